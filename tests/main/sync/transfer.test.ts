import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../src/central/db/open.ts';
import { rows } from '../../../src/central/db/query.ts';
import { readOnItsWay } from '../../../src/central/db/transfer.ts';
import { looseOf, lotsOf } from '../../../src/main/db/stock.ts';
import { otherOutlets } from '../../../src/main/db/transfer.ts';
import { acceptGoods } from '../../../src/main/till/acceptGoods.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { sendGoods } from '../../../src/main/till/sendGoods.ts';
import { listTransfers, readTransfer } from '../../../src/main/till/transferShown.ts';
import type { ToAccept } from '../../../src/shared/contract/transfer.ts';
import type { Day, Instant } from '../../../src/shared/day.ts';
import type { OutletId, ProductId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import type { TransferKey } from '../../../src/shared/stock/arrived.ts';
import { done } from '../../support/aDesk.ts';
import { huongsHand } from '../../support/hands.ts';
import { BAC_LIEU, databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { silent } from '../../support/testDatabase.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

const SALT = 'muoi' as ProductId;
const NO_DAY = '2026-11-23' as Day;

let centre: TestCentre;
let pool: Pool;
beforeAll(async () => {
  centre = await startTestCentre();
  pool = await openDatabase(databaseUrl(centre), silent);
  const rate = [{ from: '2026-01-01' as Day, perMille: 80 }];
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'tax-class', id: 'gtgt', row: { id: 'gtgt', name: 'GTGT', rates: rate } } },
    {
      scope: 'everywhere',
      change: {
        kind: 'producer',
        id: 'ct-1',
        row: { id: 'ct-1' as never, name: 'HTX Muối', kind: 'cooperative', place: '' },
      },
    },
    {
      scope: 'everywhere',
      change: {
        kind: 'product',
        id: SALT,
        row: {
          id: SALT,
          name: 'Muối tinh',
          producer: 'ct-1' as never,
          category: 'Muối',
          unit: 'gói',
          weighed: false,
          netContent: '500 g',
          taxClass: 'gtgt',
          codes: [],
        },
      },
    },
  ]);
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
});

let outlets = 0;

async function anOutlet(count: number): Promise<SyncedTill[]> {
  const id = `noi-${++outlets}` as OutletId;
  await centre.call('outlet.save', { ...BAC_LIEU, id, code: `NO${10 + outlets}`, name: `Nơi ${outlets}` });
  const tills: SyncedTill[] = [];
  for (let till = 0; till < count; till++)
    tills.push(await aSyncedTill({ url: centre.url, code: must(await centre.makeEnrolCode(id), 'a code') }));
  return tills;
}

let at = Date.UTC(2026, 10, 23, 1);
/** Each operation a second later. */
const deskOf = ({ db, signer }: SyncedTill): Desk => ({
  db,
  signer,
  random: randomBytes,
  clock: () => (at += 1_000) as Instant,
});

async function syncAll(tills: readonly SyncedTill[]): Promise<void> {
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
  await centre.idle();
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
}

/** Ten packs come in, and so many go on. */
function sendSalt(from: SyncedTill, to: string, pieces: number): TransferKey {
  const desk = deskOf(from);
  const line = { product: SALT, quantity: 10_000, code: 'L-1', owner: 'ct-1' as never };
  const terms = { kind: 'consigned', perMille: 150 } as const;
  done(receiveGoods(desk, { id: newId(desk), lines: [{ ...line, terms }] }, huongsHand));
  const lot = must(lotsOf(from.db, SALT)[0], 'a lot').lot.id;
  const lines = [{ product: SALT, lot, quantity: pieces * 1_000 }];
  const input = { id: newId(desk), to: to as OutletId, paper: 'internal' as const, carriage: {}, lines };
  return { device: from.signer.device, entry: done(sendGoods(desk, input, huongsHand)).entry };
}

