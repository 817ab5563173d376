import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '../../shared/id.ts';
import type { Direction } from '../../shared/shift/shift.ts';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong } from '../ui/money.ts';
import { type PadKey, pressInto } from '../ui/typing.ts';
import { WordsField } from '../ui/WordsField.tsx';
import { keepMove, type Move, moveCash, moveOf, useMoves } from './move.ts';
import styles from './Room.module.css';
import { Room } from './Room.tsx';
import { leaveRoom } from './room.ts';
import { stepBack } from './stepBack.ts';

type Props = { readonly direction: Direction; readonly by: StaffId };

/** Cash into the drawer or out of it, beside sales: how much, and why. */
export function CashMove({ direction, by }: Props) {
  const { t } = useTranslation();
  useMoves();
  const move = moveOf(direction, by);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const why = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    // What waited for whoever comes back is seen, and the first digit takes its place.
    field.current?.select();
  }, []);
  const { amount, reason } = move;
  const open = move.asked === null;
  const change = (how: Partial<Move>) => open && keepMove(direction, { ...move, ...how });
  const press = (key: PadKey) => change({ amount: readDong(pressInto(field.current, `${amount ?? ''}`, key)) ?? null });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (amount === null || amount === 0) return ask(field, t('shift.needAmount'));
    if (reason.trim() === '') return ask(why, t('shift.needReason'));
    setBusy(true);
    const done = await moveCash(direction, { ...move, amount, reason: reason.trim() });
    setBusy(false);
    if (done) leaveRoom();
  };
  return (
    <Room
      short
      title={t(direction === 'in' ? 'shift.cashIn' : 'shift.cashOut')}
      actions={<MoveActions direction={direction} busy={busy} />}
    >
      <form
        id="cash-move"
        className={styles['halves']}
        data-keys="large"
        onSubmit={(event) => void submit(event)}
        onMouseDown={keepFocus}
      >
        <div className={styles['stack']}>
          {!open && !busy && (
            <p className={styles['tell']} role="status" data-testid="move-unknown">
              {t('shift.moveUnknown')}
            </p>
          )}
          <MoneyField
            ref={field}
            label={t('shift.amount')}
            amount={amount ?? undefined}
            proposal="0"
            onChange={(typed) => change({ amount: typed ?? null })}
            testId="move-amount"
          />
          <WordsField
            label={t('shift.reason')}
            usual={t(direction === 'in' ? 'shift.reasonsIn' : 'shift.reasonsOut').split('|')}
            words={reason}
            hint={t('shift.reasonHint')}
            onType={(typed) => change({ reason: typed })}
            onChoose={(usual) => {
              change({ reason: usual });
              field.current?.focus();
            }}
            field={why}
            testId="reason"
          />
        </div>
        <Keypad extra="000" onKey={press} />
        <button type="submit" hidden />
      </form>
    </Room>
  );
}

/** Says what is missing, and leads there. */
function ask(field: RefObject<HTMLInputElement | null>, words: string): void {
  say('stop', words);
  field.current?.focus();
}

function MoveActions({ direction, busy }: { readonly direction: Direction; readonly busy: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Action size="large" shortcut="Esc" onPress={() => stepBack({ at: 'move', direction })}>
        {t('app.back')}
      </Action>
      <Action
        kind="main"
        size="large"
        shortcut="Enter"
        disabled={busy}
        onPress={() => document.querySelector<HTMLFormElement>('#cash-move')?.requestSubmit()}
        testId="move-cash"
      >
        {t(direction === 'in' ? 'shift.saveIn' : 'shift.saveOut')}
      </Action>
    </>
  );
}
