import type { Cart, CartLine } from '../../shared/cart/cart.ts';
import type { DisplayGood, DisplayLine, DisplayTransfer, DisplayView } from '../../shared/contract/display.ts';
import type { Instant } from '../../shared/day.ts';
import { dong } from '../../shared/money.ts';
import type { Priced, PricedLine } from '../../shared/pricing/priced.ts';
import { dueOf, type SaleBody } from '../../shared/sale/sale.ts';

/** What lies before the buyer. */
export type Scene = {
  readonly shop: string;
  readonly training: boolean;
  /** Somebody is signed in: without a cashier nobody is being served. */
  readonly attended: boolean;
  /** Undefined where nothing lies on the counter. */
  readonly cart: { readonly cart: Cart; readonly priced: Priced } | undefined;
  /** The transfer the buyer is asked for, while one is. */
  readonly transfer: DisplayTransfer | undefined;
  /** A sale so fresh that its change is still being counted out. */
  readonly justPaid: { readonly at: Instant; readonly sale: SaleBody } | undefined;
  /** Read only where they are shown. */
  readonly goods: () => readonly DisplayGood[];
};

/** The one thing the buyer sees now. */
export function viewOf(scene: Scene): DisplayView {
  const { shop, training, attended, cart, transfer, justPaid, goods } = scene;
  const everywhere = { shop, training };
  // A code that outlived its payment is of an amount nobody owes any more.
  if (attended && cart?.cart.paying && transfer) return { stage: 'qr', ...everywhere, transfer };
  if (attended && cart) {
    return { stage: cart.cart.paying ? 'paying' : 'cart', ...everywhere, ...basketOf(cart.cart, cart.priced) };
  }
  if (attended && justPaid) return { stage: 'paid', ...everywhere, ...paidOf(justPaid) };
  return { stage: 'idle', ...everywhere, goods: [...goods()] };
}

function basketOf(cart: Cart, priced: Priced) {
  const money = new Map(priced.lines.map((line) => [line.line, line]));
  const lines = cart.lines.flatMap((line) => {
    const paid = money.get(line.line);
    return paid ? [lineOf(line, paid)] : [];
  });
  return { sale: cart.sale, lines, total: priced.total, saved: dong(priced.gross - priced.total) };
}

function lineOf(
  { line, name, producer, stars, quantity, unit, weighed, price }: CartLine,
  paid: PricedLine,
): DisplayLine {
  const { gross, amount } = paid;
  return { line, name, producer: producer.name, stars, quantity, unit, weighed, price, gross, amount };
}

function paidOf({ at, sale }: { readonly at: Instant; readonly sale: SaleBody }) {
  const due = dueOf(sale);
  return { number: sale.number, at, due, given: dong(due + sale.change), change: sale.change };
}
