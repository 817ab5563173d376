import type { InputOf } from '../../shared/contract.ts';
import { dong } from '../../shared/money.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { NOTES } from '../../shared/sale/tender.ts';
import { type CashMovedBody, FLOAT_LIMIT, Moved } from '../../shared/shift/shift.ts';
import { cashMovedTitle } from '../../shared/slip/cashMovedSlip.ts';
import { entryOf } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { isTraining, shiftNow } from '../db/shift.ts';
import { expectedInDrawer } from '../db/shiftReport.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';

const SMALLEST = Math.min(...NOTES);

/**
 * Puts cash into the drawer or takes it out: entry, slip and the open drawer in one transaction. The id was made before, so
 * asking twice, or after a crash, moves it once. Whatever is asked for then, the answer is what the journal has, as of every
 * operation with an id: nobody is told that something else was moved.
 */
export function moveCash(desk: Desk, input: InputOf<'shift.moveCash'>, hand: Hand): Moved | Refusal {
  const { id, direction, reason } = input;
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, id);
    if (made) return Moved.parse(JSON.parse(made.body));
    // Less than the smallest note is no cash: it would only open the drawer for who may not.
    if (input.amount < SMALLEST || input.amount > FLOAT_LIMIT) return { refused: 'absurd-amount' };
    const { shift } = shiftNow(db);
    const leave = direction === 'out' ? hand.may('take-cash-out') : {};
    if (isRefusal(leave)) return leave;
    const training = isTraining(db);
    const amount = dong(input.amount);
    // Asked for after leave: nobody feels out what the drawer should hold by trying amounts.
    if (direction === 'out' && !training && amount > expectedInDrawer(db, desk.signer.device))
      return { refused: 'more-than-drawer' };

    const body: CashMovedBody = {
      shift,
      direction,
      amount,
      reason,
      cashier: hand.actor.name,
      ...leave,
      ...(training && { training: true }),
    };
    const at = desk.clock();
    record(db, desk.signer, { id, at, actor: hand.actor.id, kind: 'cash-moved', body });
    queueSlip(db, { entry: id, number: cashMovedTitle(body), copy: 0, at, openDrawer: !training });
    return { direction, amount, reason };
  });
}
