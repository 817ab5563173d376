import { t } from 'i18next';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';

export async function reprint(sale: { readonly sale: SaleId; readonly number: string }): Promise<void> {
  try {
    const reply = await bridge.call('slip.reprint', { sale: sale.sale });
    if (isRefusal(reply)) refuse(reply);
    else say('done', t('slip.reprinting', { number: sale.number }));
  } catch (why) {
    sayFailed(why);
  }
}
