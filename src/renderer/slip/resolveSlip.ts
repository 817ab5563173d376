import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { refetchTill } from '../till/store.ts';
import { offerForMute } from './mute.ts';

/** What whoever looked says of a slip that nobody was sure of: it came out, or it is printed again. */
export async function resolveSlip(job: number, cameOut: boolean): Promise<void> {
  try {
    const reply = await bridge.call('slip.resolve', { job, cameOut });
    if (isRefusal(reply)) refuse(reply);
    else offerForMute(reply.mute);
    await refetchTill();
  } catch (why) {
    sayFailed(why);
  }
}
