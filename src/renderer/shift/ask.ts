import { t } from 'i18next';
import type { Closing, OpenShift } from '../../shared/contract/shift.ts';
import type { Dong } from '../../shared/money.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Counted } from '../../shared/shift/count.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { refetchTill } from '../till/store.ts';
import { withSign } from '../ui/money.ts';

export type Move = { readonly direction: 'in' | 'out'; readonly amount: Dong; readonly reason: string };

/** @returns whether it is in the journal */
export async function moveCash({ direction, amount, reason }: Move): Promise<boolean> {
  const words = { amount: withSign(amount), reason };
  return asked(
    async () => {
      const { id } = await bridge.call('shift.newEntry', {});
      const input = { id, direction, amount, reason };
      return withApproval('shift.moveCash', input, t('shift.leaveOut', words));
    },
    t(direction === 'in' ? 'shift.movedIn' : 'shift.movedOut', words),
  );
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
