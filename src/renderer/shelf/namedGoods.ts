import type { ScannedGoods } from '../../shared/contract/stock.ts';
import type { ProductId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { askWhich } from '../sale/choice.ts';

/** Takes the goods that a code names; of several that are listed for it, the one somebody says it is. */
export async function takeNamed(
  code: string,
  take: (found: ScannedGoods) => Promise<void> | void,
  chosen?: ProductId,
): Promise<void> {
  try {
    const found = await bridge.call('stock.scan', { code, ...(chosen !== undefined && { chosen }) });
    if (!isRefusal(found)) await take(found);
    else if (found.refused === 'shared-code') askWhich(found, (product) => void takeNamed(code, take, product));
    else refuse(found);
  } catch (why) {
    sayFailed(why);
  }
}
