import { t } from 'i18next';
import type { Closing, OpenShift } from '../../shared/contract/shift.ts';
import type { Dong } from '../../shared/money.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Counted } from '../../shared/shift/count.ts';
import { bridge } from '../bridge/bridge.ts';
import { CallRefused } from '../bridge/connection.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { refetchTill } from '../till/store.ts';
import { withSign } from '../ui/money.ts';

export async function openDrawer(reason: string): Promise<boolean> {
  const ask = () => withApproval('shift.openDrawer', { reason }, t('shift.leaveDrawer', { reason }));
  return asked(ask, t('shift.opened'));
}

export async function switchTraining(on: boolean): Promise<boolean> {
  const what = t(on ? 'shift.leaveTrainingOn' : 'shift.leaveTrainingOff');
  const done = await asked(() => withApproval('shift.switchTraining', { on }, what), null);
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

/** What became of it; `unknown`: the till went wrong or went away, and it may have been done. */
export type Became = 'done' | 'not-done' | 'unknown';

/** Asks, and tells what came of it: what `said` makes of the reply, or why not. */
export async function carryOut<Reply extends object>(
  ask: () => Promise<Reply | Refusal | null>,
  said: (reply: Reply) => string | null,
): Promise<Became> {
  try {
    const reply = await ask();
    if (reply === null) return 'not-done';
    if (isRefusal(reply)) {
      refuse(reply);
      return 'not-done';
    }
    const words = said(reply);
    if (words !== null) say('done', words);
    return 'done';
  } catch (why) {
    sayFailed(why);
    return isTurnedAway(why) ? 'not-done' : 'unknown';
  }
}

/** At the door, before anything was done. */
function isTurnedAway(why: unknown): boolean {
  return why instanceof CallRefused && ['looks-like-card', 'looks-like-phone'].includes(why.refusal.refused);
}

async function asked(ask: () => Promise<{ done: true } | Refusal | null>, said: string | null): Promise<boolean> {
  return (await carryOut(ask, () => said)) === 'done';
}
