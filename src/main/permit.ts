import type { RefusalOf } from '../shared/refusal.ts';
import type { Approver } from '../shared/staff/approval.ts';
import { may, type Right } from '../shared/staff/rights.ts';
import type { Session } from './session.ts';

/**
 * Asks whether whoever acts has a right, by themselves or by somebody's approval of this very call. Asked by the operation,
 * once it knows that the right is needed; an approval is spent by it.
 */
export type Permit = (right: Right) => Permitted | RefusalOf<'needs-approval'>;
/** Empty where they may by themselves. */
export type Permitted = { readonly approvedBy?: Approver };

export function permitOf(session: Session): Permit {
  return (right): ReturnType<Permit> => {
    if (may(session.present().role, right)) return {};
    return { refused: 'needs-approval', right };
  };
}
