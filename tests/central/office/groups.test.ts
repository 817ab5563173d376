import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DraftChange } from '../../../src/central/office/api/drafts.ts';
import {
  type CatalogueChange,
  CHANGE_KINDS,
  groupPriceChangeId,
  priceChangeId,
} from '../../../src/shared/catalogue/change.ts';
import type { OutletPrice } from '../../../src/shared/catalogue/outletGroup.ts';
import { priceOn } from '../../../src/shared/catalogue/product.ts';
import { type Day, dayOf } from '../../../src/shared/day.ts';
import { OutletGroupId, type OutletId, ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { aDay, aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { aPromotion, percentOff } from '../../support/aPromotion.ts';
import { aTill, BAC_LIEU, startTestCentre, type TestCentre, type TestTill } from '../../support/testCentre.ts';

const salt = aProduct();
const honey = aProduct({ id: ProductId.parse('SP-002'), name: 'Mật ong', codes: ['02000000000022'] });
const AIRPORT = { ...BAC_LIEU, id: 'cm01' as OutletId, code: 'CM01', name: 'Quầy sân bay Cà Mau' };
const OUTLETS = [BAC_LIEU, AIRPORT];
const TOMORROW = aDay('2026-11-23');

let centre: TestCentre;
let tills: Heard[];
beforeAll(async () => {
  centre = await startTestCentre();
  await centre.call('outlet.save', AIRPORT);
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'tax-class', id: 'VAT10', row: aTaxClass() } },
    { scope: 'everywhere', change: { kind: 'producer', id: salt.producer, row: aProducer() } },
    ...[salt, honey].flatMap((row) => {
      const price = aPrice({ product: row.id });
      return [
        { scope: 'everywhere', change: { kind: 'product', id: row.id, row } },
        { scope: 'everywhere', change: { kind: 'price', id: priceChangeId(price), row: price } },
      ] as const;
    }),
  ]);
  tills = await Promise.all(OUTLETS.map(async (outlet) => heard(await aTill(centre, outlet))));
});
afterAll(() => centre.remove());
beforeEach(async () => {
  for (const { group } of await centre.call('group.list', {})) await centre.call('group.remove', { id: group.id });
  for (const till of tills) await till.hear();
});

const held = (prices: readonly Pick<OutletPrice, 'from' | 'price'>[], day: Day) => priceOn(prices, day)?.price ?? null;

/** A till that remembers what it was told, as the real one does. */
function heard(till: TestTill) {
  let cursor = { centre: '', n: 0 };
  const rows = new Map<string, CatalogueChange>();
  return {
    /** What is new to it, beyond what it heard. */
    async hear(): Promise<CatalogueChange[]> {
      const { bundle } = await till.pull(cursor, [...CHANGE_KINDS, 'group-price', 'outlet-group']);
      cursor = { centre: bundle.centre, n: bundle.upTo };
      for (const change of bundle.changes) rows.set(`${change.kind} ${change.id}`, change);
      return bundle.changes;
    },
    snapshot: async () => (await till.pull(undefined, CHANGE_KINDS)).bundle.changes,
    rows: () => [...rows.values()].filter(({ row }) => row !== null),
    /** What it charges on a day. */
    charges(product: ProductId, day: Day = dayOf(centre.now())) {
      const own = rows.get(`outlet-price ${product}`);
      if (own?.kind === 'outlet-price' && own.row) return held(own.row.prices, day);
      const general = [...rows.values()].flatMap((one) => (one.kind === 'price' && one.row ? [one.row] : []));
      return held(
        general.filter((price) => price.product === product),
        day,
      );
    },
  };
}
type Heard = ReturnType<typeof heard>;

const showroom = () => tills[0] ?? expect.fail('no till');
const airport = () => tills[1] ?? expect.fail('no till');

async function aGroup(name: string, outlets: readonly OutletId[], id: OutletGroupId | null = null) {
  const answer = await centre.call('group.save', { id, name, outlets: [...outlets] });
  return 'id' in answer ? answer.id : expect.fail(JSON.stringify(answer));
}

const setPrice = (price: number | null, where: { group?: OutletGroupId; from?: Day } = {}) =>
  centre.call('catalogue.setPrice', { product: salt.id, price, ...where });

