import { t } from 'i18next';
import { create } from 'zustand';
import { type Cart, type CartLine, cartTotal } from '../../shared/cart/cart.ts';
import type { CartReply, InputOf, ProductView, Receipt } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import { ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { dismiss, hush, refuse, say, sayFailed } from '../notice.ts';
import { inOrder } from '../scan/queue.ts';
import { play } from '../ui/sound.ts';
import { keepUnchanged } from './keepUnchanged.ts';

/** From the first scan to the change in the buyer's hand. */
export type Stage =
  | { readonly at: 'selling' }
  /** What the buyer was shown when payment began is what is charged, or nothing is. */
  | { readonly at: 'paying'; readonly sale: SaleId; readonly total: Dong; readonly busy: boolean }
  | { readonly at: 'paid'; readonly receipt: Receipt };

/** The quantity pad: for a line of the cart, or for a weighed product about to go into it. */
export type Asking =
  | { readonly of: 'line'; readonly line: CartLine }
  | { readonly of: 'product'; readonly product: Weighed };

type Weighed = Pick<ProductView, 'product' | 'name' | 'unit' | 'weighed'>;

type SaleScreen = {
  /** A copy of the till's open cart; null until it has been fetched. */
  readonly cart: Cart | null;
  /** The line the last action touched; `count` tells two touches of one line apart. */
  readonly touched: { readonly line: number; readonly count: number } | null;
  /** The line the keys act on. */
  readonly selected: number | null;
  /** Said aloud by a screen reader when it cannot be read off the touched line. */
  readonly said: string;
  readonly stage: Stage;
  readonly asking: Asking | null;
  /** A payment the till was asked for before it forgot who stands here: whether it was made is not known yet. */
  readonly unsettled: InputOf<'sale.complete'> | null;
};

export const useSale = create<SaleScreen>(() => ({
  cart: null,
  touched: null,
  selected: null,
  said: '',
  stage: { at: 'selling' },
  asking: null,
  unsettled: null,
}));

const { getState, setState } = useSale;

export async function refetchCart(): Promise<void> {
  await change(() => bridge.call('cart.open', {}));
}

/** Scans in the order they came. One during payment is refused aloud; one after it starts the next sale. */
const scans = inOrder(async (code: string) => {
  if (getState().stage.at === 'paying') return say('stop', t('tender.scanRefused'));
  startNext();
  setState({ asking: null });
  const taken = await change(() => scanned(code));
  if (taken) play('taken');
});
export const scan = scans.take;

/** What is sold by weight and carries none in its code opens the pad that asks for it. */
async function scanned(code: string): Promise<CartReply | Refusal> {
  const reply = await bridge.call('cart.scan', { code });
  if (isRefusal(reply) && reply.refused === 'weight-needed') {
    setState({ asking: { of: 'product', product: { ...reply, weighed: true } } });
  }
  return reply;
}

export function addProduct(product: ProductView): void {
  startNext();
  if (product.weighed) setState({ asking: { of: 'product', product } });
  else void addQuantity(product, ONE);
}

export function addQuantity(product: Pick<ProductView, 'product'>, amount: Quantity): Promise<boolean> {
  return change(() => bridge.call('cart.add', { product: product.product, quantity: amount }));
}

export function setQuantity(line: number, amount: Quantity): Promise<boolean> {
  return change(() => bridge.call('cart.setQuantity', { line, quantity: amount }));
}

/** One piece more or less on the selected line. The last piece stays: taking a line off is a key of its own. */
export function stepQuantity(pieces: 1 | -1): void {
  const line = selectedLine();
  if (!line || line.weighed) return;
  const next = quantity(line.quantity + pieces * ONE);
  if (next > 0) void setQuantity(line.line, next);
}

export async function removeSelected(): Promise<void> {
  const line = selectedLine();
  if (!line) return;
  setState({ asking: null });
  const removed = await change(() => bridge.call('cart.removeLine', { line: line.line }));
  if (removed) setState({ said: t('cart.removed', { name: line.name }) });
}

export async function clearCart(): Promise<void> {
  await change(() => bridge.call('cart.clear', {}));
}

export function selectLine(line: number): void {
  setState({ selected: line });
}

export function selectNeighbour(step: 1 | -1): void {
  const { cart, selected } = getState();
  const lines = cart?.lines ?? [];
  const at = lines.findIndex((line) => line.line === selected);
  const next = lines[at === -1 ? lines.length - 1 : Math.min(lines.length - 1, Math.max(0, at + step))];
  if (next) setState({ selected: next.line });
}

export function selectedLine(): CartLine | undefined {
  const { cart, selected } = getState();
  return cart?.lines.find((line) => line.line === selected) ?? cart?.lines.at(-1);
}

export function ask(asking: Asking | null): void {
  setState({ asking });
}

/** Opens the quantity pad for the selected line. */
export function changeSelected(): void {
  const line = selectedLine();
  if (line) setState({ asking: { of: 'line', line } });
}

/** What was scanned before the key was pressed is in the cart before it is charged. */
export async function beginPaying(): Promise<void> {
  await scans.done();
  const { cart, stage } = getState();
  if (stage.at !== 'selling' || !cart) return;
  if (cart.lines.length === 0) return refuse({ refused: 'empty-cart' });
  dismiss();
  setState({ stage: { at: 'paying', sale: cart.sale, total: cartTotal(cart), busy: false }, asking: null });
}

export function setStage(stage: Stage): void {
  setState({ stage });
}

export function backToSelling(): void {
  if (getState().stage.at !== 'paying') return;
  dismiss();
  setState({ stage: { at: 'selling' } });
}

/** Puts the paid sale away. */
export function startNext(): void {
  if (getState().stage.at === 'paid') setState({ stage: { at: 'selling' } });
}

/** Whoever comes next begins with the cart, not with another's change on the screen. */
export function leaveCounter(): void {
  setState({ stage: { at: 'selling' }, asking: null });
}

/** Asks the till for a change of the cart, and shows what it answers. */
async function change(call: () => Promise<CartReply | Refusal>): Promise<boolean> {
  try {
    const reply = await call();
    if (isRefusal(reply)) {
      refuse(reply);
      return false;
    }
    adopt(reply);
    hush();
    return true;
  } catch (why) {
    sayFailed(why);
    return false;
  }
}

function adopt({ cart, touched }: CartReply): void {
  setState((shown) => {
    const lines = new Set(cart.lines.map((line) => line.line));
    const kept = shown.selected !== null && lines.has(shown.selected) ? shown.selected : null;
    return {
      cart: keepUnchanged(shown.cart, cart),
      touched: touched === null ? null : { line: touched, count: (shown.touched?.count ?? 0) + 1 },
      selected: touched ?? kept,
      said: '',
    };
  });
}
