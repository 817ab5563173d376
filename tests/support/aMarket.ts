import type { Publication } from '../../src/central/db/catalogue.ts';
import type { Outlet } from '../../src/shared/catalogue/outlet.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { ProducerId, ProductId, type SaleId, type ShiftId, uuidv7 } from '../../src/shared/id.ts';
import { bodyText } from '../../src/shared/journal/entry.ts';
import { type Dong, dong } from '../../src/shared/money.ts';
import { amountOf, quantity } from '../../src/shared/quantity.ts';
import type { ReturnBody } from '../../src/shared/return/return.ts';
import type { BuyerKind } from '../../src/shared/sale/buyer.ts';
import { paidFor, type SaleBody, type SaleLine, slipNumber } from '../../src/shared/sale/sale.ts';
import { vatOf } from '../../src/shared/sale/vat.ts';
import { aProducer, aProduct } from './aProduct.ts';
import { type Dice, pick } from './benchCatalogue.ts';
import { NOON, type TestTill } from './testCentre.ts';

/** A small market: what a few tills of several outlets sell and take back on some days, as dice have it. */

const producers = [1, 2, 3].map((n) =>
  aProducer({ id: ProducerId.parse(`CT-${n}`), name: `HTX số ${n}`, place: n === 1 ? 'Xã Gành Hào' : 'Xã Hồng Dân' }),
);
const CATEGORIES = ['Muối', 'Tôm khô', 'Mắm'];
/** The last one the catalogue has withdrawn, or never had. */
const goods = [1, 2, 3, 4, 5, 6].map((n) =>
  aProduct({
    id: ProductId.parse(`SP-${n}`),
    name: `Sản phẩm ${n}`,
    producer: ProducerId.parse(`CT-${1 + (n % 3)}`),
    category: CATEGORIES[n % 3] as string,
  }),
);

export const marketCatalogue: readonly Publication[] = [
  ...producers.map((row) => ({ scope: 'everywhere' as const, change: { kind: 'producer' as const, id: row.id, row } })),
  ...goods
    .slice(0, -1)
    .map((row) => ({ scope: 'everywhere' as const, change: { kind: 'product' as const, id: row.id, row } })),
];

/** A till with what it has sold and not taken back, so that nothing comes back twice. */
export type SellingTill = {
  readonly till: TestTill;
  readonly outlet: Outlet;
  readonly sold: { readonly id: SaleId; readonly body: SaleBody }[];
  sales: number;
  returns: number;
};

export function asSelling(till: TestTill, outlet: Outlet): SellingTill {
  return { till, outlet, sold: [], sales: 0, returns: 0 };
}

/** What a till does on a day: sells, mostly; sometimes goods of an earlier sale come back. */
export function aDayAt(selling: SellingTill, day: Day, dice: Dice): void {
  for (let deeds = Math.floor(dice() * 6); deeds > 0; deeds -= 1) {
    if (dice() < 0.25 && selling.sold.length > 0) bringBack(selling, day, dice);
    else sell(selling, day, dice);
  }
}

export const someDay = (first: Day, days: number, dice: Dice): Day => addDays(first, Math.floor(dice() * days));

const SHIFT = uuidv7(NOON, new Uint8Array(10)) as ShiftId;

function sell(selling: SellingTill, day: Day, dice: Dice): void {
  const lines = Array.from({ length: 1 + Math.floor(dice() * 4) }, () => aLine(dice));
  const total = dong(lines.reduce((sum, line) => sum + paidFor(line), 0));
  const buyer = pick<BuyerKind | undefined>(['local', 'domestic', 'foreign', undefined], dice);
  selling.sales += 1;
  const body: SaleBody = {
    number: slipNumber(selling.outlet.code, selling.till.number, 1, selling.sales),
    day,
    shift: SHIFT,
    cashier: 'Lan',
    lines,
    total,
    vat: vatOf(lines.map((line) => ({ perMille: line.vat.perMille, amount: paidFor(line) }))),
    rounding: dong(0),
    tenders: [{ kind: 'cash', given: total }],
    change: dong(0),
    running: { sold: total, returned: dong(0) },
    ...(buyer && { buyer }),
    ...(dice() < 0.05 && { training: true }),
  };
  const { header } = selling.till.append('sale', bodyText<'sale'>(body));
  if (!body.training) selling.sold.push({ id: header.id as string as SaleId, body });
}

