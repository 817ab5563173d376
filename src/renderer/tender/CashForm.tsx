import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { quickCash } from '../../shared/sale/tender.ts';
import { Action } from '../ui/Action.tsx';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong } from '../ui/money.ts';
import { type PadKey, typeOn } from '../ui/typing.ts';
import type { Calm } from './calm.ts';
import styles from './Tender.module.css';

type Props = {
  readonly owed: Dong;
  /** Undefined while nothing is typed: then the exact amount is meant. */
  readonly given: Dong | undefined;
  readonly busy: boolean;
  /** Something else paid, too: what is handed over is not all that the buyer gives. */
  readonly beside: boolean;
  readonly calm: Calm;
  readonly onGiven: (given: Dong | undefined) => void;
  /** Takes less than is owed; the rest is paid another way. */
  readonly onPart: (given: Dong) => void;
  readonly onFinish: (given: Dong) => void;
  readonly onBack: () => void;
};

/** Cash: the exact amount, the likely notes, a keypad. Enter finishes. */
export function CashForm({ owed, given, busy, beside, calm, onGiven, onPart, onFinish, onBack }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const due = dong(Math.max(0, owed));
  const handed = given ?? due;
  const isPart = handed > 0 && handed < due;
  const press = (key: PadKey) => onGiven(readDong(typeOn(given === undefined ? '' : `${given}`, key, false)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!calm.isSamePress(event)) onFinish(handed);
  };
  const onPlus = (event: KeyboardEvent) => {
    if (event.key !== '+') return;
    event.preventDefault();
    if (isPart) onPart(handed);
  };
  return (
    <form className={styles['hands']} onSubmit={submit} onKeyDown={onPlus}>
      <MoneyField
        ref={field}
        label={t(beside ? 'tender.givenCash' : 'tender.given')}
        amount={given}
        proposal={formatDong(due)}
        onChange={onGiven}
        testId="given"
      />
      <div className={styles['quick']} role="group" aria-label={t('tender.quick')}>
        {quickCash(due).map((amount) => (
          <button
            key={amount}
            type="button"
            aria-pressed={handed === amount}
            onClick={() => onGiven(amount)}
            data-testid="quick-cash"
          >
            {amount === due && <small>{t('tender.exact')}</small>}
            {formatDong(amount)}
          </button>
        ))}
      </div>
      <div className={styles['pad']}>
        <Keypad extra="000" onKey={press} />
      </div>
      <div className={styles['part']} onClickCapture={calm.holdTap}>
        {isPart && (
          <Action shortcut="+" disabled={busy} onPress={() => onPart(handed)} testId="add-part">
            {t('tender.addPart', { amount: formatDong(handed) })}
          </Action>
        )}
      </div>
      <div className={styles['choices']} onClickCapture={calm.holdTap}>
        <Action size="large" shortcut="Esc" disabled={busy} onPress={onBack}>
          {t('app.back')}
        </Action>
        <Action kind="main" size="large" type="submit" shortcut="Enter" disabled={busy} testId="finish">
          {t('tender.finish')}
        </Action>
      </div>
    </form>
  );
}
