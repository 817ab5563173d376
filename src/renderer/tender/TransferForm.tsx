import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownTransfer } from '../../shared/contract/payment.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong } from '../ui/money.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { type PadKey, typeOn } from '../ui/typing.ts';
import type { Calm } from './calm.ts';
import styles from './Tender.module.css';
import transfer from './Transfer.module.css';
import own from './Transfer.module.css';
import { printTransfer, standingOf } from './transfer.ts';

export type TransferTaken = { readonly given: Dong; readonly bill: string; readonly confirmed: 'cashier' | 'bank' };

type Props = {
  readonly owed: Dong;
  /** Undefined while nothing is typed: then all that is owed is meant. */
  readonly typed: Dong | undefined;
  readonly shown: ShownTransfer | null;
  readonly busy: boolean;
  readonly calm: Calm;
  readonly onType: (amount: Dong | undefined) => void;
  readonly onTake: (taken: TransferTaken) => void;
  readonly onBack: () => void;
};

/** VietQR: the code, as large as it goes. Enter finishes what the bank confirmed; what it did not, F9 confirms by one's own eyes. */
export function TransferForm({ owed, typed, shown, busy, calm, onType, onTake, onBack }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [retyping, setRetyping] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const type = (key: PadKey) => onType(readDong(typeOn(typed === undefined ? '' : `${typed}`, key, false)));
  const standing = shown && standingOf(shown);
  const byBank = standing === 'confirmed' || standing === 'over';
  const take = (confirmed: 'cashier' | 'bank') => {
    if (shown && !busy) onTake({ given: shown.amount, bill: shown.bill, confirmed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (calm.isSamePress(event) || !shown) return;
    if (byBank) return take('bank');
    const facts = { received: formatDong(shown.received), amount: formatDong(shown.amount) };
    say('stop', standing === 'partial' ? t('transfer.partialHint', facts) : t('transfer.enterHint'));
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F9' || event.repeat) return;
      event.preventDefault();
      if (!calm.isSamePress(event)) take(byBank ? 'bank' : 'cashier');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  const amount = formatDong(shown?.amount ?? dong(Math.max(0, owed)));
  return (
    <form className={styles['hands']} onSubmit={submit}>
      <div className={own['place']}>
        {retyping ? (
          <Keypad extra="000" onKey={type} />
        ) : shown ? (
          <QrCode
            className={transfer['code']}
            testId="qr"
            rows={shown.code}
            label={t('transfer.picture', { amount, bill: shown.bill })}
          />
        ) : (
          <p>{t('transfer.none')}</p>
        )}
      </div>
      <div className={own['tools']}>
        <MoneyField
          ref={field}
          label={t('tender.amount')}
          amount={typed}
          proposal={formatDong(dong(Math.max(0, owed)))}
          onChange={onType}
          testId="part-amount"
        />
        <Action onPress={() => setRetyping((now) => !now)} testId="retype">
          {t(retyping ? 'transfer.showCode' : 'transfer.retype')}
        </Action>
        <Action disabled={!shown || busy} onPress={() => void printTransfer()} testId="print-qr">
          {t('transfer.print')}
        </Action>
      </div>
      <div className={styles['choices']} data-wordy onClickCapture={calm.holdTap}>
        <Action size="large" shortcut="Esc" disabled={busy} onPress={onBack}>
          {t('app.back')}
        </Action>
        {byBank ? (
          <Action kind="main" size="large" type="submit" shortcut="Enter" disabled={busy} testId="finish">
            {t('transfer.confirm', { amount })}
          </Action>
        ) : (
          <Action
            kind="main"
            size="large"
            shortcut="F9"
            disabled={busy || !shown}
            onPress={() => take('cashier')}
            testId="confirm"
          >
            {t(standing === 'partial' ? 'transfer.confirmAnyway' : 'transfer.confirm', { amount })}
          </Action>
        )}
      </div>
    </form>
  );
}
