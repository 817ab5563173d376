import { t } from 'i18next';
import { create } from 'zustand';
import type { Cart, CartLine } from '../../shared/cart/cart.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { Receipt } from '../../shared/contract/sale.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import type { Priced } from '../../shared/pricing/priced.ts';
import { ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { dismiss, hush, refuse, say, sayFailed } from '../notice.ts';
import { play } from '../ui/sound.ts';
import { keepPrices, keepUnchanged } from './keepUnchanged.ts';
import { inTurns } from './turns.ts';

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
  /** Its money, line by line, as the till decided it. */
  readonly priced: Priced | null;
  /** The line the last action touched; `count` tells two touches of one line apart. */
  readonly touched: { readonly line: number; readonly count: number } | null;
  /** The line the keys act on. */
  readonly selected: number | null;
  /** Said aloud by a screen reader when it cannot be read off the touched line. */
  readonly said: string;
  readonly stage: Stage;
  readonly asking: Asking | null;
  /** A payment the till was asked for: whether it was made is not known yet. */
  readonly unsettled: InputOf<'sale.complete'> | null;
};

export const useSale = create<SaleScreen>(() => ({
  cart: null,
  priced: null,
  touched: null,
  selected: null,
  said: '',
  stage: { at: 'selling' },
  asking: null,
  unsettled: null,
}));

const { getState, setState } = useSale;

/**
 * Whatever changes the cart waits here for its turn and reads the cart when that comes: two quick presses of "one more"
 * are two more, also while a scan is under way, and "pay" charges all that was asked for before it.
 */
const inTurn = inTurns();

/** Counts comings and goings: an answer to whoever stood here before is not shown to the next. */
let visit = 0;

/** @returns whether it was fetched */
export function refetchCart(): Promise<boolean> {
  return inTurn(() => ask(() => bridge.call('cart.open', {})));
}

/** During payment a scan is refused aloud; after it, it starts the next sale. */
export function scan(code: string): void {
  startNext();
  askFor(null);
  void change(() => scanned(code)).then((taken) => taken && play('taken'));
}

/** What is sold by weight and carries none in its code opens the pad that asks for it; the pad says so itself. */
async function scanned(code: string): Promise<CartReply | Refusal | null> {
  const asked = visit;
  const reply = await bridge.call('cart.scan', { code });
  if (!isRefusal(reply) || reply.refused !== 'weight-needed') return reply;
  play('refused');
  if (asked === visit) askFor({ of: 'product', product: { ...reply, weighed: true } });
  return null;
}

export function addProduct(product: ProductView): void {
  startNext();
  if (product.weighed) askFor({ of: 'product', product });
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
  void change(async () => {
    const line = selectedLine();
    if (!line || line.weighed) return null;
    const next = quantity(line.quantity + pieces * ONE);
    return next > 0 ? bridge.call('cart.setQuantity', { line: line.line, quantity: next }) : null;
  });
}

export function removeSelected(): Promise<void> {
  return remove(selectedLine);
}

export function removeLine(line: CartLine): Promise<void> {
  return remove(() => line);
}

async function remove(which: () => CartLine | undefined): Promise<void> {
  askFor(null);
  let name = '';
  const removed = await change(async () => {
    const line = which();
    if (!line) return null;
    name = line.name;
    return bridge.call('cart.removeLine', { line: line.line });
  });
  if (removed) setState({ said: t('cart.removed', { name }) });
}

export async function clearCart(): Promise<void> {
  await change(() => bridge.call('cart.clear', {}));
}

/** Seen at once, and once more in its turn: the answer to an earlier scan does not take the choice away. */
export function selectLine(line: number): void {
  setState({ selected: line });
  void inTurn(() => setState({ selected: line }));
}

export function selectNeighbour(step: 1 | -1): void {
  const { cart, selected } = getState();
  const lines = cart?.lines ?? [];
  const at = lines.findIndex((line) => line.line === selected);
  const next = lines[at === -1 ? lines.length - 1 : Math.min(lines.length - 1, Math.max(0, at + step))];
  if (next) selectLine(next.line);
}

export function selectedLine(): CartLine | undefined {
  const { cart, selected } = getState();
  return cart?.lines.find((line) => line.line === selected) ?? cart?.lines.at(-1);
}

export function askFor(asking: Asking | null): void {
  setState({ asking });
}

/** Puts this pad away, and no other that was opened since. */
export function doneAsking(asking: Asking): void {
  if (getState().asking === asking) askFor(null);
}

/** Opens the quantity pad for the selected line. */
export function changeSelected(): void {
  void inTurn(() => {
    const line = selectedLine();
    if (line && getState().stage.at === 'selling') askFor({ of: 'line', line });
  });
}

/** What was asked for before the key was pressed is in the cart before it is charged. */
export function beginPaying(): Promise<void> {
  const asked = visit;
  return inTurn(async () => {
    if (asked !== visit || getState().stage.at !== 'selling') return;
    if (!(await ask(() => bridge.call('cart.beginPayment', {})))) return;
    const { cart, priced } = getState();
    if (asked !== visit || !cart || !priced) return;
    setState({ stage: { at: 'paying', sale: cart.sale, total: priced.total, busy: false }, asking: null });
  });
}

export function setStage(stage: Stage): void {
  setState({ stage });
}

/** Not while the till is being asked for the money: what it answers is then what happened. */
export function backToSelling(): void {
  const { stage } = getState();
  if (stage.at !== 'paying' || stage.busy) return;
  dismiss();
  setState({ stage: { at: 'selling' } });
  void inTurn(() => ask(() => bridge.call('cart.leavePayment', {})));
}

/** Puts the paid sale away. */
export function startNext(): void {
  if (getState().stage.at === 'paid') setState({ stage: { at: 'selling' } });
}

/** Whoever comes next begins with the cart, not with another's change on the screen. */
export function leaveCounter(): void {
  visit += 1;
  setState({ stage: { at: 'selling' }, asking: null });
}

/** A change of the cart, in its turn. While the buyer pays, the cart is what they were shown. */
function change(call: () => Promise<CartReply | Refusal | null>): Promise<boolean> {
  return inTurn(() => {
    if (getState().stage.at !== 'paying') return ask(call);
    say('stop', t('tender.scanRefused'));
    return false;
  });
}

/** Asks the till, and shows what it answers; null where there was nothing to ask or to show. */
async function ask(call: () => Promise<CartReply | Refusal | null>): Promise<boolean> {
  const asked = visit;
  try {
    const reply = await call();
    if (asked !== visit || reply === null) return false;
    return show(reply);
  } catch (why) {
    if (asked === visit) sayFailed(why);
    return false;
  }
}

function show(reply: CartReply | Refusal): boolean {
  if (isRefusal(reply)) {
    refuse(reply);
    return false;
  }
  adopt(reply);
  hush();
  return true;
}

function adopt({ cart, priced, touched }: CartReply): void {
  setState((shown) => {
    const lines = new Set(cart.lines.map((line) => line.line));
    const kept = shown.selected !== null && lines.has(shown.selected) ? shown.selected : null;
    return {
      cart: keepUnchanged(shown.cart, cart),
      priced: keepPrices(shown.priced, priced),
      touched: touched === null ? null : { line: touched, count: (shown.touched?.count ?? 0) + 1 },
      selected: touched ?? kept,
      said: '',
    };
  });
}
