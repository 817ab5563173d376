import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong, withSign } from '../ui/money.ts';
import { type PadKey, pressInto } from '../ui/typing.ts';
import { pay } from './ask.ts';
import styles from './Settlement.module.css';
import type { StatementShown } from './store.ts';

type Props = {
  readonly statement: StatementShown;
  readonly owed: Dong;
  readonly hasShift: boolean;
  readonly onClose: () => void;
};
type Kind = 'drawer' | 'cash' | 'transfer';

/** Cash has no smaller note. */
const NOTE = 1_000;

/** How much a producer is paid, and how. What is proposed is all that is owed, in cash what notes can pay. */
export function PayDialog({ statement, owed, hasShift, onClose }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>(hasShift ? 'drawer' : 'transfer');
  const [typed, setTyped] = useState<Dong | undefined>(undefined);
  const [reference, setReference] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const proposed = kind === 'transfer' ? owed : dong(owed - (owed % NOTE));
  const amount = typed ?? proposed;
  const press = (key: PadKey) =>
    setTyped(readDong(pressInto(field.current, typed === undefined ? '' : `${typed}`, key)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (amount <= 0) return say('stop', t('settlement.needAmount'));
    if (kind === 'transfer' && reference.trim() === '') return say('stop', t('settlement.needReference'));
    setBusy(true);
    const done = await pay(statement, amount, kind === 'transfer' ? { kind, reference: reference.trim() } : { kind });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog title={t('settlement.payTitle', { name: statement.producer.name })} size={720} onClose={onClose}>
      <form className={styles['pay']} onSubmit={(event) => void submit(event)} onMouseDown={keepFocus}>
        <div className={styles['stack']}>
          <p>{t('settlement.payOwed', { amount: withSign(owed) })}</p>
          <div className={styles['kinds']} role="group" aria-label={t('settlement.payBy')}>
            {(['drawer', 'cash', 'transfer'] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === kind}
                disabled={each === 'drawer' && !hasShift}
                onClick={() => setKind(each)}
                data-testid={`pay-${each}`}
              >
                {t(`settlement.${each}`)}
              </button>
            ))}
          </div>
          <MoneyField
            ref={field}
            label={t('settlement.payAmount')}
            amount={typed}
            proposal={formatDong(proposed)}
            onChange={setTyped}
            testId="pay-amount"
          />
          {kind === 'transfer' && (
            <label className={styles['reference']}>
              <span>{t('settlement.reference')}</span>
              <input
                type="text"
                maxLength={40}
                autoComplete="off"
                placeholder={t('settlement.referenceHint')}
                value={reference}
                onChange={(event) => setReference(event.currentTarget.value)}
                data-testid="pay-reference"
              />
            </label>
          )}
          <Action kind="main" size="large" type="submit" shortcut="Enter" disabled={busy} testId="pay-save">
            {`${t('settlement.save')} ${withSign(amount)}`}
          </Action>
        </div>
        <Keypad extra="000" low onKey={press} />
      </form>
    </Dialog>
  );
}
