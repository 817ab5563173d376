import type { Page } from '@playwright/test';
import { readStarterShop } from '../src/central/starter.ts';
import { signInToOffice } from '../src/quay/office.ts';
import { type Certificate, certificateOn } from '../src/shared/catalogue/certificate.ts';
import { type Coordinates, readCoordinates } from '../src/shared/catalogue/coordinates.ts';
import type { Outlet } from '../src/shared/catalogue/outlet.ts';
import type { Product } from '../src/shared/catalogue/product.ts';
import { addDays, type Day, dayOf, type Instant } from '../src/shared/day.ts';
import { type ShiftId, uuidv7 } from '../src/shared/id.ts';
import { bodyText } from '../src/shared/journal/entry.ts';
import { dong } from '../src/shared/money.ts';
import { amountOf, quantity } from '../src/shared/quantity.ts';
import type { BuyerKind } from '../src/shared/sale/buyer.ts';
import type { SaleBody, SaleLine } from '../src/shared/sale/sale.ts';
import { vatOf } from '../src/shared/sale/vat.ts';
import { type Dice, diceFrom, pick } from '../tests/support/benchCatalogue.ts';
import { enrolTill, type TestTill, testTill, tillIdentity } from '../tests/support/testCentre.ts';
import type { OfficeAt } from './people-pictures.ts';

const ELSEWHERE = [
  { code: 'GH01', name: 'Quầy Đặc sản Gành Hào', kind: 'partner', coordinates: placeAt('9.0319, 105.4196') },
  { code: 'HC01', name: 'Hội chợ Cà Mau', kind: 'fair', coordinates: placeAt('9.1769, 105.1500') },
] as const;
/** Days that sold, up to today: this month and all of the one before. */
const DAYS = 60;

/** The market of three outlets: the goods are the starter shop's, what sold of them is made up. On a page that is signed in. */
export async function takeMarket(
  page: Page,
  { central, password }: OfficeAt,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const office = await signInToOffice(central, password);
  const goods = await goodsOf();
  const [own] = await office.call('outlet.list', {});
  const outlets = [
    Object.assign({}, own as Outlet, { coordinates: placeAt('9.2853, 105.7244') }),
    ...ELSEWHERE.map((each): Outlet => Object.assign({}, own, each, { id: each.code as never })),
  ];
  const today = dayOf(Date.now() as Instant);
  for (const [nth, outlet] of outlets.entries()) {
    await office.call('outlet.save', outlet);
    const made = await office.call('fleet.makeCode', { outlet: outlet.id });
    const till = await enrolled(central, outlet, 'code' in made ? made.code : '');
    sellThrough(till, goods, { from: addDays(today, -DAYS), to: today, dice: diceFrom(nth + 3) });
    for (let at = 1; at <= till.entries.length; at += 400) await till.push(at, Math.min(at + 399, till.entries.length));
  }
  await page.goto(new URL('/?page=market&view=outlet', central).href);
  await page.getByTestId('market-outlet').locator('tbody tr').nth(2).waitFor();
  await allIsCounted(page);
  await take(page, 'central-market');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(new URL('/?page=market&view=category', central).href);
  await page.getByTestId('market-category').waitFor();
  await take(page, 'central-market-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(new URL('/?page=market&view=reports', central).href);
  await page.getByTestId('market-reports').waitFor();
  await take(page, 'central-market-reports');
  await page.goto(new URL('/?page=market&view=map', central).href);
  await page.getByTestId('market-map').evaluate((map) => map.scrollIntoView({ block: 'end' }));
  await take(page, 'central-map');
}

/** The centre counts what it took in after it has said that it has it; the page follows. */
async function allIsCounted(page: Page): Promise<void> {
  for (let before = ''; ; ) {
    const now = await page.getByTestId('market-amount').innerText();
    if (now === before) return;
    before = now;
    await page.waitForTimeout(4_000);
  }
}

function placeAt(place: string): Coordinates {
  const coordinates = readCoordinates(place);
  if (!coordinates) throw new Error(`${place} is a place`);
  return coordinates;
}

const now = (): Instant => Date.now() as Instant;

async function enrolled(url: string, outlet: Outlet, code: string): Promise<TestTill> {
  const identity = tillIdentity(now());
  const reply = await enrolTill(url, code, identity);
  if (reply.answer !== 'enrolled') throw new Error(`the till was not let in: ${reply.why}`);
  const till = testTill({ url, now, ...identity, number: reply.till, entries: [], outlet });
  const { publicKey } = identity;
  till.append('till-enrolled', { outlet: outlet.id, outletCode: outlet.code, till: reply.till, publicKey });
  return till;
}

export type MarketGoods = {
  readonly products: readonly Product[];
  readonly producers: ReadonlyMap<string, string>;
  readonly certificates: ReadonlyMap<string, readonly Certificate[]>;
  readonly prices: ReadonlyMap<string, number>;
};

export async function goodsOf(): Promise<MarketGoods> {
  const { changes } = await readStarterShop(new URL('../assets/starter', import.meta.url).pathname);
  const certificates = changes.flatMap(({ kind, row }) => (kind === 'certificate' && row ? [row] : []));
  return {
    products: changes.flatMap(({ kind, row }) => (kind === 'product' && row ? [row] : [])),
    producers: new Map(changes.flatMap(({ kind, row }) => (kind === 'producer' && row ? [[row.id, row.name]] : []))),
    certificates: Map.groupBy(certificates, ({ product }) => product),
    prices: new Map(changes.flatMap(({ kind, row }) => (kind === 'price' && row ? [[row.product, row.price]] : []))),
  };
}

/** A till that sells through some months: more on Saturdays and Sundays, some goods far more often than others. */
function sellThrough(till: TestTill, goods: MarketGoods, { from, to, dice }: { from: Day; to: Day; dice: Dice }): void {
  let counter = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    for (let sales = Math.floor((weekday % 6 === 0 ? 14 : 7) * (0.5 + dice())); sales > 0; sales -= 1) {
      counter += 1;
      till.append('sale', bodyText<'sale'>(aSale(goods, day, { dice, counter, till: till.number })));
    }
  }
}

