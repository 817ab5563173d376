import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { Approver } from '../../shared/staff/approval.ts';
import type { Permit, Permitted } from '../permit.ts';

/** Who does it, and what they may do beyond what everybody may: by themselves, or by somebody's leave for this very call. */
export type Hand = { readonly actor: Staff; readonly may: Permit };

/**
 * By whose decision something stands in the cart: who gave leave, or who acted, where they may by themselves. The cart may be
 * paid at another's hand, and its sale must still say who decided.
 */
export function decidedBy({ actor }: Hand, { approvedBy }: Permitted): Approver {
  return approvedBy ?? { id: actor.id, name: actor.name };
}
