import { t } from 'i18next';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { ProductId } from '../../shared/id.ts';
import { ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { play } from '../ui/sound.ts';
import { sentenceFor } from '../words/sentence.ts';
import { change, visitNow } from './change.ts';
import { offerExpired } from './expired.ts';
import { type Asking, askFor, setTimes, startNext, useSale } from './store.ts';

const { getState } = useSale;

/**
 * During payment a scan is refused aloud; after it, it starts the next sale. While goods are on the scales, too: they would be
 * sold with nothing said of them, or not at all.
 */
export function scan(code: string): void {
  const { asking } = getState();
  if (asking?.of === 'product') return say('stop', t('quantity.weighFirst', { name: asking.product.name }));
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
  const asking = { code, ...(times !== null && { times }) };
  const reply = await bridge.call('cart.scan', asking);
  if (!isRefusal(reply)) return reply;
  if (asked !== visitNow()) return reply.refused === 'weight-needed' ? null : reply;
  return asks(reply, code, times) ? null : orExpired(reply, asking);
}

function orExpired(reply: CartReply | Refusal, asking: InputOf<'cart.scan'>): CartReply | Refusal | null {
  return offerExpired(reply, (what) => {
    const again = () => withApproval('cart.scan', { ...asking, evenExpired: true }, what);
    void change(again).then((taken) => taken && play('taken'));
  });
}

/** @returns whether a refusal is asked about, and not only told */
function asks(refusal: Refusal, code: string, times: number | null): boolean {
  if (refusal.refused === 'unknown-code') {
    offerToTell(refusal);
    return true;
  }
  const asking = askingFor(refusal, code, times);
  if (!asking) return false;
  play('refused');
  askFor(asking);
  return true;
}

function askingFor(refusal: Refusal, text: string, times: number | null): Asking | undefined {
  if (refusal.refused === 'weight-needed') return { of: 'product', product: { ...refusal, weighed: true } };
  if (refusal.refused !== 'shared-code') return undefined;
  const { code, options } = refusal;
  return { of: 'choice', code, scan: text, times, options };
}

/** The product a person says it is. What was asked for before it, like three of it, is done now. */
export function chooseScanned({ scan: code, times }: Extract<Asking, { of: 'choice' }>, chosen: ProductId): void {
  askFor(null);
  void change(async () => {
    const asking = { code, chosen, ...(times !== null && { times }) };
    const reply = await bridge.call('cart.scan', asking);
    return isRefusal(reply) && asks(reply, code, times) ? null : orExpired(reply, asking);
  }).then((taken) => taken && play('taken'));
}

/** A code that is nobody's stops nothing: what can be done about it is one tap or key away, and the next scan may come at once. */
function offerToTell(refusal: RefusalOf<'unknown-code'>): void {
  const act = () => askFor({ of: 'unknown', code: refusal.code });
  say('stop', sentenceFor(refusal), { words: t('codes.unknownOffer'), act, key: 'KeyB' });
}

export function addProduct(product: ProductView): void {
  startNext();
  const times = takeTimes();
  if (product.weighed && times !== null) refuse({ refused: 'weighed-times', name: product.name });
  else if (product.weighed) askFor({ of: 'product', product });
  else void addQuantity(product, quantity(ONE * (times ?? 1))).then((taken) => taken || putTimesBack(times));
}

export function addQuantity(product: Pick<ProductView, 'product'>, amount: Quantity): Promise<boolean> {
  const added = { product: product.product, quantity: amount };
  return change(async () =>
    offerExpired(await bridge.call('cart.add', added), (what) => {
      void change(() => withApproval('cart.add', { ...added, evenExpired: true }, what));
    }),
  );
}
