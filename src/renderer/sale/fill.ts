import { t } from 'i18next';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say } from '../notice.ts';
import { play } from '../ui/sound.ts';
import { sentenceFor } from '../words/sentence.ts';
import { change, visitNow } from './change.ts';
import { missDemand } from './missed.ts';
import { askFor, setTimes, startNext, useSale } from './store.ts';

const { getState } = useSale;

/** During payment a scan is refused aloud; after it, it starts the next sale. */
export function scan(code: string): void {
  startNext();
  askFor(null);
  const times = takeTimes();
  void change(() => scanned(code, times)).then((taken) => (taken ? play('taken') : putTimesBack(times)));
}

/** Taken at once and not with the answer: the next scan, however soon, is one again. */
function takeTimes(): number | null {
  const { times } = getState();
  if (times !== null) setTimes(null);
  return times;
}

/** What was not taken is still to be scanned so many times. */
function putTimesBack(times: number | null): void {
  if (times !== null && getState().times === null) setTimes(times);
}

/** What is sold by weight and carries none in its code opens the pad that asks for it; the pad says so itself. */
async function scanned(code: string, times: number | null): Promise<CartReply | Refusal | null> {
  const asked = visitNow();
  const reply = await bridge.call('cart.scan', { code, ...(times !== null && { times }) });
  if (asked === visitNow() && isRefusal(reply) && reply.refused === 'unknown-code') return offerMissed(reply);
  if (!isRefusal(reply) || reply.refused !== 'weight-needed') return reply;
  play('refused');
  if (asked === visitNow()) askFor({ of: 'product', product: { ...reply, weighed: true } });
  return null;
}

/** A code that is nobody's: what was asked for, and is not here. */
function offerMissed(refusal: RefusalOf<'unknown-code'>): null {
  const act = () => void missDemand({ text: refusal.code.slice(0, 80) });
  say('stop', sentenceFor(refusal), { words: t('missed.offer'), act });
  return null;
}

export function addProduct(product: ProductView): void {
  startNext();
  const times = takeTimes();
  if (product.weighed && times !== null) refuse({ refused: 'weighed-times', name: product.name });
  else if (product.weighed) askFor({ of: 'product', product });
  else void addQuantity(product, quantity(ONE * (times ?? 1))).then((taken) => taken || putTimesBack(times));
}

export function addQuantity(product: Pick<ProductView, 'product'>, amount: Quantity): Promise<boolean> {
  return change(() => bridge.call('cart.add', { product: product.product, quantity: amount }));
}
