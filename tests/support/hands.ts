import type { Desk } from '../../src/main/till/desk.ts';
import { cartNow } from '../../src/main/till/fillCart.ts';
import type { Hand } from '../../src/main/till/hand.ts';
import type { Staff } from '../../src/shared/catalogue/outlet.ts';
import { StaffId } from '../../src/shared/id.ts';
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
