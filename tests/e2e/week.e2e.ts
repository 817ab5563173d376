import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CallName, InputOf, ReplyOf } from '../../src/shared/contract.ts';
import type { Day } from '../../src/shared/day.ts';
import type { EntryId, OutletId, ProducerId, ProductId, SaleId, StaffId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { quantity } from '../../src/shared/quantity.ts';
import { isRefusal, type Refusal } from '../../src/shared/refusal.ts';
import { type AskTill, PIN, signInAt } from '../support/pins.ts';
import { openLine } from '../support/tillLine.ts';
import { CRACKERS, SALT, SHRIMP } from './goods.ts';
import { listFor } from './listed.ts';
import { startProgram } from './program.ts';
import {
  atTheCounter,
  clockOf,
  expect,
  IN_ELECTRON,
  openShop,
  type Page,
  payExactly,
  type Shop,
  scan,
  tapPin,
  testInOneShop,
} from './shop.ts';

const DAY = 86_400_000;
const DAYS = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'] as const;

type Week = { readonly shop: Shop; readonly turnTo: (day: (typeof DAYS)[number]) => void; readonly clock: string };

/** A shop of its own, whose days the story turns. */
const test = testInOneShop.extend<{ readonly week: Week }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  week: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'quay-week-'));
    const clock = join(folder, 'ahead');
    const turnTo = (day: (typeof DAYS)[number]) => writeFileSync(clock, `${DAYS.indexOf(day) * DAY}`);
    turnTo('thứ hai');
    const { shop, close } = await openShop({ clock });
    await use({ shop, turnTo, clock });
    await close();
    rmSync(folder, { recursive: true, force: true });
  },
});

// What the story does it writes down here by itself, and every figure is reckoned from that at the end.

type Deed = 'came' | 'sold' | 'sent' | 'back' | 'thrown' | 'gone' | 'found' | 'lost';
type Noted = { readonly deed: Deed; readonly lot: Lot; readonly pieces: number };
type Lot = {
  readonly code: string;
  readonly goods: Goods;
  readonly keeps: number;
  /** Per mille of what is paid, or đồng a pack. */
  readonly terms: { readonly commission: number } | { readonly cost: number };
};
type Goods = { readonly code: string; readonly name: string; readonly price: string };

const M1: Lot = { code: 'M-1', goods: SALT, keeps: 200, terms: { commission: 200 } };
const B1: Lot = { code: 'B-1', goods: CRACKERS, keeps: 3, terms: { commission: 150 } };
const B2: Lot = { code: 'B-2', goods: CRACKERS, keeps: 60, terms: { commission: 150 } };
const T1: Lot = { code: 'T-1', goods: SHRIMP, keeps: 4, terms: { cost: 180_000 } };

const ONTO_SHELF: Readonly<Record<Deed, number>> = {
  came: 1,
  sold: -1,
  sent: -1,
  back: 1,
  thrown: 0,
  gone: -1,
  found: 1,
  lost: -1,
};

function sumOf(noted: readonly Noted[], lot: Lot, worth: (deed: Deed) => number): number {
  return noted.reduce((sum, each) => (each.lot === lot ? sum + worth(each.deed) * each.pieces : sum), 0);
}

const onHand = (noted: readonly Noted[], lot: Lot): number => sumOf(noted, lot, (deed) => ONTO_SHELF[deed]);

/** What the producer gets for a lot: of what buyers paid and did not get back what the commission leaves, or what all of it cost. */
function payable(noted: readonly Noted[], lot: Lot): number {
  if ('cost' in lot.terms) return sumOf(noted, lot, (deed) => (deed === 'came' ? 1 : 0)) * lot.terms.cost;
  const bought = sumOf(noted, lot, (deed) => (deed === 'sold' ? 1 : deed === 'back' || deed === 'thrown' ? -1 : 0));
  const paid = bought * priceOf(lot.goods);
  return paid - Math.round((paid * lot.terms.commission) / 1_000);
}

const priceOf = ({ price }: Goods): number => Number(price.replaceAll('.', ''));

const HUONG = 'huong' as StaffId;

