import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { movementsOf, toldOf } from '../../../src/main/db/movementList.ts';
import { onItsWay, untoldWay, wayOf } from '../../../src/main/db/onItsWay.ts';
import { looseOf, lotsOf } from '../../../src/main/db/stock.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { openShift } from '../../../src/main/till/openShift.ts';
import { checkProjections } from '../../../src/main/till/rebuild.ts';
import { listTransfers } from '../../../src/main/till/transferShown.ts';
import { priceChangeId } from '../../../src/shared/catalogue/change.ts';
import type { OutletId, ProductId, SaleId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { done, lan, MORNING, salt } from '../../support/aDesk.ts';
import { aPrice, aProducer, aTaxClass } from '../../support/aProduct.ts';
import { countedByHand } from '../../support/countedByHand.ts';
import {
  acceptAll,
  countTo,
  newestSale,
  packs,
  receive,
  sellGoods,
  sendOn,
  takeBack,
  writeOff,
} from '../../support/goods.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

let outlets = 0;

type Showroom = { readonly outlet: OutletId; readonly tills: readonly Counter[] };

/** Tills of an outlet of their own, each with its shift open and salt to sell. */
async function aShowroom(count: number): Promise<Showroom> {
  const outlet = `diem-${++outlets}` as OutletId;
  await centre.call('outlet.save', { ...BAC_LIEU, id: outlet, code: `DT${10 + outlets}` });
  const tills: Counter[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const till = await aSyncedTill({ url: centre.url, code: must(await centre.makeEnrolCode(outlet), 'a code') });
    tills.push({ ...till, clock: () => MORNING, random: randomBytes });
  }
  // The centre's catalogue comes first: what it does not have, its first word takes away.
  await syncAll(tills);
  for (const till of tills) openWithSalt(till);
  return { outlet, tills };
}

type Counter = SyncedTill & Desk;

function openWithSalt(till: Counter): void {
  const price = aPrice({ product: salt.id });
  till.db.write((db) => {
    applyChange(db, { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() });
    applyChange(db, { kind: 'producer', id: aProducer().id, row: aProducer() });
    applyChange(db, { kind: 'product', id: salt.id, row: salt });
    applyChange(db, { kind: 'price', id: priceChangeId(price), row: price });
  });
  done(openShift(till, 500_000, lan));
}

async function syncAll(tills: readonly Counter[]): Promise<void> {
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
  await centre.idle();
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
}

/** What a till takes to be on the outlet's shelves: by product and lot, without what comes to nothing. */
function shelfAt({ db }: Counter): Record<string, number> {
  const lots = lotsOf(db, salt.id).map(({ lot, onHand }) => [`${salt.id} ${lot.id}`, onHand] as const);
  const all = [...lots, [`${salt.id} `, looseOf(db, salt.id)] as const];
  return Object.fromEntries(all.filter(([, held]) => held !== 0));
}

function added(all: readonly Record<string, number>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [key, held] of all.flatMap((each) => Object.entries(each))) sums.set(key, (sums.get(key) ?? 0) + held);
  return Object.fromEntries([...sums].filter(([, held]) => held !== 0));
}

test('the last pack of a lot, sold on two tills that hear nothing of each other, is short by one at both, and both say by whom', async () => {
  const { tills } = await aShowroom(2);
  const [one, two] = tills as [Counter, Counter];
  receive(one, packs(1, 'L-1'));
  await syncAll(tills);
  sellGoods(one, [salt.id, 1_000]);
  sellGoods(two, [salt.id, 1_000]);
  await syncAll(tills);
  const [lot] = lotsOf(one.db, salt.id);
  for (const till of tills) expect(lotsOf(till.db, salt.id)).toMatchObject([{ lot: lot?.lot, onHand: -1_000 }]);

  const page = { product: salt.id, limit: 10, offset: 0 };
  const movedHere = (till: Counter) =>
    movementsOf(till.db, till.signer.device, page).map(({ kind, quantity }) => [kind, quantity]);
  expect(movedHere(one)).toEqual([
    ['sale', -1_000],
    ['goods-received', 1_000],
  ]);
  expect(toldOf(one.db, salt.id)).toEqual([{ till: 2, lot: lot?.lot.id, onHand: -1_000 }]);
  expect(movedHere(two)).toEqual([['sale', -1_000]]);
  expect(toldOf(two.db, salt.id)).toEqual([{ till: 1, lot: lot?.lot.id, onHand: 0 }]);
});

