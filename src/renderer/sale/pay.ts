import { t } from 'i18next';
import type { Receipt } from '../../shared/contract.ts';
import type { Dong } from '../../shared/money.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { ConnectionLost, TurnedAway, whenUp } from '../bridge/connection.ts';
import { dismiss, refuse, say, sayFailed } from '../notice.ts';
import { backToSelling, refetchCart, setStage, useSale } from './store.ts';

/** Takes the money for what the buyer was shown. Pressed twice, it is still one sale: the till goes by its id. */
export async function payCash(given: Dong): Promise<void> {
  const { stage } = useSale.getState();
  if (stage.at !== 'paying' || stage.busy) return;
  setStage({ ...stage, busy: true });
  const input = { sale: stage.sale, total: stage.total, tenders: [{ kind: 'cash' as const, given }] };
  try {
    await conclude(await untilAnswered(() => bridge.call('sale.complete', input)));
  } catch (why) {
    setStage({ ...stage, busy: false });
    if (why instanceof TurnedAway) useSale.setState({ unsettled: input });
    sayFailed(why);
  }
}

/**
 * Fetches the cart and, where a payment was left hanging, finds out: a cart under another id means the sale was made,
 * and asking again only brings its receipt. Under the same id nothing was charged, and nobody is charged unasked.
 */
export async function returnToCounter(): Promise<void> {
  await refetchCart();
  const { unsettled, cart } = useSale.getState();
  if (!unsettled || !cart) return;
  useSale.setState({ unsettled: null });
  if (cart.sale === unsettled.sale) return say('stop', t('tender.notTaken'));
  try {
    await conclude(await bridge.call('sale.complete', unsettled));
  } catch (why) {
    sayFailed(why);
  }
}

async function conclude(reply: Receipt | Refusal): Promise<void> {
  if (!isRefusal(reply)) {
    dismiss();
    setStage({ at: 'paid', receipt: reply });
    await refetchCart();
    return;
  }
  const { stage } = useSale.getState();
  if (stage.at === 'paying') setStage({ ...stage, busy: false });
  if (reply.refused === 'cart-changed') {
    backToSelling();
    await refetchCart();
  }
  refuse(reply);
}

/** Asks again when the line breaks before the answer: the sale's id makes that safe, and not asking would be worse. */
async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (why) {
      if (!(why instanceof ConnectionLost)) throw why;
      await whenUp();
    }
  }
}
