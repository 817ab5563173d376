import { t } from 'i18next';
import type { Closing, OpenShift } from '../../shared/contract/shift.ts';
import type { EntryId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Counted } from '../../shared/shift/count.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { refetchTill } from '../till/store.ts';
import { withSign } from '../ui/money.ts';

export type Move = { readonly direction: 'in' | 'out'; readonly amount: Dong; readonly reason: string };

/**
 * Cash that is to be moved once, however often it is sent: the id is made with the first try and kept for every other.
 * @returns how to move it; that says whether it is in the journal
 */
export function beginMove(): (move: Move) => Promise<boolean> {
  let id: EntryId | undefined;
  return ({ direction, amount, reason }) => {
    const words = { amount: withSign(amount), reason };
    const move = async () => {
      id ??= (await bridge.call('shift.newEntry', {})).id;
      return withApproval('shift.moveCash', { id, direction, amount, reason }, t('shift.leaveOut', words));
    };
    return asked(() => untilAnswered(move), t(direction === 'in' ? 'shift.movedIn' : 'shift.movedOut', words));
  };
}

export async function openDrawer(reason: string): Promise<boolean> {
  const ask = () => withApproval('shift.openDrawer', { reason }, t('shift.leaveDrawer', { reason }));
  return asked(ask, t('shift.opened'));
}

export async function switchTraining(on: boolean): Promise<boolean> {
  const done = await asked(() => withApproval('shift.switchTraining', { on }), null);
  if (done) await refetchTill();
  return done;
}

export async function printReport(): Promise<boolean> {
  return asked(() => bridge.call('shift.printReport', {}), t('shift.printing'));
}

/** @returns null where it was refused or nobody gave leave; then nothing has changed */
export async function closeShift(
  { shift, openedBy }: OpenShift,
  counted: Counted,
  amount: Dong,
): Promise<Closing | null> {
  try {
    const what = t('shift.leaveClose', { name: openedBy, amount: withSign(amount) });
    const reply = await withApproval('shift.close', { shift, counted }, what);
    if (reply === null) return null;
    if (!isRefusal(reply)) return reply;
    refuse(reply);
  } catch (why) {
    sayFailed(why);
  }
  return null;
}

async function asked(ask: () => Promise<{ done: true } | Refusal | null>, said: string | null): Promise<boolean> {
  try {
    const reply = await ask();
    if (reply === null) return false;
    if (isRefusal(reply)) {
      refuse(reply);
      return false;
    }
    if (said !== null) say('done', said);
    return true;
  } catch (why) {
    sayFailed(why);
    return false;
  }
}
