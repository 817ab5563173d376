import { create } from 'zustand';
import type { CallName, InputOf, ReplyOf } from '../../shared/contract.ts';
import type { StaffId } from '../../shared/id.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import type { ApprovalId } from '../../shared/staff/approval.ts';
import type { Pin } from '../../shared/staff/pin.ts';
import type { Right } from '../../shared/staff/rights.ts';
import { bridge } from '../bridge/bridge.ts';

/** The calls that may need somebody else's leave. */
export type ApprovableCall = {
  [N in CallName]: 'approval' extends keyof InputOf<N> ? N : never;
}[CallName];

/** Somebody's leave is being asked for. */
export type Asking = {
  readonly right: Right;
  /** What exactly, where the screen can say more than the right does: `Giảm 50.000 ₫`. */
  readonly what: string | undefined;
  /** @returns why not; null where leave is given, and the dialog may go */
  readonly approve: (staff: StaffId, pin: Pin) => Promise<Refusal | null>;
  readonly cancel: () => void;
};

export const useApproval = create<{ readonly asking: Asking | null }>(() => ({ asking: null }));

/**
 * Makes a call; where it needs somebody else's leave, asks for their PIN on this screen and makes the same call with it.
 * @param what says in words what leave is asked for, beyond the name of the right
 * @returns the call's reply; null where nobody gave leave and nothing changed
 */
export async function withApproval<N extends ApprovableCall>(
  name: N,
  input: InputOf<N>,
  what?: string,
): Promise<ReplyOf<N> | null> {
  const reply = await bridge.call(name, input);
  if (!needsApproval(reply)) return reply;
  const approval = await askLeave(name, input, { right: reply.right, what });
  return approval === null ? null : bridge.call(name, { ...input, approval });
}

function needsApproval(reply: unknown): reply is RefusalOf<'needs-approval'> {
  return isRefusal(reply) && reply.refused === 'needs-approval';
}

/** One question at a time: a second one takes the place of the first, which is called off. */
function askLeave(
  call: CallName,
  input: unknown,
  { right, what }: Pick<Asking, 'right' | 'what'>,
): Promise<ApprovalId | null> {
  useApproval.getState().asking?.cancel();
  return new Promise((resolve) => {
    const settle = (approval: ApprovalId | null): void => {
      if (useApproval.getState().asking === asking) useApproval.setState({ asking: null });
      resolve(approval);
    };
    const asking: Asking = {
      right,
      what,
      approve: async (staff, pin) => {
        const reply = await bridge.call('staff.approve', { staff, pin, call, input });
        if (isRefusal(reply)) return reply;
        settle(reply.approval);
        return null;
      },
      cancel: () => settle(null),
    };
    useApproval.setState({ asking });
  });
}