/** The till's calls with their types; what needs a manager's leave gets it with Hương's PIN. */
function tillOf(ask: AskTill) {
  const say = async <N extends CallName>(name: N, input: InputOf<N>): Promise<Exclude<ReplyOf<N>, Refusal>> => {
    const answer = await ask(name, input);
    if (!('reply' in answer) || isRefusal(answer.reply)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.reply as Exclude<ReplyOf<N>, Refusal>;
  };
  return {
    say,
    withLeave: async <N extends CallName>(name: N, input: InputOf<N>): Promise<Exclude<ReplyOf<N>, Refusal>> => {
      const leave = await say('staff.approve', { staff: HUONG, pin: PIN, call: name, input });
      return say(name, { ...(input as object), ...leave } as InputOf<N>);
    },
    newId: async (): Promise<EntryId> => (await say('stock.newEntry', {})).id,
    product: async (goods: Goods): Promise<ProductId> =>
      (await say('stock.scan', { code: goods.code })).product.product,
  };
}
type Till = ReturnType<typeof tillOf>;

async function lotId(till: Till, lot: Lot) {
  const { lots } = await till.say('stock.lots', { product: await till.product(lot.goods) });
  const found = lots.find(({ lot: { code } }) => code === lot.code);
  if (!found) throw new Error(`no lot ${lot.code}`);
  return found.lot.id;
}

async function ownerOf(till: Till, goods: Goods): Promise<ProducerId> {
  const { product } = await till.say('stock.scan', { code: goods.code });
  const owners = await till.say('stock.owners', {});
  return owners.find(({ name }) => name === product.producer)?.id as ProducerId;
}

async function receive(till: Till, lot: Lot, pieces: number): Promise<void> {
  const { id, today } = await till.say('stock.newEntry', {});
  const line = {
    product: await till.product(lot.goods),
    quantity: pieces * 1_000,
    code: lot.code,
    expires: dayAfter(today, lot.keeps),
    owner: await ownerOf(till, lot.goods),
    terms:
      'cost' in lot.terms
        ? { kind: 'bought' as const, cost: dong(lot.terms.cost) }
        : { kind: 'consigned' as const, perMille: lot.terms.commission },
  };
  await till.withLeave('stock.receive', { id, lines: [line] });
}

const dayAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10) as Day;

/** Scanned at the counter and paid in cash. @returns the sale */
async function sell(page: Page, till: Till, ...goods: readonly (readonly [Goods, number])[]): Promise<SaleId> {
  const { cart } = await till.say('cart.open', {});
  for (const [{ code, name }, pieces] of goods) {
    for (let n = 1; n <= pieces; n += 1) {
      await scan(page, code);
      await expect(page.getByTestId('line').filter({ hasText: name })).toContainText(`${n} ×`);
    }
  }
  await payExactly(page);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('done')).toHaveCount(0);
  return cart.sale;
}

/** The evening: the drawer is counted as it should be, and the next day begins at the counter. */
async function nextDay(page: Page, { shop, turnTo }: Week, till: Till, day: (typeof DAYS)[number]): Promise<void> {
  const { shift } = await till.say('shift.beginCount', {});
  await till.say('shift.close', { shift, counted: [] });
  turnTo(day);
  await atTheCounter(page, shop);
}

