import { creditOf, type KeptCredit } from '../../src/main/db/returned.ts';
import { isTraining } from '../../src/main/db/shift.ts';
import type { Desk } from '../../src/main/till/desk.ts';
import { cartNow } from '../../src/main/till/fillCart.ts';
import type { Hand } from '../../src/main/till/hand.ts';
import type { Staff } from '../../src/shared/catalogue/outlet.ts';
import { type EntryId, StaffId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/must.ts';
import type { Right } from '../../src/shared/staff/rights.ts';
import { handOf, lan } from './counter.ts';

export { handOf, lansHand } from './counter.ts';

export const huong: Staff = { id: StaffId.parse('huong'), name: 'Hương', role: 'manager' };

/** A manager. */
export const huongsHand = handOf(huong);

/** The cashier, with the manager's leave for what follows; `asked` is which rights it was wanted for. */
export function withLeave(): Hand & { readonly asked: Right[] } {
  const asked: Right[] = [];
  return {
    actor: lan,
    asked,
    may: (right) => {
      asked.push(right);
      return { approvedBy: { id: huong.id, name: huong.name } };
    },
  };
}

/** Names a line of the cart on the counter. */
export function openLine(desk: Desk, line = 1) {
  return { sale: cartNow(desk).sale, line };
}

/** The credits of exchanges with something left in them, newest first: whoever holds their slips. */
export function openCredits({ db }: Desk): KeptCredit[] {
  const rows = db.all<{ return: EntryId }>(
    'SELECT return FROM exchange_credit WHERE remaining > 0 AND training = ? ORDER BY seq DESC',
    isTraining(db) ? 1 : 0,
  );
  return rows.map(({ return: id }) => must(creditOf(db, id), `the credit of ${id}`));
}
