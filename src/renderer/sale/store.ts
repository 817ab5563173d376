import { t } from 'i18next';
import { create } from 'zustand';
import type { Cart, CartLine } from '../../shared/cart/cart.ts';
import type { HeldCart } from '../../shared/cart/held.ts';
import type { CartReply, CartShown } from '../../shared/contract/cart.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { Receipt } from '../../shared/contract/sale.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import type { Priced } from '../../shared/pricing/priced.ts';
import { ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import { inTurns } from '../../shared/turns.ts';
import { bridge } from '../bridge/bridge.ts';
import { dismiss, hush, refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { forgetParts } from '../tender/taken.ts';
import { play } from '../ui/sound.ts';
import { sentenceFor } from '../words/sentence.ts';
import { wordsOf } from './discountWords.ts';
import { keepPrices, keepUnchanged } from './keepUnchanged.ts';
import { missDemand } from './missed.ts';

/** From the first scan to the change in the buyer's hand. */
export type Stage =
  | { readonly at: 'selling' }
  /** What the buyer was shown when payment began is what is charged, or nothing is. */
  | { readonly at: 'paying'; readonly sale: SaleId; readonly total: Dong; readonly busy: boolean }
  | { readonly at: 'paid'; readonly receipt: Receipt };

/** What of a line its dialog asks for. */
export type LinePart = 'quantity' | 'discount' | 'price' | 'note';

/** The one dialog that stands over the counter. */
export type Asking =
  | { readonly of: 'line'; readonly line: number; readonly part: LinePart }
  /** How heavy something is that is about to go into the cart. */
  | { readonly of: 'product'; readonly product: Weighed }
  | { readonly of: 'sale-discount' }
  | { readonly of: 'held' }
  | { readonly of: 'missed' }
  | { readonly of: 'keys' };

export type Weighed = Pick<ProductView, 'product' | 'name' | 'unit' | 'weighed' | 'price' | 'producer'>;

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
  /** `3 ×`: how many of the next thing scanned or tapped. */
  readonly times: number | null;
  /** Carts put aside, the first first. */
  readonly held: readonly HeldCart[];
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
  times: null,
  held: [],
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

export function setTimes(times: number | null): void {
  setState({ times });
}

/** What is sold by weight and carries none in its code opens the pad that asks for it; the pad says so itself. */
async function scanned(code: string, times: number | null): Promise<CartReply | Refusal | null> {
  const asked = visit;
  const reply = await bridge.call('cart.scan', { code, ...(times !== null && { times }) });
  if (asked === visit && isRefusal(reply) && reply.refused === 'unknown-code') return offerMissed(reply);
  if (!isRefusal(reply) || reply.refused !== 'weight-needed') return reply;
  play('refused');
  if (asked === visit) askFor({ of: 'product', product: { ...reply, weighed: true } });
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

export function setQuantity(line: number, amount: Quantity): Promise<boolean> {
  return changeCart((sale) => withApproval('cart.setQuantity', { sale, line, quantity: amount }));
}

/** One piece more or less on the selected line. The last piece stays: taking a line off is a key of its own. */
export function stepQuantity(pieces: 1 | -1): void {
  void changeCart(async (sale) => {
    const line = selectedLine();
    if (!line || line.weighed) return null;
    const next = quantity(line.quantity + pieces * ONE);
    return next > 0 ? withApproval('cart.setQuantity', { sale, line: line.line, quantity: next }) : null;
  });
}

export function removeSelected(): Promise<void> {
  return remove(selectedLine);
}

export function removeLine(line: CartLine | undefined): Promise<void> {
  return remove(() => line);
}

async function remove(which: () => CartLine | undefined): Promise<void> {
  askFor(null);
  let name = '';
  const removed = await changeCart(async (sale) => {
    const line = which();
    if (!line) return null;
    name = line.name;
    return withApproval('cart.removeLine', { sale, line: line.line }, t('cart.leaveToRemove', { name }));
  });
  if (removed) setState({ said: t('cart.removed', { name }) });
}

export async function clearCart(): Promise<void> {
  await changeCart(async (sale) => {
    const reply = await withApproval('cart.clear', { sale });
    if (reply !== null && !isRefusal(reply)) forgetParts(sale);
    return reply;
  });
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
  // What was told before would lie over the dialog's keys.
  if (asking) dismiss();
  setState({ asking });
}

/** Puts this pad away, and no other that was opened since. */
export function doneAsking(asking: Asking): void {
  if (getState().asking === asking) askFor(null);
}

/** @returns whether the selected line's dialog is open now */
export function changeSelected(part: LinePart = 'quantity'): Promise<boolean> {
  return inTurn(() => {
    const line = selectedLine();
    if (!line || getState().stage.at !== 'selling') return false;
    askFor({ of: 'line', line: line.line, part });
    return true;
  });
}

/**
 * What was asked for before the key was pressed is in the cart before it is charged.
 * @returns whether the buyer pays now
 */
export function beginPaying(): Promise<boolean> {
  const asked = visit;
  return inTurn(async () => {
    if (asked !== visit || getState().stage.at !== 'selling') return false;
    if (!(await ask(beginPayment))) return false;
    const { cart, priced } = getState();
    if (asked !== visit || !cart || !priced) return false;
    setState({ stage: { at: 'paying', sale: cart.sale, total: priced.total, busy: false }, asking: null, times: null });
    return true;
  });
}

async function beginPayment(): Promise<CartReply | Refusal | null> {
  const { cart } = getState();
  if (!cart) return null;
  const what = cart.discount && t('discount.leave', { off: wordsOf(cart.discount) });
  return withApproval('cart.beginPayment', { sale: cart.sale }, what);
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
  setState({ stage: { at: 'selling' }, asking: null, times: null });
}

/** A change of the cart that lies here when its turn comes: told of by name, so that no other is ever meant. */
export function changeCart(call: (sale: SaleId) => Promise<CartReply | Refusal | null>): Promise<boolean> {
  return change(async () => {
    const { cart } = getState();
    return cart ? call(cart.sale) : null;
  });
}

/** Another window, or a call of this one that came first, changed the cart: shown here too, and nothing is touched. */
export function adoptElsewhere({ cart, priced }: CartShown): void {
  const shown = getState();
  const same = JSON.stringify([shown.cart, shown.priced]) === JSON.stringify([cart, priced]);
  if (!same) adopt({ cart, priced, touched: null });
}

/** A change of the cart, in its turn. While the buyer pays, the cart is what they were shown. */
export function change(call: () => Promise<CartReply | Refusal | null>): Promise<boolean> {
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
