import type { Page } from '@playwright/test';
import { signInToOffice } from '../src/quay/office.ts';
import type { Outlet } from '../src/shared/catalogue/outlet.ts';
import type { Product } from '../src/shared/catalogue/product.ts';
import { addDays, type Day, dayOf, type Instant } from '../src/shared/day.ts';
import { type LotId, type ShiftId, uuidv7 } from '../src/shared/id.ts';
import { bodyText } from '../src/shared/journal/entry.ts';
import { divideRounded, dong } from '../src/shared/money.ts';
import { must } from '../src/shared/must.ts';
import { amountOf, quantity } from '../src/shared/quantity.ts';
import type { SettledLine } from '../src/shared/settlement/settled.ts';
import type { Lot } from '../src/shared/stock/lot.ts';
import { enrolBeside } from '../tests/support/aWatchedTill.ts';
import type { TestTill } from '../tests/support/testCentre.ts';
import { goodsOf, type MarketGoods } from './market-pictures.ts';
import type { OfficeAt } from './people-pictures.ts';

const ELSEWHERE = [
  { id: 'gh01', code: 'GH01', name: 'Quầy Đặc sản Gành Hào', kind: 'partner' },
  { id: 'cm01', code: 'CM01', name: 'Showroom OCOP Cà Mau', kind: 'showroom' },
] as const;
const NAMES = ['Muối tinh Bạc Liêu', 'Muối ớt Bạc Liêu', 'Bánh phồng tôm Cái Bát', 'Tôm khô Trúc Thương'];
const PER_MILLE = 150;

/** A counter of the pictures: its till, and the lots that lie there. */
type Counter = { readonly till: TestTill; readonly outlet: Outlet; readonly lots: Map<string, Lot>; papers: number };

/** Goods on consignment at three outlets: sold, sent between them, settled and paid. On a page that is signed in. */
export async function takeProvince(
  page: Page,
  { central, password }: OfficeAt,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const office = await signInToOffice(central, password);
  const [own] = await office.call('outlet.list', {});
  const outlets = [
    must(own, 'the starter shop'),
    ...ELSEWHERE.map((each): Outlet => Object.assign({}, own, each) as never),
  ];
  const goods = await goodsOf();
  const products = NAMES.map((name) =>
    must(
      goods.products.find((product) => product.name === name),
      name,
    ),
  );
  const counters: Counter[] = [];
  for (const outlet of outlets) {
    if (outlet !== own) await office.call('outlet.save', outlet);
    counters.push({ till: await enrolBeside(office, central, outlet), outlet, lots: new Map(), papers: 0 });
  }
  const today = dayOf(Date.now() as Instant);
  const shop: Shop = { goods, today };
  for (const [nth, counter] of counters.entries()) trade(shop, counter, { products, nth });
  const [one, two, three] = counters as [Counter, Counter, Counter];
  const salt = must(products[0], 'salt');
  const shrimp = must(products[3], 'shrimp');
  send(shop, { from: one, to: two, sent: [[salt, 12]], arrived: [[salt, 10]] });
  send(shop, {
    from: one,
    to: three,
    sent: [
      [salt, 6],
      [shrimp, 4],
    ],
    arrived: [
      [salt, 6],
      [shrimp, 4],
    ],
  });
  send(shop, { from: two, to: three, sent: [[shrimp, 5]], daysAgo: 9 });
  send(shop, { from: three, to: one, sent: [[salt, 8]] });
  for (const { till } of counters) await till.push();

  const shot = async (query: string, testId: string, name: string) => {
    await page.goto(new URL(`/?${query}`, central).href);
    await page.getByTestId(testId).first().waitFor();
    await take(page, name);
  };
  await shot('page=settlements', 'settlements', 'central-settlements');
  await page.getByTestId('settlements').locator('tbody a').first().click();
  await page.getByTestId('account-outlets').waitFor();
  await take(page, 'central-settlements-producer');
  await page.getByTestId('papers').locator('tbody a').last().click();
  await page.getByTestId('settlement-paper').locator('article').waitFor();
  await take(page, 'central-settlements-paper');
}

type Shop = { readonly goods: MarketGoods; readonly today: Day };

const at = (day: Day): number => Date.parse(`${day}T03:00:00Z`);
const numberOf = (counter: Counter, series: string): string =>
  `${counter.outlet.code}-${counter.till.number}-${series}${String(++counter.papers).padStart(6, '0')}`;

/** Receives, sells for three weeks, settles in the middle and pays most of it. */
function trade(shop: Shop, counter: Counter, { products, nth }: { products: readonly Product[]; nth: number }): void {
  const { today } = shop;
  for (const [place, product] of products.entries()) receive(shop, counter, { product, place, nth });
  const sold = products.map((product, place) => {
    const packs = 6 + 5 * ((place + nth) % 3);
    for (let day = 0; day < packs; day += 1) sell(shop, counter, { product, day: addDays(today, -20 + (day % 10)) });
    return { product, packs };
  });
  const byOwner = Map.groupBy(sold, ({ product }) => product.producer);
  for (const [, own] of byOwner) settle(shop, counter, own);
  for (const product of products) sell(shop, counter, { product, day: today });
}

type Receiving = { readonly product: Product; readonly place: number; readonly nth: number };