/** 40 % off the salt. @returns what ends it */
async function aPromotionFrom(from: Day, outlets: 'all' | OutletId[]) {
  const rule = percentOff({ of: 'products', products: [salt.id] }, 400);
  const { id: _id, ...terms } = aPromotion({ rule, outlets, from, to: aDay('2026-12-25') });
  const saved = await centre.call('promotion.save', { id: null, terms });
  return 'id' in saved ? () => centre.call('promotion.end', { id: saved.id }) : expect.fail(saved.refused);
}

async function publishDrafts() {
  const { drafts } = await centre.call('draft.list', {});
  const seen = drafts.map(({ kind, id, edit, current }) => ({ kind, id, edit, current }));
  return centre.call('draft.publish', { drafts: seen, at: null });
}
const lastVersion = async () =>
  (await centre.call('version.list', { before: null, limit: 1 })).versions[0] ?? expect.fail('nothing was published');

describe('a price of a group', () => {
  test('is told to the tills of its outlets, whole, and to nobody else', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    expect(await setPrice(35_000, { group })).toEqual({ done: true });
    expect(await airport().hear()).toEqual([
      {
        kind: 'outlet-price',
        id: salt.id,
        row: {
          product: salt.id,
          prices: [
            { from: '2026-01-01', price: 25_000, demo: false },
            { from: '2026-11-22', price: 35_000, demo: false },
          ],
        },
      },
    ]);
    expect(await showroom().hear()).toEqual([]);
    expect([showroom().charges(salt.id), airport().charges(salt.id)]).toEqual([25_000, 35_000]);
  });

  test('of tomorrow is told today and holds tomorrow; from a day on it is again what it costs everywhere', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    await setPrice(35_000, { group, from: TOMORROW });
    await setPrice(null, { group, from: aDay('2026-12-01') });
    await airport().hear();
    const charged = ['2026-11-22', '2026-11-23', '2026-12-01'].map((day) => airport().charges(salt.id, aDay(day)));
    expect(charged).toEqual([25_000, 35_000, 25_000]);
  });

  test('stands against what it costs everywhere, which only the others are charged then', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    await setPrice(35_000, { group });
    await airport().hear();
    await setPrice(26_000);
    // It hears the others' price, as all do; what holds there is as it was.
    expect((await airport().hear()).map(({ kind }) => kind)).toEqual(['price']);
    await showroom().hear();
    expect([showroom().charges(salt.id), airport().charges(salt.id)]).toEqual([26_000, 35_000]);
    await setPrice(25_000);
  });

  test('is drafted, seen as the group’s tills would show it, published and taken back as any other', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    for (const till of tills) await till.hear();
    const row = { product: salt.id, group, from: TOMORROW, price: dong(30_000) };
    const change: DraftChange = { kind: 'group-price', id: groupPriceChangeId(row), row };
    expect(await centre.call('draft.save', { change, edit: 0 })).toEqual({ done: true });
    expect(await airport().hear()).toEqual([]);
    expect(await centre.call('draft.list', {})).toMatchObject({
      drafts: [{ name: 'Muối ba thạc · Sân bay', before: null, faults: [] }],
      looks: [{ group: 'Sân bay', before: { price: 25_000 }, after: { price: 30_000 } }],
    });
    expect(await publishDrafts()).toEqual({ done: true });
    await airport().hear();
    expect(airport().charges(salt.id, TOMORROW)).toBe(30_000);
    const version = await lastVersion();
    expect(version).toMatchObject({ rows: 1, names: ['Muối ba thạc · Sân bay'], undoable: true });
    expect(await centre.call('version.undo', { version: version.version })).toEqual({ done: true });
    expect(await airport().hear()).toEqual([{ kind: 'outlet-price', id: salt.id, row: null }]);
    expect(airport().charges(salt.id, TOMORROW)).toBe(25_000);
    expect(await showroom().hear()).toEqual([]);
  });

  test('is none of no product, of no group, of a day that is over, or where no group is named', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    expect(await setPrice(0, { group })).toEqual({ refused: 'not-a-price' });
    expect(await setPrice(null)).toEqual({ refused: 'not-a-price' });
    expect(await setPrice(9_000, { group: OutletGroupId.parse('nh-0') })).toEqual({ refused: 'no-such-group' });
    expect(await setPrice(9_000, { group, from: aDay('2026-11-21') })).toEqual({ refused: 'past-day' });
  });

  test('is held with the promotions there against the price before it there', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    await setPrice(50_000, { group });
    const end = await aPromotionFrom(aDay('2026-11-25'), 'all');
    // 40 % off 40.000 are 24.000: less than half of the 50.000 of the day before, though not of what others paid.
    const answer = await setPrice(40_000, { group, from: aDay('2026-11-25') });
    expect(answer).toEqual({ refused: 'over-cap', promotion: 'Tuần lễ muối (Sân bay)' });
    expect(await setPrice(45_000, { group, from: aDay('2026-11-25') })).toEqual({ done: true });
    await end();
  });

  test('is looked at, too, where an outlet with a promotion comes to the group', async () => {
    const group = await aGroup('Đối tác', []);
    const end = await aPromotionFrom(aDay('2026-11-25'), [BAC_LIEU.id]);
    await setPrice(50_000, { group });
    await setPrice(40_000, { group, from: aDay('2026-11-25') });
    const joins = await centre.call('group.save', { id: group, name: 'Đối tác', outlets: [BAC_LIEU.id] });
    expect(joins).toEqual({ refused: 'over-cap', promotion: 'Tuần lễ muối (Đối tác)' });
    await end();
  });

  test('goes with the product that is taken off sale', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    await setPrice(35_000, { group });
    await airport().hear();
    await centre.call('catalogue.withdraw', { product: salt.id });
    const told = await airport().hear();
    expect(told).toContainEqual({ kind: 'outlet-price', id: salt.id, row: null });
    expect(await centre.call('version.undo', { version: (await lastVersion()).version })).toEqual({ done: true });
    await airport().hear();
    expect(airport().charges(salt.id)).toBe(35_000);
  });
});