const step = fc.record({
  till: fc.nat(3),
  does: fc.constantFrom(
    'receives',
    'sells',
    'sells',
    'takes back',
    'writes off',
    'sends',
    'accepts',
    'counts',
    'syncs',
    'syncs',
  ),
  pieces: fc.integer({ min: 1, max: 5 }),
  nth: fc.nat(2),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A till, where it sends goods to, and its sales: goods come back where they were sold. */
type Place = { readonly till: Counter; readonly other: OutletId; readonly sales: SaleId[] };

async function make({ till, other, sales }: Place, { does, pieces, nth }: Step): Promise<void> {
  const product: ProductId = salt.id;
  if (does === 'syncs') expect(await till.sync.once()).toBe('ok');
  if (does === 'receives') receive(till, packs(pieces, `L-${nth}`));
  if (does === 'sells') {
    sellGoods(till, [product, pieces * 1_000]);
    sales.push(newestSale(till));
  }
  if (does === 'takes back') {
    const sale = sales[nth % sales.length];
    if (sale) takeBack(till, sale, { line: 0, most: pieces * 1_000, to: nth === 0 ? 'write-off' : 'stock' });
  }
  const lot = lotsOf(till.db, product)[nth]?.lot;
  if (does === 'writes off') writeOff(till, product, lot?.code ?? null, pieces * 1_000);
  if (does === 'sends') sendOn(till, other, lot?.id ?? null, pieces * 1_000);
  if (does === 'counts') countTo(till, product, pieces * 1_000);
  // Two tills that hear nothing of each other may both accept it: then both count.
  const open = listTransfers(till.db).find(({ state, direction }) => state === 'on-its-way' && direction === 'in');
  if (does === 'accepts' && open) acceptAll(till, open, { more: (nth - 1) * 1_000 });
}

/** What is on its way to a till's outlet, and from it, as the till has heard. */
const wayAt = ({ db }: Counter) => onItsWay(wayOf(db, salt.id, untoldWay(db)));

test('whatever is received, sold, taken back, written off, sent, accepted and counted on three tills, one away all week, they agree once they have synced, and so does another outlet', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const showroom = await aShowroom(3);
      const partner = await aShowroom(1);
      const all = [...showroom.tills, ...partner.tills];
      await syncAll(all);
      const places = all.map((till, at): Place => ({ till, other: (at < 3 ? partner : showroom).outlet, sales: [] }));
      for (const each of steps) {
        // The first is away all week.
        if (each.does !== 'syncs' || each.till !== 0) await make(must(places[each.till], 'a till'), each);
      }
      await syncAll(all);
      // What was accepted just now is told to the other end.
      for (const each of all) expect(await each.sync.once()).toBe('ok');
      for (const { tills } of [showroom, partner]) {
        const shelf = added(tills.map(countedByHand));
        for (const till of tills) {
          expect(shelfAt(till)).toEqual(shelf);
          expect(wayAt(till)).toEqual(wayAt(must(tills[0], 'a till')));
          expect(checkProjections(till.db).differed).toEqual([]);
        }
      }
      const [here, there] = [showroom, partner].map(({ tills }) => wayAt(must(tills[0], 'a till')));
      expect(there).toEqual({ coming: here?.going, going: here?.coming });
    }),
    { numRuns: 5 },
  );
}, 120_000);
