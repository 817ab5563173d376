import { t } from 'i18next';
import type { EntryId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { useTill } from '../till/store.ts';

/** A copy of any entry's slip, and where it went. A sale's id is its entry's. @param number as the slip is called */
export async function reprint({ entry, number }: { readonly entry: EntryId; readonly number: string }): Promise<void> {
  try {
    const reply = await bridge.call('slip.reprint', { entry });
    if (isRefusal(reply)) refuse(reply);
    else say('done', t(hasPrinter() ? 'slip.reprinting' : 'slip.reprintKept', { number }));
  } catch (why) {
    sayFailed(why);
  }
}

function hasPrinter(): boolean {
  return useTill.getState().status?.printer !== 'preview';
}