function receive({ goods, today }: Shop, counter: Counter, { product, place, nth }: Receiving): void {
  const { till, lots } = counter;
  const day = addDays(today, -25);
  const lot: Lot = {
    id: uuidv7(at(day) + place * 10 + nth, new Uint8Array(10).fill(nth * 9 + place)) as LotId,
    product: product.id,
    code: `MB-${620 + place}`,
    expires: addDays(today, 20 + 70 * ((place + nth) % 4)),
    owner: { id: product.producer, name: goods.producers.get(product.producer) ?? '' },
    terms: { kind: 'consigned', perMille: PER_MILLE },
  };
  lots.set(product.id, lot);
  const lines = [{ lot, name: product.name, unit: product.unit, quantity: quantity(40_000 - 8_000 * nth) }];
  till.append(
    'goods-received',
    bodyText<'goods-received'>({ number: numberOf(counter, 'NK'), day, by: 'Hương', lines }),
  );
}

const lotOf = ({ lots }: Counter, { id }: Pick<Product, 'id'>) => {
  const { product: _, ...lot } = must(lots.get(id), 'a lot');
  return lot;
};

function sell({ goods }: Shop, counter: Counter, { product, day }: { product: Product; day: Day }): void {
  const price = dong(goods.prices.get(product.id) ?? 50_000);
  const line = {
    product: product.id,
    name: product.name,
    unit: product.unit,
    quantity: quantity(1_000),
    price,
    amount: price,
    producer: lotOf(counter, product).owner,
    vat: { class: product.taxClass, perMille: null },
    lots: [{ ...lotOf(counter, product), quantity: quantity(1_000) }],
  };
  counter.till.append(
    'sale',
    bodyText<'sale'>({
      number: numberOf(counter, '0'),
      day,
      shift: uuidv7(at(day), new Uint8Array(10)) as ShiftId,
      cashier: 'Lan',
      lines: [line],
      total: price,
      vat: [{ perMille: null, gross: price, vat: dong(0) }],
      rounding: dong(0),
      tenders: [{ kind: 'cash', given: price }],
      change: dong(0),
      running: { sold: price, returned: dong(0) },
    }),
  );
}

type Sold = { readonly product: Product; readonly packs: number };

function settle({ goods, today }: Shop, counter: Counter, sold: readonly Sold[]): void {
  const lines = sold.map(({ product, packs }): SettledLine => {
    const paid = amountOf(dong(goods.prices.get(product.id) ?? 50_000), quantity(packs * 1_000));
    const commission = dong(divideRounded(paid * PER_MILLE, 1_000));
    return {
      product: product.id,
      name: product.name,
      unit: product.unit,
      lot: lotOf(counter, product),
      terms: { kind: 'consigned', perMille: PER_MILLE },
      sold: quantity(packs * 1_000),
      returned: quantity(0),
      taken: quantity(0),
      paid,
      borne: { shop: dong(0), producer: dong(0), programme: dong(0) },
      commission,
      payable: dong(paid - commission),
      left: quantity(20_000),
    };
  });
  const sum = (of: 'commission' | 'payable') => dong(lines.reduce((all, line) => all + line[of], 0));
  const producer = must(lines[0]?.lot, 'a lot').owner;
  const head = { by: 'Hương', producer };
  const { device, head: upTo, number: till } = counter.till;
  counter.till.append(
    'producer-settled',
    bodyText<'producer-settled'>({
      ...head,
      number: numberOf(counter, 'QT'),
      day: addDays(today, -9),
      until: addDays(today, -10),
      lines,
      commission: sum('commission'),
      payable: sum('payable'),
      before: { payable: dong(0), paid: dong(0) },
      asOf: [{ device, till, seq: upTo().seq }],
    }),
  );
  counter.till.append(
    'producer-paid',
    bodyText<'producer-paid'>({
      ...head,
      number: numberOf(counter, 'TT'),
      day: addDays(today, -7),
      amount: dong(Math.floor((sum('payable') * 2) / 3_000) * 1_000),
      means: { kind: 'transfer', reference: 'FT26320481516' },
      before: { payable: sum('payable'), paid: dong(0) },
    }),
  );
}

type Packs = readonly (readonly [Product, number])[];
type Sending = {
  readonly from: Counter;
  readonly to: Counter;
  readonly sent: Packs;
  /** Absent: on its way. */
  readonly arrived?: Packs;
  readonly daysAgo?: number;
};

const named = ({ outlet: { id, code, name, address } }: Counter) => ({ id, code, name, address });

function send({ today }: Shop, { from, to, sent, arrived, daysAgo = 0 }: Sending): void {
  const day = addDays(today, -daysAgo);
  const number = numberOf(from, 'CK');
  const lineOf = (product: Product) => ({
    product: product.id,
    name: product.name,
    unit: product.unit,
    lot: lotOf(from, product),
  });
  const lines = sent.map(([product, packs]) => ({ ...lineOf(product), quantity: quantity(packs * 1_000) }));
  const body = { number, day, by: 'Hương', from: named(from), to: named(to), paper: 'internal' as const, lines };
  const { header } = from.till.append('goods-sent', bodyText<'goods-sent'>(body));
  if (!arrived) return;
  const came = arrived.map(([product, packs], nth) => {
    const packsSent = sent[nth]?.[1] ?? 0;
    const line = { ...lineOf(product), sent: quantity(packsSent * 1_000), arrived: quantity(packs * 1_000) };
    return packs === packsSent ? line : { ...line, why: 'damaged' as const };
  });
  const of = { device: header.device, entry: header.id, number, day, from: named(from) };
  to.till.append(
    'goods-arrived',
    bodyText<'goods-arrived'>({ number: numberOf(to, 'NC'), day, by: 'Tâm', of, lines: came }),
  );
}