const save = (name: string, outlets: string[]) =>
  centre.call('group.save', { id: null, name, outlets: outlets as OutletId[] });

describe('a group', () => {
  test('that an outlet joins or leaves changes what is charged there, and what is told, nowhere else', async () => {
    const group = await aGroup('Đối tác', [BAC_LIEU.id]);
    await setPrice(40_000, { group });
    const other = await aGroup('Sân bay', []);
    for (const till of tills) await till.hear();
    await aGroup('Sân bay', [BAC_LIEU.id], other);
    expect(await airport().hear()).toEqual([]);
    expect(await showroom().hear()).toEqual([{ kind: 'outlet-price', id: salt.id, row: null }]);
    expect(showroom().charges(salt.id)).toBe(25_000);
    expect(await centre.call('group.list', {})).toMatchObject([
      { group: { name: 'Đối tác', outlets: [] }, products: 1 },
      { group: { name: 'Sân bay', outlets: ['bl01'] }, products: 0 },
    ]);

    // One version moved it; one takes it back.
    expect(await centre.call('version.undo', { version: (await lastVersion()).version })).toEqual({ done: true });
    await showroom().hear();
    expect(showroom().charges(salt.id)).toBe(40_000);
  });

  test('is removed with its prices', async () => {
    const group = await aGroup('Đối tác', [BAC_LIEU.id]);
    await setPrice(40_000, { group });
    await showroom().hear();
    expect(await centre.call('group.remove', { id: group })).toEqual({ done: true });
    expect(await showroom().hear()).toEqual([{ kind: 'outlet-price', id: salt.id, row: null }]);
    expect(await centre.call('group.remove', { id: group })).toEqual({ refused: 'no-such-group' });
  });

  test('has a name and outlets of its own', async () => {
    await aGroup('Sân bay', [AIRPORT.id]);
    expect(await save('sân bay', [])).toEqual({ refused: 'name-taken' });
    expect(await save('Phố', ['xx99'])).toEqual({ refused: 'no-such-outlet' });
  });

  test('shows which price holds where and when', async () => {
    const group = await aGroup('Sân bay', [AIRPORT.id]);
    await aGroup('Đối tác', [BAC_LIEU.id]);
    await setPrice(35_000, { group, from: TOMORROW });
    expect(await centre.call('group.prices', { product: salt.id })).toMatchObject({
      general: [{ from: '2026-01-01', price: 25_000 }],
      groups: [
        { name: 'Đối tác', outlets: ['bl01'], prices: [] },
        { name: 'Sân bay', outlets: ['cm01'], prices: [{ price: 25_000 }, { from: TOMORROW, price: 35_000 }] },
      ],
    });
    const { products } = await centre.call('catalogue.list', { text: 'ba thac', category: null, offset: 0, limit: 9 });
    expect(products).toMatchObject([{ price: 25_000, ownPrices: 1 }]);
  });
});