function accept(till: SyncedTill, of: TransferKey, line: ToAccept, back?: true) {
  const desk = deskOf(till);
  return acceptGoods(desk, { id: newId(desk), of, lines: [line], ...(back && { back }) }, huongsHand);
}

const stateAt = ({ db }: SyncedTill) =>
  listTransfers(db).map(({ direction, state, differs }) => [direction, state, differs]);
const onHand = ({ db }: SyncedTill): number =>
  lotsOf(db, SALT).reduce((sum, lot) => sum + lot.onHand, 0) + looseOf(db, SALT);
const onItsWay = async (outlet: string): Promise<number> =>
  (await readOnItsWay(pool, outlet)).reduce((sum, { quantity }) => sum + quantity, 0);

test('every till is told of the other outlets by name', async () => {
  const [one] = (await anOutlet(1)) as [SyncedTill];
  const [two] = (await anOutlet(1)) as [SyncedTill];
  await syncAll([one, two]);
  expect(otherOutlets(one.db).map(({ id }) => id)).toEqual(['bl01', `noi-${outlets}`]);
  expect(otherOutlets(two.db).map(({ name }) => name)).toEqual([BAC_LIEU.name, `Nơi ${outlets - 1}`]);
});

test('goods sent are on their way at both ends until one till accepts them; then all tills of both know, and no other', async () => {
  const here = await anOutlet(2);
  const there = await anOutlet(2);
  const [elsewhere] = (await anOutlet(1)) as [SyncedTill];
  const [from, beside] = here as [SyncedTill, SyncedTill];
  const [to, other] = there as [SyncedTill, SyncedTill];
  await syncAll([...here, ...there, elsewhere]);
  const outlet = `noi-${outlets - 1}`;
  const of = sendSalt(from, outlet, 4);
  expect(stateAt(from)).toEqual([['out', 'on-its-way', false]]);
  await syncAll([...here, ...there, elsewhere]);
  expect([from, beside].map(stateAt)).toEqual([[['out', 'on-its-way', false]], [['out', 'on-its-way', false]]]);
  expect([to, other].map(stateAt)).toEqual([[['in', 'on-its-way', false]], [['in', 'on-its-way', false]]]);
  expect(stateAt(elsewhere)).toEqual([]);
  expect(await onItsWay(outlet)).toBe(4_000);
  const atTheOffice = () => centre.call('stock.transfers', { outlet: outlet as OutletId });
  expect(await atTheOffice()).toMatchObject([{ goods: [{ name: 'Muối tinh', quantity: 4_000 }], acceptedTwice: [] }]);

  done(accept(to, of, { arrived: 3_000, why: 'missing' }));
  await syncAll([...there, ...here]);
  for (const till of [from, beside]) expect(stateAt(till)).toEqual([['out', 'accepted', true]]);
  for (const till of [to, other]) expect(stateAt(till)).toEqual([['in', 'accepted', true]]);
  expect([from, beside, to, other].map(onHand)).toEqual([6_000, 6_000, 3_000, 3_000]);
  expect(lotsOf(other.db, SALT)).toMatchObject([{ lot: { code: 'L-1', owner: { name: 'HTX Muối' } }, onHand: 3_000 }]);
  expect(await onItsWay(outlet)).toBe(0);
  expect(await atTheOffice()).toEqual([]);
  expect(accept(other, of, { arrived: 4_000 })).toMatchObject({ refused: 'already-accepted' });
  expect(accept(elsewhere, of, { arrived: 4_000 })).toEqual({ refused: 'no-such-transfer' });
});