type SaleOf = { readonly dice: Dice; readonly counter: number; readonly till: number };

function aSale(goods: MarketGoods, day: Day, { dice, counter, till }: SaleOf): SaleBody {
  const lines = Array.from({ length: 1 + Math.floor(dice() * 4) }, () => aLine(goods, day, dice));
  const total = dong(lines.reduce((sum, { amount }) => sum + amount, 0));
  const buyer = pick<BuyerKind | undefined>(['local', 'domestic', 'domestic', 'foreign', undefined, undefined], dice);
  return {
    number: `BL01-${till}-${String(counter).padStart(6, '0')}`,
    day,
    shift: uuidv7(Date.parse(`${day}T00:00:00Z`), new Uint8Array(10)) as ShiftId,
    cashier: 'Lan',
    lines,
    total,
    vat: vatOf(lines.map(({ amount, vat }) => ({ perMille: vat.perMille, amount }))),
    rounding: dong(0),
    tenders: [{ kind: 'cash', given: total }],
    change: dong(0),
    running: { sold: total, returned: dong(0) },
    ...(buyer && { buyer }),
  };
}

function aLine({ products, producers, certificates, prices }: MarketGoods, day: Day, dice: Dice): SaleLine {
  // A few goods are what most people come for.
  const product = products[Math.floor(dice() ** 3 * products.length)] as Product;
  const pieces = quantity(product.weighed ? 100 + Math.floor(dice() * 900) : 1_000 * (1 + Math.floor(dice() * 3)));
  const price = dong(prices.get(product.id) ?? 50_000);
  const certificate = certificateOn(certificates.get(product.id) ?? [], day);
  return {
    product: product.id,
    name: product.name,
    unit: product.unit,
    quantity: pieces,
    price,
    amount: amountOf(price, pieces),
    producer: { id: product.producer, name: producers.get(product.producer) ?? '' },
    vat: { class: product.taxClass, perMille: 80 },
    ...(certificate && { stars: certificate.stars }),
  };
}
