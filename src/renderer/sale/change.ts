import { t } from 'i18next';
import type { CartReply, CartShown } from '../../shared/contract/cart.ts';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { inTurns } from '../../shared/turns.ts';
import { bridge } from '../bridge/bridge.ts';
import { hush, refuse, say, sayFailed } from '../notice.ts';
import { keepPrices, keepUnchanged } from './keepUnchanged.ts';
import { useSale } from './store.ts';

const { getState, setState } = useSale;

/**
 * Whatever changes the cart waits here for its turn and reads the cart when that comes: two quick presses of "one more"
 * are two more, also while a scan is under way, and "pay" charges all that was asked for before it.
 */
export const inTurn = inTurns();

/** Counts comings and goings: an answer to whoever stood here before is not shown to the next. */
let visit = 0;

/** Which visit it is: whoever asks compares before showing the answer. */
export function visitNow(): number {
  return visit;
}

/** @returns whether it was fetched */
export function refetchCart(): Promise<boolean> {
  return inTurn(() => ask(() => bridge.call('cart.open', {})));
}

/** A change of the cart that lies here when its turn comes: told of by name, so that no other is ever meant. */
export function changeCart(call: (sale: SaleId) => Promise<CartReply | Refusal | null>): Promise<boolean> {
  return change(async () => {
    const { cart } = getState();
    return cart ? call(cart.sale) : null;
  });
}

/** A change of the cart, in its turn. While the buyer pays, the cart is what they were shown. */
export function change(call: () => Promise<CartReply | Refusal | null>): Promise<boolean> {
  return inTurn(() => {
    if (getState().stage.at !== 'paying') return ask(call);
    say('stop', t('tender.scanRefused'));
    return false;
  });
}

/** Another window, or a call of this one that came first, changed the cart: shown here too, and nothing is touched. */
export function adoptElsewhere({ cart, priced }: CartShown): void {
  const shown = getState();
  const same = JSON.stringify([shown.cart, shown.priced]) === JSON.stringify([cart, priced]);
  if (!same) adopt({ cart, priced, touched: null });
}

/** Whoever comes next begins with the cart, not with another's change on the screen. */
export function leaveCounter(): void {
  visit += 1;
  setState({ stage: { at: 'selling' }, asking: null, times: null });
}

/** Asks the till, and shows what it answers; null where there was nothing to ask or to show. */
export async function ask(call: () => Promise<CartReply | Refusal | null>): Promise<boolean> {
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
