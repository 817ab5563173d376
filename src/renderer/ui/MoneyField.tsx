import type { KeyboardEvent, Ref } from 'react';
import { type Dong, formatDong } from '../../shared/money.ts';
import styles from './MoneyField.module.css';
import { readDong } from './money.ts';
import { digitMeant, pressInto } from './typing.ts';

type Props = {
  readonly label: string;
  /** Undefined while nothing is entered. */
  readonly amount: Dong | undefined;
  readonly proposal: string;
  readonly onChange: (amount: Dong | undefined) => void;
  readonly testId: string;
  readonly ref?: Ref<HTMLInputElement>;
};

/** An amount of đồng, typed or by keypad, with its dots while it grows. */
export function MoneyField({ label, amount, proposal, onChange, testId, ref }: Props) {
  const mend = (event: KeyboardEvent<HTMLInputElement>) => {
    const digit = digitMeant(event.nativeEvent);
    if (!digit) return;
    event.preventDefault();
    onChange(readDong(pressInto(event.currentTarget, amount === undefined ? '' : `${amount}`, digit)));
  };
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      <input
        ref={ref}
        type="text"
        inputMode="none"
        autoComplete="off"
        value={amount === undefined ? '' : formatDong(amount)}
        placeholder={proposal}
        onChange={(event) => onChange(readDong(event.currentTarget.value))}
        onKeyDown={mend}
        data-autofocus
        data-testid={testId}
      />
      <span aria-hidden="true">₫</span>
    </label>
  );
}