/** The till of another outlet, at which Hương works, too. */
async function openOther({ shop, clock }: Week): Promise<{ readonly till: Till; readonly close: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'quay-other-'));
  const office = await shop.office();
  const [home] = await office.call('outlet.list', {});
  if (!home) throw new Error('no outlet');
  await office.call('outlet.save', { ...home, id: OTHER, code: OTHER, name: 'Điểm bán Gành Hào' });
  const made = await office.call('fleet.makeCode', { outlet: OTHER });
  if ('refused' in made) throw new Error(made.refused);
  const args = [
    'till',
    `--data=${data}`,
    '--port=0',
    '--sync-every=2',
    `--centre=${shop.line.url}`,
    `--code=${made.code}`,
  ];
  const program = await startProgram(args, clockOf(clock));
  const line = await openLine(program.ready['till'] ?? '');
  await signInAt(line.ask, HUONG);
  return {
    till: tillOf(line.ask),
    close: async () => {
      line.close();
      await program.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const OTHER = 'BL02' as OutletId;

test('a week in the life of a showroom: each figure at its end is what came of what was done', async ({
  page,
  week,
}) => {
  test.skip(IN_ELECTRON, 'a program whose clock is moved is for the web host');
  test.setTimeout(180_000);
  const { shop } = week;
  const till = tillOf(shop.ask);
  const noted: Noted[] = [];
  const note = (deed: Deed, lot: Lot, pieces: number): void => void noted.push({ deed, lot, pieces });
  const other = await openOther(week);

  // Monday: three producers bring their goods; the first are sold; somebody asks for what is not there.
  await atTheCounter(page, shop);
  for (const [lot, pieces] of [
    [M1, 30],
    [B1, 10],
    [B2, 12],
    [T1, 8],
  ] as const) {
    await receive(till, lot, pieces);
    note('came', lot, pieces);
  }
  const monday = await sell(page, till, [SALT, 3], [CRACKERS, 4]);
  note('sold', M1, 3);
  note('sold', B1, 4);
  await scan(page, 'SPKHONGCO');
  await page.getByTestId('notice-offer').click();
  await page.getByTestId('unknown-missed').click();
  await expect(page.getByTestId('notice')).toContainText('Đã ghi');

  // Tuesday: goods go to another outlet, and one pack less arrives there.
  await nextDay(page, week, till, 'thứ ba');
  const sent = { salt: 6, crackers: 5, arrived: 5 };
  await till.say('till.sync', {});
  await till.withLeave('transfer.send', {
    id: await till.newId(),
    to: OTHER,
    paper: 'internal',
    carriage: {},
    lines: [
      { product: await till.product(SALT), lot: await lotId(till, M1), quantity: sent.salt * 1_000 },
      { product: await till.product(CRACKERS), lot: await lotId(till, B2), quantity: sent.crackers * 1_000 },
    ],
  });
  note('sent', M1, sent.salt);
  note('sent', B2, sent.crackers);
  await till.say('till.sync', {});
  await sell(page, till, [SHRIMP, 2]);
  note('sold', T1, 2);

  // Wednesday: some of Monday's goods come back, a pack of crackers onto the shelf and one of salt to be thrown away.
  await nextDay(page, week, till, 'thứ tư');
  const { id } = await till.say('return.begin', { sale: monday });
  const back = { line: 1, quantity: quantity(1_000), to: 'stock' as const };
  const thrown = { line: 0, quantity: quantity(1_000), to: 'write-off' as const };
  const refund = { kind: 'cash' as const, amount: dong(priceOf(SALT) + priceOf(CRACKERS)) };
  const lines = [back, thrown];
  await till.withLeave('return.complete', { id, sale: monday, lines, refunds: [refund], reason: 'Khách đổi ý' });
  note('back', B1, 1);
  note('thrown', M1, 1);

  // Thursday is the last day of the first crackers; on Friday the next are sold, and the old ones left lying.
  await nextDay(page, week, till, 'thứ năm');
  await sell(page, till, [CRACKERS, 2]);
  note('sold', B1, 2);
  await nextDay(page, week, till, 'thứ sáu');
  await sell(page, till, [CRACKERS, 1], [SHRIMP, 1]);
  note('sold', B2, 1);
  note('sold', T1, 1);

  // Saturday: all the shrimp is past its day and refused, food without any leave; what is expired is written off.
  await nextDay(page, week, till, 'thứ bảy');
  await scan(page, SHRIMP.code);
  await expect(page.getByTestId('notice')).toContainText(SHRIMP.name);
  await expect(page.getByTestId('notice')).toContainText('hết hạn');
  await expect(page.getByTestId('notice-offer')).toHaveCount(0);
  await expect(page.getByTestId('line')).toHaveCount(0);
  const expired = [B1, T1].map((lot) => ({ lot, pieces: onHand(noted, lot) }));
  await till.withLeave('stock.writeOff', {
    id: await till.newId(),
    why: 'expired',
    lines: await Promise.all(
      expired.map(async ({ lot, pieces }) => ({
        product: await till.product(lot.goods),
        lot: await lotId(till, lot),
        quantity: pieces * 1_000,
      })),
    ),
  });
  for (const { lot, pieces } of expired) note('gone', lot, pieces);

  // Two shelves are counted, and while they are, a pack of what was counted is sold: one of salt is lost, one of crackers found.
  const { count } = await till.say('count.newCount', {});
  await till.say('count.begin', { count, scope: { kind: 'shelf', name: 'Kệ muối và bánh' }, blind: true });
  const where = { count, place: 'Kệ 1', recount: false };
  const asFound = [
    { lot: M1, pieces: onHand(noted, M1) - 1 },
    { lot: B2, pieces: onHand(noted, B2) + 1 },
  ];
  for (const { lot, pieces } of asFound) {
    const product = await till.product(lot.goods);
    await till.say('count.set', { ...where, product, lot: await lotId(till, lot), quantity: pieces * 1_000 });
  }
  await till.say('count.handIn', { count, id: await till.newId() });
  await sell(page, till, [CRACKERS, 1]);
  note('sold', B2, 1);
  expect(await till.withLeave('count.result', { count })).toMatchObject({
    products: 2,
    found: priceOf(CRACKERS),
    lost: priceOf(SALT),
  });
  const closing = { count, id: await till.newId(), reason: 'Đếm cuối tuần', uncounted: 'leave' as const };
  expect(await till.withLeave('count.close', closing)).toMatchObject({ lines: 2 });
  note('found', B2, 1);
  note('lost', M1, 1);

  // Sunday: all is reckoned, settled and paid.
  await nextDay(page, week, till, 'chủ nhật');
  for (const lot of [M1, B1, B2, T1]) {
    const { lots } = await till.say('stock.lots', { product: await till.product(lot.goods) });
    const held = lots.find((each) => each.lot.code === lot.code)?.onHand;
    expect(held, `packs of ${lot.code}`).toBe(onHand(noted, lot) * 1_000);
  }
  const { today } = await till.say('stock.newEntry', {});
  for (const goods of [SALT, CRACKERS, SHRIMP]) {
    const producer = await ownerOf(till, goods);
    const owed = [M1, B1, B2, T1].filter((lot) => lot.goods === goods).map((lot) => payable(noted, lot));
    const due = dong(owed.reduce((sum, each) => sum + each, 0));
    const asked = { producer, until: today, perMille: null };
    const statement = await till.say('settlement.statement', asked);
    expect(statement.payable, `what ${goods.name} brought`).toBe(due);
    const settled = { id: await till.newId(), ...asked, due };
    expect((await till.withLeave('settlement.settle', settled)).amount).toBe(due);
    const by = goods === SALT ? { kind: 'drawer' as const } : { kind: 'transfer' as const, reference: 'CK-TUAN' };
    await till.withLeave('settlement.pay', { id: await till.newId(), producer, amount: due, by });
    const { producers } = await till.say('settlement.producers', { until: today });
    expect(producers.find((each) => each.producer.id === producer)).toMatchObject({ payable: 0, owed: 0 });
  }

  // At the centre the same, once the till has told it; and in the other outlet what arrived there.
  await till.say('till.sync', {});
  await other.till.say('till.sync', {});
  const [coming] = await other.till.say('transfer.list', {});
  expect(coming).toMatchObject({ direction: 'in', state: 'on-its-way', lines: 2 });
  const of = { device: coming?.device as never, entry: coming?.entry as never };
  const came = [{ arrived: sent.arrived * 1_000, why: 'missing' as const }, { arrived: sent.crackers * 1_000 }];
  await other.till.say('transfer.accept', { id: await other.till.newId(), of, lines: came });
  await other.till.say('till.sync', {});
  await till.say('till.sync', {});
  await expect
    .poll(() => till.say('till.sync', {}).then(() => till.say('transfer.list', {})))
    .toMatchObject([{ state: 'accepted', differs: true }]);

  const office = await shop.office();
  const asked = { text: '', only: 'all', offset: 0, limit: 200 } as const;
  const inLots = async (outlet: OutletId) => {
    const { lines: held } = await office.call('stock.list', { outlet, ...asked });
    return Object.fromEntries(held.map(({ code, onHand: pieces }) => [code, pieces]));
  };
  const left = [M1, B1, B2, T1].map((lot) => [lot.code, onHand(noted, lot) * 1_000] as const);
  expect(await inLots('BL01' as OutletId)).toEqual(Object.fromEntries(left.filter(([, pieces]) => pieces !== 0)));
  expect(await inLots(OTHER)).toEqual({ [M1.code]: sent.arrived * 1_000, [B2.code]: sent.crackers * 1_000 });
  await other.close();

  // And whatever the till has in its tables is what its journal says.
  await shop.killTill();
  const rebuilt = await promisify(execFile)(process.execPath, [
    'src/quay/index.ts',
    'journal',
    'rebuild',
    '--data',
    shop.data,
    '--check',
    '--json',
  ]);
  expect(JSON.parse(rebuilt.stdout)).toMatchObject({ differed: [] });
});

test('crafts past their day are sold with a manager’s PIN, and the line says whose; a pack that ends soon says so, too', async ({
  page,
  week,
}) => {
  test.skip(IN_ELECTRON, 'a program whose clock is moved is for the web host');
  const { shop, turnTo } = week;
  const till = tillOf(shop.ask);
  const basket = { code: '2000000000442', name: 'Giỏ tổ ong', price: '120.000' } as const;
  await page.setViewportSize({ width: 1024, height: 768 });
  await atTheCounter(page, shop);
  await receive(till, { code: 'G-1', goods: basket, keeps: 1, terms: { commission: 100 } }, 5);

  turnTo('thứ tư');
  await scan(page, basket.code);
  await expect(page.getByTestId('notice')).toContainText(basket.name);
  await expect(page.getByTestId('line')).toHaveCount(0);
  await page.keyboard.press('Alt+KeyB');
  await expect(page.getByTestId('approval')).toContainText(basket.name);
  await tapPin(page);
  await expect(page.getByTestId('line-expired')).toContainText('Hương');

  // By a label: the lot, and its last day, which is today by the till; the page's own clock stands at Monday.
  listFor(shop.data, SALT.name, GTIN);
  const { today } = await till.say('stock.newEntry', {});
  const soon = today.replaceAll('-', '').slice(2);
  await scan(page, `]C101${GTIN}17${soon}10M-7`);
  await expect(page.getByTestId('line-pack')).toContainText('Lô M-7');
  await expect(page.getByTestId('line-keeps')).toBeVisible();
  await payExactly(page);
});

/** A code that a producer prints, in 14 digits. */
const GTIN = '08938507000006';
