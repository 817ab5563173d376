import { newestOf } from '../../src/main/db/journal.ts';
import { lotsOf } from '../../src/main/db/stock.ts';
import { transferOf } from '../../src/main/db/transfer.ts';
import { acceptGoods } from '../../src/main/till/acceptGoods.ts';
import { closeCount } from '../../src/main/till/closeCount.ts';
import { completeSale } from '../../src/main/till/completeSale.ts';
import { beginCount } from '../../src/main/till/count.ts';
import { handIn, setCounted } from '../../src/main/till/countGoods.ts';
import { type Desk, newId } from '../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../src/main/till/fillCart.ts';
import { priceNow } from '../../src/main/till/priceNow.ts';
import { receiveGoods } from '../../src/main/till/receiveGoods.ts';
import { beginReturn, returnGoods } from '../../src/main/till/returnGoods.ts';
import { sendGoods } from '../../src/main/till/sendGoods.ts';
import { writeOffGoods } from '../../src/main/till/writeOffGoods.ts';
import type { StockPaper, ToReceive } from '../../src/shared/contract/stock.ts';
import type { ToAccept } from '../../src/shared/contract/transfer.ts';
import type { Day } from '../../src/shared/day.ts';
import type { CountId, LotId, OutletId, ProductId, SaleId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { must } from '../../src/shared/must.ts';
import { type Quantity, quantity } from '../../src/shared/quantity.ts';
import { type Destination, ReturnBody } from '../../src/shared/return/return.ts';
import { moneyBack } from '../../src/shared/return/takeBack.ts';
import { SaleBody } from '../../src/shared/sale/sale.ts';
import type { TransferKey } from '../../src/shared/stock/arrived.ts';
import type { LotMoved } from '../../src/shared/stock/lot.ts';
import { done, driedShrimp, lansHand, salt } from './counter.ts';
import { huongsHand } from './hands.ts';

/** Packs of salt of a lot, on consignment; they keep until the middle of 2027. */
export function packs(pieces: number, code: string, more: Partial<ToReceive> = {}): ToReceive {
  return {
    product: salt.id,
    quantity: pieces * 1_000,
    code,
    expires: '2027-06-30' as Day,
    owner: salt.producer,
    terms: { kind: 'consigned', perMille: 150 },
    ...more,
  };
}

/** So many grams of dried shrimp. */
export function grams(weight: number, code: string, more: Partial<ToReceive> = {}): ToReceive {
  return packs(0, code, { product: driedShrimp.id, quantity: weight, ...more });
}

export function receive(desk: Desk, ...lines: readonly ToReceive[]): StockPaper {
  return done(receiveGoods(desk, { id: newId(desk), lines: [...lines] }, huongsHand));
}

/** @param code the lot's; null where none is known */
export function writeOff(desk: Desk, product: ProductId, code: string | null, thousandths: number): StockPaper {
  const lot = code === null ? null : lotNamed(desk, product, code);
  const lines = [{ product, lot, quantity: thousandths }];
  return done(writeOffGoods(desk, { id: newId(desk), why: 'damaged', lines }, huongsHand));
}

export function lotNamed(desk: Desk, product: ProductId, code: string): LotId {
  return must(
    lotsOf(desk.db, product).find(({ lot }) => lot.code === code),
    `the lot ${code}`,
  ).lot.id;
}

/** What the books hold of each lot, by its code. */
export function heldByCode(desk: Desk, product: ProductId = salt.id): Record<string, Quantity> {
  return Object.fromEntries(lotsOf(desk.db, product).map(({ lot, onHand }) => [lot.code, onHand]));
}

/** Pays what lies on the counter, in cash. */
export function payNow(desk: Desk): SaleBody {
  const cart = cartNow(desk);
  const { total } = priceNow(desk, cart);
  const tenders = [{ kind: 'cash' as const, given: dong(Math.ceil(total / 1_000) * 1_000) }];
  done(completeSale(desk, { sale: cart.sale, total, tenders }, lansHand));
  return newest(desk, 'sale');
}

export function sellGoods(desk: Desk, ...goods: readonly (readonly [ProductId, number])[]): SaleBody {
  for (const [product, thousandths] of goods) done(addProduct(desk, product, quantity(thousandths)));
  return payNow(desk);
}

export function newest(desk: Desk, kind: 'sale'): SaleBody;
export function newest(desk: Desk, kind: 'return'): ReturnBody;
export function newest({ db, signer }: Desk, kind: 'sale' | 'return'): SaleBody | ReturnBody {
  const [entry] = newestOf(db, signer.device, kind, 1);
  const body: unknown = JSON.parse(must(entry, `a ${kind}`).body);
  return kind === 'sale' ? SaleBody.parse(body) : ReturnBody.parse(body);
}

/** Lots by their codes, with how much of each. */
export function codesOf(lots: readonly LotMoved[] | undefined): [string, number][] | undefined {
  return lots?.map(({ code, quantity: of }) => [code, of]);
}

/** Takes goods of one line of a sale back, for what was paid for them. @returns nothing where none of it is left to come back */
export function takeBack(
  desk: Desk,
  sale: SaleId,
  { line, most, to }: { readonly line: number; readonly most: number; readonly to: Destination },
): ReturnBody | undefined {
  const begun = done(beginReturn(desk, sale));
  const { sold, back } = must(begun.sale?.lines[line], `line ${line}`);
  const more = quantity(Math.min(most, sold.quantity - back.quantity));
  if (more === 0) return undefined;
  const refunds = [{ kind: 'cash' as const, amount: moneyBack(sold, back, more) }];
  const lines = [{ line, quantity: more, to }];
  done(returnGoods(desk, { id: begun.id, sale, lines, refunds, reason: 'Khách đổi ý' }, huongsHand));
  return newest(desk, 'return');
}

/** The id of the sale that was made last. */
export function newestSale({ db, signer }: Desk): SaleId {
  const [entry] = newestOf(db, signer.device, 'sale', 1);
  return must(entry, 'a sale').header.id as string as SaleId;
}

/** Sends goods of a lot, or of none, to another outlet, also more than the books have. */
export function sendOn(desk: Desk, to: OutletId, lot: LotId | null, thousandths: number): TransferKey {
  const lines = [{ product: salt.id, lot, quantity: thousandths, evenIfShort: true as const }];
  const input = { id: newId(desk), to, paper: 'internal' as const, carriage: {}, lines };
  return { device: desk.signer.device, entry: done(sendGoods(desk, input, huongsHand)).entry };
}

/** Accepts a transfer, or takes it back: of its first line so much more or less than was sent, the rest as it was. @returns what came in all */
export function acceptAll(
  desk: Desk,
  of: TransferKey,
  { more = 0, back = false }: { readonly more?: number; readonly back?: boolean } = {},
): number {
  const { lines } = must(transferOf(desk.db, of), 'the transfer').sent;
  const counted = lines.map(({ quantity: sent }, at) => arrivedOf(sent, at === 0 ? Math.max(0, sent + more) : sent));
  const input = { id: newId(desk), of, ...(back && { back: true as const }), lines: counted };
  done(acceptGoods(desk, input, huongsHand));
  return counted.reduce((sum, { arrived }) => sum + arrived, 0);
}

function arrivedOf(sent: number, arrived: number): ToAccept {
  if (arrived === sent) return { arrived };
  return { arrived, why: arrived > sent ? 'more' : 'missing' };
}

/** Counts all there is of a product, whatever the lots, and closes the count: the books then have so much. */
export function countTo(desk: Desk, product: ProductId, thousandths: number): void {
  const count = newId<CountId>(desk);
  done(beginCount(desk, { count, scope: { kind: 'shop' }, blind: false }, huongsHand));
  const line = { count, place: 'Kệ', recount: false, product, lot: null, quantity: thousandths };
  done(setCounted(desk, line, huongsHand));
  done(handIn(desk, { count, id: newId(desk) }, huongsHand));
  done(closeCount(desk, { count, id: newId(desk), reason: 'Kiểm kê', uncounted: 'leave' }, huongsHand));
}