type Step =
  | { readonly does: 'price'; readonly product: ProductId; readonly price: number; readonly from: Day }
  | {
      readonly does: 'own';
      readonly product: ProductId;
      readonly price: number | null;
      readonly from: Day;
      readonly nth: number;
    }
  | { readonly does: 'move'; readonly outlet: OutletId; readonly nth: number }
  | { readonly does: 'undo' };

const aGood = fc.constantFrom(salt.id, honey.id);
const anAmount = fc.integer({ min: 20, max: 30 }).map((thousands) => thousands * 1_000);
const aStart = fc.constantFrom(aDay('2026-11-22'), TOMORROW, aDay('2026-11-24'));
const nth = fc.nat(1);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('price'), product: aGood, price: anAmount, from: aStart }),
  fc.record({ does: fc.constant('own'), product: aGood, price: fc.option(anAmount), from: aStart, nth }),
  fc.record({ does: fc.constant('move'), outlet: fc.constantFrom(...OUTLETS.map(({ id }) => id)), nth }),
  fc.record({ does: fc.constant('undo') }),
);

const kept = (rows: readonly CatalogueChange[]) =>
  rows
    .filter(({ kind }) => kind === 'outlet-price')
    .map((row) => JSON.stringify(row))
    .toSorted();

test('whatever is priced, moved and taken back, each till charges what the rule says, and a new one is told the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 6 }), async (steps) => {
      const groups = [await aGroup('Một', []), await aGroup('Hai', [])] as const;
      for (const step of steps) {
        await take(step, groups);
        for (const till of tills) await till.hear();
        await expectAsTheRuleSays();
      }
      for (const till of tills) expect(kept(await till.snapshot())).toEqual(kept(till.rows()));
      for (const id of groups) await centre.call('group.remove', { id });
    }),
    { numRuns: 8 },
  );
});

async function take(step: Step, groups: readonly [OutletGroupId, OutletGroupId]): Promise<void> {
  switch (step.does) {
    case 'price':
      await centre.call('catalogue.setPrice', { product: step.product, price: step.price, from: step.from });
      break;
    case 'own': {
      const { product, price, from, nth: which } = step;
      await centre.call('catalogue.setPrice', { product, price, from, group: groups[which === 0 ? 0 : 1] });
      break;
    }
    case 'move': {
      const id = groups[step.nth === 0 ? 0 : 1];
      const found = (await centre.call('group.list', {})).find((each) => each.group.id === id)?.group;
      // Its making may have been taken back.
      if (found) await aGroup(found.name, [...new Set([...found.outlets, step.outlet])], id);
      break;
    }
    case 'undo':
      // What was changed since is refused, and changes nothing.
      await centre.call('version.undo', { version: (await lastVersion()).version });
      break;
  }
}

/** By what the office shows of each product, group by group. */
async function expectAsTheRuleSays(): Promise<void> {
  for (const product of [salt.id, honey.id]) {
    const shown = await centre.call('group.prices', { product });
    if (!('general' in shown)) return expect.fail('no such product');
    for (const [index, { id }] of OUTLETS.entries()) {
      const own = shown.groups.find(({ outlets, prices }) => outlets.includes(id) && prices.length > 0)?.prices;
      for (const day of ['2026-11-22', '2026-11-23', '2026-11-24'].map(aDay)) {
        expect(tills[index]?.charges(product, day)).toBe(priceOn(own ?? shown.general, day)?.price ?? null);
      }
    }
  }
  return undefined;
}
