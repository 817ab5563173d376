import { t } from 'i18next';
import type { EntryId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { sayOnItsWay } from '../printer/onItsWay.ts';
import { useTill } from '../till/store.ts';

/** A copy of any entry's slip, and where it went. A sale's id is its entry's. @param number as the slip is called */
export async function reprint({ entry, number }: { readonly entry: EntryId; readonly number: string }): Promise<void> {
  try {
    const reply = await bridge.call('slip.reprint', { entry });
    if (isRefusal(reply)) refuse(reply);
    else if (hasPrinter()) {
      sayOnItsWay({
        going: t('slip.reprinting', { number }),
        waits: (state) => t('slip.reprintWaits', { number, state: t(`printer.sign.${state}`) }),
      });
    } else say('done', t('slip.reprintKept', { number }));
  } catch (why) {
    sayFailed(why);
  }
}

function hasPrinter(): boolean {
  return useTill.getState().status?.printer !== 'preview';
}
