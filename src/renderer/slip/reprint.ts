import { t } from 'i18next';
import type { EntryId, SaleId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { useTill } from '../till/store.ts';

/** A copy of any entry's slip. @param said what is told once it is on its way */
export async function printAgain(entry: EntryId, said: string): Promise<void> {
  try {
    const reply = await bridge.call('slip.reprintOf', { entry });
    if (isRefusal(reply)) refuse(reply);
    else say('done', said);
  } catch (why) {
    sayFailed(why);
  }
}

export async function reprint(sale: { readonly sale: SaleId; readonly number: string }): Promise<void> {
  try {
    const reply = await bridge.call('slip.reprint', { sale: sale.sale });
    if (isRefusal(reply)) refuse(reply);
    else say('done', t(hasPrinter() ? 'slip.reprinting' : 'slip.reprintKept', { number: sale.number }));
  } catch (why) {
    sayFailed(why);
  }
}

function hasPrinter(): boolean {
  return useTill.getState().status?.printer !== 'preview';
}
