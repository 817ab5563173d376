import { createPublicKey, hash, sign, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Publication } from '../../src/central/db/catalogue.ts';
import { openDatabase } from '../../src/central/db/open.ts';
import { openSightings } from '../../src/central/sightings.ts';
import type { CatalogueChange } from '../../src/shared/catalogue/change.ts';
import { CHANGE_KINDS, priceChangeId } from '../../src/shared/catalogue/change.ts';
import { dayOf } from '../../src/shared/day.ts';
import type { OutletId, ProducerId, ProductId, StaffId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { paths, SIGNATURE_HEADER } from '../../src/shared/sync/protocol.ts';
import { aPromotion } from '../support/aPromotion.ts';
import {
  askPull,
  aTill,
  BAC_LIEU,
  databaseUrl,
  enrolTill,
  startTestCentre,
  type TestCentre,
  type TestTill,
  tillIdentity,
} from '../support/testCentre.ts';
import { silent } from '../support/testDatabase.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

const START = { centre: '', n: 0 };

function product(id: string, name = `Muối ${id}`): Publication {
  const row = {
    id: id as ProductId,
    name,
    producer: 'ct-1' as ProducerId,
    category: 'Muối',
    unit: 'gói',
    weighed: false,
    netContent: '500 g',
    taxClass: 'standard',
    codes: [],
  };
  return { scope: 'everywhere', change: { kind: 'product', id, row } };
}

function price(id: string, amount: number): Publication {
  const row = { product: id as ProductId, from: dayOf(centre.now()), price: dong(amount), demo: false };
  return { scope: 'everywhere', change: { kind: 'price', id: priceChangeId(row), row } };
}

/** All that a till is told from a cursor on, page by page. */
async function allFrom(
  till: TestTill,
  cursor = START,
): Promise<{ changes: CatalogueChange[]; cursor: typeof START; pages: number }> {
  const changes: CatalogueChange[] = [];
  let at = cursor;
  for (let pages = 1; ; pages++) {
    const { bundle } = await till.pull(at);
    changes.push(...bundle.changes);
    at = { centre: bundle.centre, n: bundle.upTo };
    if (!bundle.more) return { changes, cursor: at, pages };
  }
}

test('a bundle is signed by the key the till was given when it was let in', async () => {
  const code = (await centre.makeEnrolCode(centre.outlet.id)) ?? '';
  const reply = await enrolTill(centre.url, code, tillIdentity());
  const centreKey = reply.answer === 'enrolled' ? reply.centreKey : '';
  const { line, sig } = await (await aTill(centre)).pull();
  const key = createPublicKey({ key: Buffer.from(centreKey, 'base64'), format: 'der', type: 'spki' });
  expect(verify(null, hash('sha256', line, 'buffer'), key, Buffer.from(sig, 'base64'))).toBe(true);
  expect(verify(null, hash('sha256', `${line} `, 'buffer'), key, Buffer.from(sig, 'base64'))).toBe(false);
});

test('a price changed at the centre is in the next pull, and only it', async () => {
  await centre.publish([product('muoi-1'), price('muoi-1', 20_000)]);
  const till = await aTill(centre);
  const { cursor } = await allFrom(till);
  expect(await centre.call('catalogue.setPrice', { product: 'muoi-1' as ProductId, price: 25_000 })).toEqual({
    done: true,
  });
  const next = await allFrom(till, cursor);
  expect(next.changes).toMatchObject([{ kind: 'price', row: { product: 'muoi-1', price: 25_000, demo: false } }]);
  expect((await allFrom(till, next.cursor)).changes).toEqual([]);
});

test('of a row that changed often only the newest word is told', async () => {
  const till = await aTill(centre);
  const { cursor } = await allFrom(till);
  for (const amount of [1_000, 2_000, 3_000]) await centre.publish([price('muoi-1', amount)]);
  expect((await allFrom(till, cursor)).changes).toMatchObject([{ row: { price: 3_000 } }]);
});

test('a withdrawn product is told as gone, with its prices, and is not in a snapshot', async () => {
  await centre.publish([product('muoi-2'), price('muoi-2', 20_000)]);
  const till = await aTill(centre);
  const { cursor } = await allFrom(till);
  await centre.call('catalogue.withdraw', { product: 'muoi-2' as ProductId });
  expect((await allFrom(till, cursor)).changes).toMatchObject([
    { kind: 'product', id: 'muoi-2', row: null },
    { kind: 'price', row: null },
  ]);
  const snapshot = (await allFrom(till)).changes.map(({ id }) => id);
  expect(snapshot.filter((id) => id.startsWith('muoi-2'))).toEqual([]);
});

test('a snapshot of 12,000 products comes in pages, and nothing is missing or twice', async () => {
  const ids = Array.from({ length: 12_000 }, (_, index) => `sp-${index}`);
  await centre.publish(ids.map((id) => product(id)));
  const { changes, pages } = await allFrom(await aTill(centre));
  const told = changes.filter(({ kind, id }) => kind === 'product' && id.startsWith('sp-')).map(({ id }) => id);
  expect(pages).toBeGreaterThan(2);
  expect(told.toSorted()).toEqual(ids.toSorted());
});

test('what changes while a snapshot is on its way is in a later page or the next pull', async () => {
  const till = await aTill(centre);
  const first = (await till.pull(START)).bundle;
  await centre.publish([product('sp-1', 'Muối mới')]);
  const { changes } = await allFrom(till, { centre: first.centre, n: first.upTo });
  expect(changes.filter(({ id }) => id === 'sp-1')).toMatchObject([{ row: { name: 'Muối mới' } }]);
});

test.each([
  ['of another centre', { centre: 'another', n: 3 }],
  ['from beyond the end of the feed', { centre: 'same', n: 999_999_999 }],
])('a cursor %s gets the snapshot from the start', async (_what, cursor) => {
  const till = await aTill(centre);
  const { bundle } = await till.pull(START);
  const asked = cursor.centre === 'same' ? { ...cursor, centre: bundle.centre } : cursor;
  expect((await till.pull(asked)).bundle.after).toBe(0);
});

test('an outlet hears of its own people and settings, not of another outlet’s', async () => {
  const other = { ...BAC_LIEU, id: 'cm01' as OutletId, code: 'CM01', name: 'Cà Mau' };
  await centre.call('outlet.save', other);
  await centre.call('staff.save', { id: 'nv-cm' as StaffId, name: 'Lê Văn Bảy', role: 'cashier', outlet: other.id });
  const here = (await allFrom(await aTill(centre))).changes.map(({ id }) => id);
  const there = (await allFrom(await aTill(centre, other))).changes.map(({ id }) => id);
  expect(here).not.toContain('nv-cm');
  expect(here).not.toContain('cm01');
  expect(there).toEqual(expect.arrayContaining(['nv-cm', 'cm01']));
});

test('somebody who moves to another outlet is gone from the first', async () => {
  const other = { ...BAC_LIEU, id: 'cm02' as OutletId, code: 'CM02', name: 'Cà Mau 2' };
  await centre.call('outlet.save', other);
  const mover = { id: 'nv-7' as StaffId, name: 'Trần Thị Tư', role: 'cashier' } as const;
  await centre.call('staff.save', { ...mover, outlet: centre.outlet.id });
  const till = await aTill(centre);
  const { cursor } = await allFrom(till);
  await centre.call('staff.save', { ...mover, outlet: other.id });
  expect((await allFrom(till, cursor)).changes).toEqual([{ kind: 'staff', id: 'nv-7', row: null }]);
  expect((await allFrom(await aTill(centre, other))).changes).toContainEqual({
    kind: 'staff',
    id: 'nv-7',
    row: { id: 'nv-7', name: mover.name, role: mover.role },
  });
});

test('the centre says where it stands with every pull', async () => {
  const till = await aTill(centre);
  till.sell();
  await till.push();
  expect((await till.pull()).bundle).toMatchObject({ acknowledged: till.head(), quarantined: false });
});

test('a pull signed by another key, by a stranger, or not at all is refused', async () => {
  const till = await aTill(centre);
  const ask = (signer: { device: TestTill['device']; privateKey: TestTill['privateKey'] }) =>
    askPull({ url: centre.url, now: centre.now, ...signer }, START).then((response) => response.json());
  expect(await ask({ device: till.device, privateKey: tillIdentity().privateKey })).toEqual({
    answer: 'refused',
    why: 'bad-signature',
  });
  expect(await ask(tillIdentity())).toEqual({ answer: 'refused', why: 'unknown-device' });
  for (const body of ['', '{', '{}', 'null', '[]']) {
    const response = await fetch(centre.url + paths.pull, { method: 'POST', body });
    expect(await response.json()).toEqual({ answer: 'refused', why: 'malformed' });
  }
});

test('a till that says of itself what no column can hold is refused, and the others are still seen', async () => {
  const [good, bad] = [await aTill(centre), await aTill(centre)];
  for (const version of ['\0', '\ud800']) {
    const report = { version, at: centre.now(), unsent: 0, oldestUnsentAt: null, printer: '' };
    const body = JSON.stringify({ protocol: 1, device: bad.device, cursor: START, report });
    const sig = sign(null, hash('sha256', body, 'buffer'), bad.privateKey).toString('base64');
    const headers = { [SIGNATURE_HEADER]: sig };
    const response = await fetch(centre.url + paths.pull, { method: 'POST', body, headers });
    expect(await response.json()).toEqual({ answer: 'refused', why: 'malformed' });
  }
  await good.pull();
  const seen = await centre.call('fleet.tills', {});
  expect(seen.find(({ device }) => device === good.device)?.lastSeenAt).toBe(centre.now());
});

test('one sighting the database refuses does not keep the others from being written', async () => {
  const [good, bad] = [await aTill(centre), await aTill(centre)];
  const pool = await openDatabase(databaseUrl(centre), silent);
  const sightings = openSightings(pool, silent, () => undefined);
  const report = { version: '1', at: centre.now(), unsent: 0, oldestUnsentAt: null, printer: '' };
  sightings.note({ device: bad.device, at: centre.now(), report: { ...report, version: '\0' } });
  sightings.note({ device: good.device, at: centre.now(), report });
  await sightings.close();
  await pool.end();
  const seen = await centre.call('fleet.tills', {});
  expect(seen.find(({ device }) => device === good.device)?.version).toBe('1');
});

test('the office sees when a till was last here, with what, and how far its clock is off', async () => {
  const till = await aTill(centre);
  await till.pull();
  const row = (await centre.call('fleet.tills', {})).find(({ device }) => device === till.device);
  expect(row).toMatchObject({ lastSeenAt: centre.now(), version: 'test', clockOffset: 0, unsent: 0 });
});

test('a till is told only the kinds of change it can read, and an old one, which does not say, no promotion', async () => {
  const row = aPromotion();
  const till = await aTill(centre);
  const { cursor } = await allFrom(till);
  await centre.publish([{ scope: 'everywhere', change: { kind: 'promotion', id: row.id, row } }]);
  const old = (await till.pull(cursor)).bundle;
  expect(old).toMatchObject({ changes: [], more: false, upTo: cursor.n + 1 });
  const today = (await till.pull(cursor, CHANGE_KINDS)).bundle;
  expect(today).toMatchObject({ changes: [{ kind: 'promotion', id: 'km-01', row }], upTo: cursor.n + 1 });
  // What a later program knows is nothing to this centre.
  expect((await till.pull(cursor, [...CHANGE_KINDS, 'weather'])).bundle.changes).toHaveLength(1);
});

test('a PIN that the centre resets is void at the tills from then on, and stays so whatever else of the person is saved', async () => {
  const who = { id: 'nv-pin' as StaffId, name: 'Lê Thị Hai', role: 'cashier', outlet: null } as const;
  await centre.call('staff.save', who);
  const till = await aTill(centre);
  const { cursor } = await allFrom(till);
  expect(await centre.call('staff.resetPin', { id: who.id })).toEqual({ done: true });
  const first = (await allFrom(till, cursor)).changes;
  expect(first).toMatchObject([{ kind: 'staff', id: who.id, row: { name: 'Lê Thị Hai' } }]);
  const voidBefore = (first[0]?.row as { readonly pinsVoidBefore?: number } | null)?.pinsVoidBefore;
  expect(voidBefore).toBeTypeOf('number');

  await centre.call('staff.save', { ...who, name: 'Lê Thị Ba' });
  const renamed = { name: 'Lê Thị Ba', pinsVoidBefore: voidBefore };
  expect((await allFrom(till, cursor)).changes).toMatchObject([{ row: renamed }]);
  expect(await centre.call('staff.resetPin', { id: 'nobody' as StaffId })).toEqual({ refused: 'no-such-person' });
});
