import type { InputOf } from '../../shared/contract.ts';
import type { EntryId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { must } from '../../shared/must.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { CreditPaidOutBody, ReturnBody } from '../../shared/return/return.ts';
import { cashRoundingOf } from '../../shared/sale/tender.ts';
import { entryOf } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { creditOf } from '../db/returned.ts';
import { isTraining, openShift } from '../db/shift.ts';
import { expectedInDrawer } from '../db/shiftReport.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { entryIdOf } from './completeSale.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import { soldIn } from './sold.ts';

type PaidOut = { readonly entry: EntryId; readonly paid: Dong };

/** Pays out in cash what is left of an exchange's credit. Asked twice with one id, it is paid once. */
export function payOutCredit(
  desk: Desk,
  { id, credit: of, amount }: InputOf<'return.payOut'>,
  { actor, may }: Hand,
): PaidOut | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, id);
    if (made) return paidOut(id, CreditPaidOutBody.parse(JSON.parse(made.body)));
    const shift = openShift(db);
    if (!shift) return { refused: 'no-open-shift' };
    const credit = creditOf(db, of);
    if (!credit || credit.training !== isTraining(db)) return { refused: 'no-such-credit' };
    if (amount <= 0 || amount > credit.remaining) return { refused: 'credit-too-small', most: credit.remaining };
    const leave = may(cameAsMoney(db, desk, of, amount) ? 'return' : 'refund-otherwise');
    if (isRefusal(leave)) return leave;
    const rounding = cashRoundingOf(amount, shift.cashRounding);
    if (!credit.training && amount + rounding > expectedInDrawer(db, desk.signer.device)) {
      return { refused: 'more-than-drawer' };
    }

    const at = desk.clock();
    const body: CreditPaidOutBody = {
      return: of,
      number: credit.number,
      day: shift.day,
      shift: shift.shift,
      cashier: actor.name,
      amount,
      rounding,
      ...(leave.approvedBy && { approvedBy: leave.approvedBy }),
      ...(credit.training && { training: true as const }),
    };
    record(db, desk.signer, { id, at, actor: actor.id, kind: 'credit-paid-out', body });
    queueSlip(db, { entry: id, number: `${credit.number} (trả tiền)`, copy: 0, at, openDrawer: !credit.training });
    return paidOut(id, body);
  });
}

/** Whether the sale was paid in as much money as is to leave the drawer, after all that went back of it. */
function cameAsMoney(db: ReadDb, desk: Desk, credit: EntryId, amount: Dong): boolean {
  const { device } = desk.signer;
  const { of } = ReturnBody.parse(JSON.parse(must(entryOf(db, device, credit), 'the return of a credit').body));
  if (!of) return true;
  const sale = must(entryOf(db, device, entryIdOf(of.sale)), 'the sale of a return');
  return amount <= soldIn(db, desk, of.sale, sale).room.money;
}

function paidOut(entry: EntryId, { amount, rounding }: CreditPaidOutBody): PaidOut {
  return { entry, paid: dong(amount + rounding) };
}
