import { type FormEvent, type KeyboardEvent, type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { digitMeant, type PadKey } from '../ui/typing.ts';
import type { Kind, Typed } from './discountTyped.ts';
import styles from './LineDialog.module.css';

type Props = {
  readonly typed: Typed;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly wrong: boolean;
  readonly onType: (typed: Typed) => void;
  readonly onDigit: (digit: PadKey) => void;
  /** Enter, or ↓ to what comes next. */
  readonly onDone: () => void;
};

/** The keys that say which: as they stand on the two buttons. */
const KIND_OF: Readonly<Record<string, Kind>> = { '%': 'percent', d: 'amount', đ: 'amount' };

/** How much off: a part of it, or an amount. */
export function DiscountField({ typed, field, wrong, onType, onDigit, onDone }: Props) {
  const { t } = useTranslation();
  useEffect(() => field.current?.focus(), [field]);
  const choose = (kind: Kind) => {
    onType({ kind, text: '' });
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const kind = KIND_OF[event.key];
    const digit = digitMeant(event.nativeEvent);
    if (!kind && !digit && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (kind) choose(kind);
    else if (digit) onDigit(digit);
    else onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone();
  };
  return (
    <form onSubmit={submit} className={styles['kind']}>
      {(['percent', 'amount'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={typed.kind === kind}
          aria-label={t(`discount.${kind}`)}
          onClick={() => choose(kind)}
          data-testid={`discount-${kind}`}
        >
          {kind === 'percent' ? '%' : '₫'}
        </button>
      ))}
      <input
        ref={field}
        type="text"
        inputMode="none"
        autoComplete="off"
        data-autofocus
        aria-label={t(`discount.${typed.kind}`)}
        aria-invalid={wrong}
        value={typed.text}
        onChange={(event) => onType({ ...typed, text: event.currentTarget.value })}
        onKeyDown={press}
        data-testid="discount-field"
      />
      <button type="submit" hidden />
    </form>
  );
}