test('goods that two tills accepted while they heard nothing of each other are told as accepted twice, with both slips, everywhere', async () => {
  const [from] = (await anOutlet(1)) as [SyncedTill];
  const there = await anOutlet(2);
  const [one, two] = there as [SyncedTill, SyncedTill];
  await syncAll([from, ...there]);
  const of = sendSalt(from, `noi-${outlets}`, 4);
  await syncAll([from, ...there]);
  const first = done(accept(one, of, { arrived: 4_000 }));
  const second = done(accept(two, of, { arrived: 4_000 }));
  // The second is heard of first.
  await syncAll([two, one, from]);
  await syncAll([two, one, from]);
  for (const till of [from, one, two]) {
    expect(stateAt(till)).toMatchObject([[expect.any(String), 'twice', false]]);
    expect(readTransfer(till.db, NO_DAY, of)).toMatchObject({
      arrivals: [{ number: first.number }, { number: second.number }],
    });
  }
  // Nothing is lost: the books have them twice, at both tills and at the centre, until a count mends it.
  expect([one, two].map(onHand)).toEqual([8_000, 8_000]);
  const kept = await rows<{ sum: number }>(pool, `select sum(on_hand)::bigint as sum from stock where outlet = $1`, [
    `noi-${outlets}`,
  ]);
  expect(kept).toEqual([{ sum: 8_000 }]);
});

test('goods that nobody accepts stay on their way, until they are taken back where they came from', async () => {
  const [from] = (await anOutlet(1)) as [SyncedTill];
  const [to] = (await anOutlet(1)) as [SyncedTill];
  await syncAll([from, to]);
  const of = sendSalt(from, `noi-${outlets}`, 4);
  await syncAll([from, to]);
  await syncAll([from, to]);
  expect(stateAt(to)).toEqual([['in', 'on-its-way', false]]);
  done(accept(from, of, { arrived: 4_000 }, true));
  await syncAll([from, to]);
  expect([stateAt(from), stateAt(to)]).toEqual([[['out', 'back', false]], [['in', 'back', false]]]);
  expect([from, to].map(onHand)).toEqual([10_000, 0]);
  expect(accept(to, of, { arrived: 4_000 })).toMatchObject({ refused: 'already-accepted' });
});

test('a till that comes new hears of what is on its way, page by page', async () => {
  const [from] = (await anOutlet(1)) as [SyncedTill];
  const outlet = `noi-${++outlets}` as OutletId;
  await centre.call('outlet.save', { ...BAC_LIEU, id: outlet, code: `NO${10 + outlets}` });
  await syncAll([from]);
  for (let n = 0; n < 25; n++) sendSalt(from, outlet, 1);
  await syncAll([from]);
  const late = await aSyncedTill({ url: centre.url, code: must(await centre.makeEnrolCode(outlet), 'a code') });
  for (let pulls = 0; pulls < 3; pulls++) expect(await late.sync.once()).toBe('ok');
  expect(listTransfers(late.db)).toHaveLength(25);
  expect(new Set(listTransfers(late.db).map(({ entry }) => entry)).size).toBe(25);
  await syncAll([from]);
  expect(stateAt(from)).toHaveLength(25);
});

test('a transfer is the same whatever the centre reads first: what was sent, or what arrived of it', async () => {
  const [from] = (await anOutlet(1)) as [SyncedTill];
  const [to] = (await anOutlet(1)) as [SyncedTill];
  await syncAll([from, to]);
  const of = sendSalt(from, `noi-${outlets}`, 4);
  await syncAll([from, to]);
  done(accept(to, of, { arrived: 4_000 }));
  await syncAll([to]);
  // As after a restore: the arrival stands, its transfer is read again.
  const device = from.signer.device;
  const before = await rows(pool, 'select * from transfer where device = $1', [device]);
  await rows(pool, 'delete from transfer where device = $1', [device]);
  await rows(pool, 'delete from transfer_told where device = $1', [device]);
  await rows(pool, 'delete from stock_movement where device = $1', [device]);
  await rows(pool, 'delete from stock where device = $1', [device]);
  await rows(pool, 'update projected set seq = 1 where device = $1', [device]);
  sendSalt(from, `noi-${outlets}`, 1);
  await syncAll([from, to]);
  expect(await rows(pool, 'select * from transfer where device = $1 and entry = $2', [device, of.entry])).toEqual(
    before,
  );
  expect(stateAt(from)).toEqual([
    ['out', 'on-its-way', false],
    ['out', 'accepted', false],
  ]);
});
