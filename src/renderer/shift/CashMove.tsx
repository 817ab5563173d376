import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dong } from '../../shared/money.ts';
import { Action } from '../ui/Action.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong } from '../ui/money.ts';
import { type PadKey, typeOn } from '../ui/typing.ts';
import { beginMove } from './ask.ts';
import { ReasonField } from './ReasonField.tsx';
import styles from './Room.module.css';
import { Room } from './Room.tsx';
import { goTo, leaveRoom } from './room.ts';

/** Cash into the drawer or out of it, beside sales: how much, and why. */
export function CashMove({ direction }: { readonly direction: 'in' | 'out' }) {
  const { t } = useTranslation();
  const [amount, setAmount] = useState<Dong | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [move] = useState(beginMove);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const press = (key: PadKey) => setAmount((now) => readDong(typeOn(now === undefined ? '' : `${now}`, key, false)));
  const ready = amount !== undefined && amount > 0 && reason.trim() !== '' && !busy;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const done = await move({ direction, amount, reason: reason.trim() });
    setBusy(false);
    if (done) leaveRoom();
  };
  const usual = t(direction === 'in' ? 'shift.reasonsIn' : 'shift.reasonsOut').split('|');
  return (
    <Room
      title={t(direction === 'in' ? 'shift.cashIn' : 'shift.cashOut')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goTo({ at: 'home' })}>
            {t('app.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="Enter"
            disabled={!ready}
            onPress={() => document.querySelector<HTMLFormElement>('#cash-move')?.requestSubmit()}
            testId="move-cash"
          >
            {t(direction === 'in' ? 'shift.saveIn' : 'shift.saveOut')}
          </Action>
        </>
      }
    >
      <form
        id="cash-move"
        className={styles['halves']}
        onSubmit={(event) => void submit(event)}
        onMouseDown={keepFocus}
      >
        <div className={styles['stack']}>
          <MoneyField
            ref={field}
            label={t('shift.amount')}
            amount={amount}
            proposal="0"
            onChange={setAmount}
            testId="move-amount"
          />
          <ReasonField reason={reason} usual={usual} onChange={setReason} />
        </div>
        <Keypad extra="000" onKey={press} />
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Room>
  );
}
