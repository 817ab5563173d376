import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { saveCart } from '../../../src/main/db/cart.ts';
import { outletOf } from '../../../src/main/db/catalogue.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import { runningTotals } from '../../../src/main/db/projection.ts';
import { returnsMade } from '../../../src/main/db/returned.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { sellable } from '../../../src/main/till/fillCart.ts';
import { checkProjections } from '../../../src/main/till/rebuild.ts';
import { returnGoods, returnWithoutSlip } from '../../../src/main/till/returnGoods.ts';
import { writeOffGoods } from '../../../src/main/till/writeOffGoods.ts';
import { addToCart, type Cart, emptyCart, LINE_LIMIT } from '../../../src/shared/cart/cart.ts';
import { priceChangeId } from '../../../src/shared/catalogue/change.ts';
import { type Day, dayOf } from '../../../src/shared/day.ts';
import { ProductId, type SaleId } from '../../../src/shared/id.ts';
import { type Dong, dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { aDesk, done, lansHand, type TestDesk, withShift } from '../../support/aDesk.ts';
import { aPrice, aProduct } from '../../support/aProduct.ts';
import { countedByHand, inAll, onTheShelf } from '../../support/countedByHand.ts';
import { packs, receive } from '../../support/goods.ts';
import { huongsHand } from '../../support/hands.ts';

/**
 * A month of a real shop (UCI Online Retail, November 2011; CC0), which lies beside the project or where QUAY_DATA says. What its rows are
 * taken for: docs/stock.md. A sample of it always; all of it, 84,711 lines, with QUAY_REPLAY=whole.
 */
const MONTH = join(process.env['QUAY_DATA'] ?? '../shared/data', 'pos', 'uci-online-retail-2011-11.csv.gz');
const SAMPLE = 1_500;
const PYTHON = process.env['PYTHON'] ?? 'python3';

type Row = {
  readonly invoice: string;
  readonly code: string;
  readonly pieces: number;
  readonly price: Dong;
  readonly at: number;
  readonly customer: string;
};

function readMonth(rows: number | undefined): Row[] {
  const table: unknown = parse(gunzipSync(readFileSync(MONTH)), { columns: true, ...(rows && { to: rows }) });
  return (table as Record<string, string>[]).map((row) => ({
    invoice: row['InvoiceNo'] ?? '',
    code: row['StockCode'] ?? '',
    pieces: Number(row['Quantity']),
    // A pound counts ten thousand đồng: the file's prices have four decimals at most.
    price: dong(Math.round(Number(row['UnitPrice']) * 10_000)),
    at: Date.parse(`${(row['InvoiceDate'] ?? '').replace('2011', '2026')}+07:00`),
    customer: row['CustomerID'] ?? '',
  }));
}

/** As an office id: the file has spaces in some codes. */
const productOf = ({ code }: Pick<Row, 'code'>): ProductId => ProductId.parse(code.replaceAll(' ', '-'));

/** Every product of the month on the shelf: half of what is sold of it, which keeps until the 20th, and a hundred more. */
function stockUp(desk: TestDesk, month: readonly Row[]): void {
  const sold = new Map<string, number>();
  for (const { code, pieces, price } of month) {
    sold.set(code, (sold.get(code) ?? 0) + (pieces > 0 && price > 0 ? pieces : 0));
  }
  desk.db.write((db) => {
    const outlet = { ...outletOf(db, enrolled(db).outlet), cashRounding: 'none' as const };
    applyChange(db, { kind: 'outlet', id: outlet.id, row: outlet });
    for (const code of sold.keys()) {
      const row = aProduct({ id: productOf({ code }), name: code, codes: [] });
      applyChange(db, { kind: 'product', id: row.id, row });
      putPrice(db, row.id, '2026-01-01' as Day, dong(10_000));
    }
  });
  const lines = [...sold].flatMap(([code, pieces]) => {
    const product = productOf({ code });
    const half = Math.floor(pieces / 2);
    const first = half > 0 ? [packs(half, 'A', { product, expires: '2026-11-20' as Day })] : [];
    return first.concat(packs(100, 'B', { product }));
  });
  for (let from = 0; from < lines.length; from += 500) receive(desk, ...lines.slice(from, from + 500));
}

function putPrice(db: Parameters<typeof applyChange>[0], product: ProductId, from: Day, price: Dong): void {
  const row = aPrice({ product, from, price });
  applyChange(db, { kind: 'price', id: priceChangeId(row), row });
}

type SoldLine = { readonly sale: SaleId; readonly line: number; left: number };

/** What of a customer's may still come back, by customer, product and price. */
type Sales = Map<string, SoldLine[]>;
const keyOf = ({ customer, price }: Row, product: ProductId): string => `${customer} ${product} ${price}`;

/** Rows of one invoice that are sold: a sale, or where they are more lines than a cart holds several. */
function sellRows(desk: TestDesk, rows: readonly Row[], sales: Sales): void {
  let cart = emptyCart(newId<SaleId>(desk));
  for (const row of rows) {
    const item = { ...done(sellable(desk.db, desk, productOf(row))), price: row.price };
    cart = done(addToCart(cart, item, quantity(row.pieces * 1_000)));
    if (cart.lines.length < LINE_LIMIT) continue;
    payFor(desk, cart, rows[0]?.customer ?? '', sales);
    cart = emptyCart(newId<SaleId>(desk));
  }
  if (cart.lines.length > 0) payFor(desk, cart, rows[0]?.customer ?? '', sales);
}

function payFor(desk: TestDesk, cart: Cart, customer: string, sales: Sales): void {
  const { total } = priceCart(cart);
  desk.db.write((db) => saveCart(db, cart));
  done(completeSale(desk, { sale: cart.sale, total, tenders: [{ kind: 'cash', given: total }] }, lansHand));
  for (const [line, { product, price, quantity: of }] of cart.lines.entries()) {
    const key = `${customer} ${product} ${price}`;
    sales.set(key, [...(sales.get(key) ?? []), { sale: cart.sale, line, left: of }]);
  }
}

/** From the customer's earliest sale that has so much left of it at that price; else without a slip, at the row's price. */
function takeRowBack(desk: TestDesk, row: Row, sales: Sales): void {
  const product = productOf(row);
  const more = quantity(-row.pieces * 1_000);
  const refunds = [{ kind: 'transfer' as const, amount: dong(-row.pieces * row.price), reference: 'UCI' }];
  const rest = { id: newId(desk), refunds, reason: row.invoice };
  const source = sales.get(keyOf(row, product))?.find(({ left }) => left >= more);
  if (source) {
    source.left -= more;
    const lines = [{ line: source.line, quantity: more, to: 'stock' as const }];
    done(returnGoods(desk, { ...rest, sale: source.sale, lines }, huongsHand));
    return;
  }
  desk.db.write((db) => putPrice(db, product, dayOf(desk.clock()), row.price));
  done(returnWithoutSlip(desk, { ...rest, goods: [{ product, quantity: more, to: 'stock' }] }, huongsHand));
}

/** What nobody pays for: given away, or found broken or missing. @returns whether it was refused */
function writeRowOff(desk: TestDesk, row: Row): boolean {
  const lines = [{ product: productOf(row), lot: null, quantity: Math.abs(row.pieces) * 1_000 }];
  const why = row.pieces > 0 ? 'gift' : 'damaged';
  return isRefusal(writeOffGoods(desk, { id: newId(desk), why, lines }, huongsHand));
}

/** @returns how many rows the till refused */
function replay(desk: TestDesk, month: readonly Row[]): number {
  const sales: Sales = new Map();
  let refused = 0;
  for (let from = 0; from < month.length; ) {
    const { invoice, at } = month[from] as Row;
    let to = from;
    while (month[to]?.invoice === invoice) to += 1;
    const rows = month.slice(from, to);
    from = to;
    desk.setClock(at);
    const paid = rows.filter(({ pieces, price }) => pieces > 0 && price > 0);
    if (paid.length > 0) sellRows(desk, paid, sales);
    for (const row of rows.filter(({ pieces, price }) => pieces < 0 && price > 0)) takeRowBack(desk, row, sales);
    for (const row of rows.filter(({ price }) => price === 0)) refused += writeRowOff(desk, row) ? 1 : 0;
  }
  return refused;
}

type Expected = {
  readonly sold: number;
  readonly returned: number;
  readonly returns: number;
  readonly refused: number;
  readonly shelf: Readonly<Record<string, number>>;
};

function reckonedByPython(rows: number | undefined): Expected {
  const script = join(import.meta.dirname, 'replayTotals.py');
  return JSON.parse(
    execFileSync(PYTHON, [script, MONTH, ...(rows ? [`${rows}`] : [])], { encoding: 'utf8' }),
  ) as Expected;
}

describe('a real month, sold again', () => {
  const rows = process.env['QUAY_REPLAY'] === 'whole' ? undefined : SAMPLE;

  test('comes to the money and the stock that another program reckons from the file', ({ skip }) => {
    skip(!existsSync(MONTH), `${MONTH} is not on this machine: set QUAY_DATA to the folder of the real data`);
    const month = readMonth(rows);
    const desk = aDesk();
    desk.setClock(Date.parse('2026-11-01T07:00:00+07:00'));
    stockUp(desk, month);
    withShift(desk);
    const begun = performance.now();
    const refused = replay(desk, month);
    const seconds = (performance.now() - begun) / 1_000;

    const expected = reckonedByPython(rows);
    const { sold, returned } = runningTotals(desk.db);
    expect({ sold, returned, returns: returnsMade(desk.db), refused }).toEqual({
      sold: expected.sold,
      returned: expected.returned,
      returns: expected.returns,
      refused: expected.refused,
    });
    const shelf = onTheShelf(desk.db);
    const found = new Set(month.map(({ code }) => code));
    const byCode = [...found].map((code) => [code, inAll(shelf, productOf({ code })) / 1_000] as const);
    expect(Object.fromEntries(byCode.filter(([, pieces]) => pieces !== 0))).toEqual(expected.shelf);
    expect(shelf).toEqual(countedByHand(desk));
    expect(checkProjections(desk.db).differed).toEqual([]);
    console.log(`${month.length} lines replayed in ${seconds.toFixed(1)} s`);
  }, 600_000);
});