function aLine(dice: Dice): SaleLine {
  const { id, name, unit, producer } = pick(goods, dice);
  const amountSold = quantity(dice() < 0.3 ? 1 + Math.floor(dice() * 3_000) : 1_000 * (1 + Math.floor(dice() * 5)));
  const price = dong(1_000 + Math.floor(dice() * 300_000));
  const amount = amountOf(price, amountSold);
  const off = dong(Math.floor(amount * dice() * 0.5));
  const offs = dice() < 0.3 && off > 0 ? [{ by: 'line' as const, amount: off, borneBy: 'shop' as const }] : undefined;
  const stars = pick([undefined, 3, 4, 5] as const, dice);
  const line = {
    product: id,
    name,
    unit,
    quantity: amountSold,
    price,
    amount,
    producer: { id: producer, name: `HTX ${producer}` },
    vat: { class: 'standard', perMille: 80 },
    ...(offs && { offs }),
    ...(stars && { stars }),
  } satisfies SaleLine;
  return dice() < 0.2 ? { ...line, parts: partsOf(line, dice) } : line;
}

/** A gift basket of two or three producers' goods, one of them twice. */
function partsOf(line: SaleLine, dice: Dice): SaleLine['parts'] {
  const paid = paidFor(line);
  const first = dong(Math.floor(paid * dice()));
  const second = dong(Math.floor((paid - first) * dice()));
  const of = [producers[0], producers[1], producers[0]];
  return ([first, second, dong(paid - first - second)] as Dong[]).map((amount, at) => ({
    product: ProductId.parse(`PHAN-${at}`),
    name: `Phần ${at}`,
    unit: 'gói',
    producer: { id: of[at]?.id ?? ProducerId.parse('CT-1'), name: of[at]?.name ?? '' },
    quantity: line.quantity,
    amount,
  }));
}

/** Some lines of an earlier sale, whole, at what was paid for them. */
function bringBack(selling: SellingTill, day: Day, dice: Dice): void {
  const at = Math.floor(dice() * selling.sold.length);
  const [{ id, body } = { id: '' as SaleId, body: undefined }] = selling.sold.splice(at, 1);
  if (!body) return;
  const picked = body.lines.flatMap((line, n) => (n === 0 || dice() < 0.5 ? [{ line, n }] : []));
  const total = dong(picked.reduce((sum, { line }) => sum + paidFor(line), 0));
  const withSlip = dice() < 0.9;
  selling.returns += 1;
  const back: ReturnBody = {
    number: `${selling.outlet.code}-${selling.till.number}-R${String(selling.returns).padStart(6, '0')}`,
    day,
    shift: SHIFT,
    cashier: 'Lan',
    of: withSlip ? { sale: id, number: body.number, day: body.day } : null,
    lines: picked.map(
      ({ line: { product, name, unit, quantity: back1, price, producer, vat, parts, ...line }, n }) => ({
        ...(withSlip && { line: n }),
        product,
        name,
        unit,
        quantity: back1,
        price,
        amount: paidFor(line),
        producer,
        vat,
        ...(parts && { parts }),
        to: 'stock' as const,
      }),
    ),
    total,
    vat: vatOf(picked.map(({ line }) => ({ perMille: line.vat.perMille, amount: paidFor(line) }))),
    rounding: dong(0),
    refunds: [{ kind: 'cash', amount: total }],
    reason: 'Khách đổi ý',
    running: { sold: dong(0), returned: total },
  };
  selling.till.append('return', bodyText<'return'>(back));
}
