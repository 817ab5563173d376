import type { Staff } from '../shared/catalogue/outlet.ts';
import type { StaffId } from '../shared/id.ts';
import { type Canonical, canonical } from '../shared/journal/canonical.ts';
import type { RefusalOf } from '../shared/refusal.ts';
import type { ApprovalId, Approver } from '../shared/staff/approval.ts';
import { may, type Right } from '../shared/staff/rights.ts';
import type { Session } from './session.ts';
import type { Leave, Passes } from './staff/approvals.ts';

/**
 * Asks whether whoever acts has a right, by themselves or by somebody's approval of this very call. Asked by the operation,
 * once it knows that the right is needed; an approval is spent by it.
 */
export type Permit = (right: Right) => Permitted | RefusalOf<'needs-approval'>;
/** Empty where they may by themselves. */
export type Permitted = { readonly approvedBy?: Approver };

export type PermitParts = {
  readonly session: Session;
  readonly approvals: Passes<Leave>;
  /** The person as the catalogue has them now: an approver who was taken off approves nothing. */
  readonly look: (staff: StaffId) => Staff | undefined;
};

/** A call as it came, its input parsed: what an approval is bound to. */
export type AskedCall = { readonly name: string; readonly input: unknown };

/** The permit of one call. An operation that needs two rights is let through by one approver who has both. */
export function permitOf({ session, approvals, look }: PermitParts, { name, input }: AskedCall): Permit {
  let leave: Leave | undefined;
  let spent = false;
  const spend = (): Leave | undefined => {
    const approval = approvalIn(input);
    if (!spent && approval) leave = approvals.take(approval);
    spent = true;
    return leave;
  };
  return (right) => {
    const asking = session.present();
    if (may(asking.role, right)) return {};
    const given = spend();
    const approver = given && look(given.approver.id);
    const holds =
      given && approver && given.askedBy === asking.id && given.call === name && given.input === boundInput(input);
    if (!holds || approver.id === asking.id || !may(approver.role, right)) return { refused: 'needs-approval', right };
    return { approvedBy: given.approver };
  };
}

/** What an approval is bound to: the parsed input in its canonical text, without the approval itself. */
export function boundInput(input: unknown): string {
  const { approval: _, ...asked } = input as Record<string, Canonical>;
  return canonical(asked);
}

function approvalIn(input: unknown): ApprovalId | undefined {
  return (input as { readonly approval?: ApprovalId }).approval;
}
