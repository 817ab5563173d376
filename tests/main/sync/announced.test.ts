import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announcedOf } from '../../../src/main/db/announced.ts';
import { lotsOf } from '../../../src/main/db/stock.ts';
import { listAnnounced } from '../../../src/main/till/announcedGoods.ts';
import { type Desk, newId } from '../../../src/main/till/desk.ts';
import { checkProjections } from '../../../src/main/till/rebuild.ts';
import {
  announcedIntoDraft,
  changeDraftLine,
  clearDraft,
  draftNow,
  finishDraft,
  leaveDraftAnnounced,
  settleDraftUnchecked,
} from '../../../src/main/till/receiveDraft.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import type { Day, Instant } from '../../../src/shared/day.ts';
import { type AnnouncementId, OutletId, type ProductId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { done } from '../../support/aDesk.ts';
import { aProducer, aProduct } from '../../support/aProduct.ts';
import { huongsHand } from '../../support/hands.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

const salt = aProduct();
const honey = aProduct({ id: 'mat-ong' as ProductId, name: 'Mật ong rừng', codes: [] });
const TOMORROW = '2026-11-24' as Day;
const terms = { kind: 'consigned', perMille: 150 } as const;

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
  const rate = [{ from: '2026-01-01' as Day, perMille: 80 }];
  const class_ = salt.taxClass;
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'tax-class', id: class_, row: { id: class_, name: class_, rates: rate } } },
    { scope: 'everywhere', change: { kind: 'producer', id: aProducer().id, row: aProducer() } },
    ...[salt, honey].map((row) => ({
      scope: 'everywhere' as const,
      change: { kind: 'product' as const, id: row.id, row },
    })),
  ]);
});
afterAll(() => centre.remove());

let outlets = 0;
const here = (): OutletId => OutletId.parse(`noi-${outlets}`);

async function aTill(): Promise<SyncedTill> {
  return aSyncedTill({ url: centre.url, code: must(await centre.makeEnrolCode(here()), 'a code') });
}

async function anOutlet(count: number): Promise<SyncedTill[]> {
  outlets += 1;
  await centre.call('outlet.save', { ...BAC_LIEU, id: here(), code: `NO${10 + outlets}`, name: `Nơi ${outlets}` });
  const tills: SyncedTill[] = [];
  for (let till = 0; till < count; till++) tills.push(await aTill());
  await syncAll(tills);
  return tills;
}

async function syncAll(tills: readonly SyncedTill[]): Promise<void> {
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
  await centre.idle();
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
}

let at = Date.UTC(2026, 10, 23, 1);
/** Each operation a second later. */
const deskOf = ({ db, signer }: SyncedTill): Desk => ({
  db,
  signer,
  random: randomBytes,
  clock: () => (at += 1_000) as Instant,
});

/** The office says what will come: so many packs of salt, and five jars of honey. */
async function announce(packs: number, outlet = here()): Promise<AnnouncementId> {
  const { id } = await centre.call('announced.begin', {});
  const lines = [
    { product: salt.id, quantity: packs * 1_000, code: 'A1', expires: '2027-12-31' as Day, terms },
    { product: honey.id, quantity: 5_000, code: '', expires: '2028-06-30' as Day, terms },
  ];
  const owner = aProducer().id;
  expect(await centre.call('announced.save', { id, outlet, owner, day: TOMORROW, note: '117', lines })).toEqual({
    done: true,
  });
  return id;
}

const stateAt = ({ db }: SyncedTill) => listAnnounced(db).map(({ state }) => state);
const onHand = ({ db }: SyncedTill): number => lotsOf(db, salt.id).reduce((sum, lot) => sum + lot.onHand, 0);
const atTheOffice = async (view: 'waiting' | 'received' | 'differs' | 'withdrawn') =>
  (await centre.call('announced.list', { outlet: here(), view })).rows;

/** Somebody at the till opens it and says of all of it that it is there, of the salt that it is so many. */
function receive(till: SyncedTill, announced: AnnouncementId, packs?: number) {
  const desk = deskOf(till);
  const { id } = draftNow(desk).draft;
  done(announcedIntoDraft(desk, { id, announced, skip: false }));
  if (packs !== undefined) done(changeDraftLine(desk, { id, line: 1, quantity: quantity(packs * 1_000) }));
  done(settleDraftUnchecked(desk, { id, as: 'there' }));
  return finishDraft(desk, { id }, huongsHand);
}

const paperOf = (finished: ReturnType<typeof receive>) => {
  const made = done(finished);
  if (!('papers' in made)) throw new Error(JSON.stringify(made));
  return must(made.papers[0], 'a paper');
};

test('what the office announced lies at every till of that outlet and at no other, received at one all of them and the office know, with what differed', async () => {
  const [elsewhere] = (await anOutlet(1)) as [SyncedTill];
  const tills = await anOutlet(2);
  const [one, two] = tills as [SyncedTill, SyncedTill];
  const id = await announce(24);
  await syncAll([...tills, elsewhere]);
  expect([one, two].map(stateAt)).toEqual([['waiting'], ['waiting']]);
  expect(stateAt(elsewhere)).toEqual([]);
  expect(listAnnounced(one.db)).toMatchObject([
    { owner: aProducer().name, day: TOMORROW, note: '117', lines: 2, names: [salt.name, honey.name] },
  ]);
  expect(await atTheOffice('waiting')).toMatchObject([{ id, state: 'waiting', receipts: [] }]);

  const paper = paperOf(receive(one, id, 22));
  expect(stateAt(one)).toEqual(['received']);
  await syncAll(tills);
  expect(listAnnounced(two.db)).toMatchObject([{ state: 'received', receipts: [{ number: paper.number, till: 1 }] }]);
  expect(await atTheOffice('waiting')).toEqual([]);
  expect(await atTheOffice('differs')).toMatchObject([
    {
      id,
      state: 'received',
      receipts: [
        {
          number: paper.number,
          differences: [{ product: salt.id, announced: 24_000, came: 22_000, lot: false, terms: false }],
        },
      ],
    },
  ]);
  expect([one, two].map(onHand)).toEqual([22_000, 22_000]);
  expect(checkProjections(one.db).differed).toEqual([]);
  // It is the same goods again: refused at either till, and at the one that tells of another outlet's.
  const again = { refused: 'announcement-received', number: paper.number };
  const other = deskOf(two);
  expect(announcedIntoDraft(other, { id: draftNow(other).draft.id, announced: id, skip: false })).toMatchObject(again);
  const lines = [{ product: salt.id, quantity: 1_000, code: '', owner: aProducer().id, terms }];
  expect(receiveGoods(other, { id: newId(other), announced: id, lines }, huongsHand)).toMatchObject(again);
  const far = deskOf(elsewhere);
  expect(receiveGoods(far, { id: newId(far), announced: id, lines }, huongsHand)).toEqual({
    refused: 'no-such-announcement',
  });
});

test('what two tills received that heard nothing of each other counts twice, and is told as received twice everywhere', async () => {
  const tills = await anOutlet(2);
  const [one, two] = tills as [SyncedTill, SyncedTill];
  const id = await announce(10);
  await syncAll(tills);
  const papers = [paperOf(receive(one, id)), paperOf(receive(two, id))];
  expect(tills.map(stateAt)).toEqual([['received'], ['received']]);
  // The second is heard of first.
  await syncAll([two, one]);
  await syncAll([two, one]);
  for (const { db } of tills)
    expect(listAnnounced(db)).toMatchObject([{ state: 'twice', receipts: papers.map(({ number }) => ({ number })) }]);
  expect(tills.map(onHand)).toEqual([20_000, 20_000]);
  expect(await atTheOffice('differs')).toMatchObject([
    { state: 'twice', receipts: [{ differences: [] }, { differences: [] }] },
  ]);
});

test('what the office took back is told at the next sync; a draft that was filled from it is received without it, or thrown away', async () => {
  const tills = await anOutlet(2);
  const [one, two] = tills as [SyncedTill, SyncedTill];
  const id = await announce(10);
  await syncAll(tills);
  for (const till of tills) {
    const desk = deskOf(till);
    done(announcedIntoDraft(desk, { id: draftNow(desk).draft.id, announced: id, skip: false }));
  }
  expect(await centre.call('announced.withdraw', { outlet: here(), id })).toEqual({ done: true });
  // Pressed again, because the answer was lost.
  expect(await centre.call('announced.withdraw', { outlet: here(), id })).toEqual({ done: true });
  await syncAll(tills);
  expect(tills.map(stateAt)).toEqual([['withdrawn'], ['withdrawn']]);
  expect(await atTheOffice('withdrawn')).toMatchObject([{ id, receipts: [] }]);

  const desk = deskOf(one);
  const { draft, announced } = draftNow(desk);
  expect(announced).toMatchObject({ state: 'withdrawn' });
  done(settleDraftUnchecked(desk, { id: draft.id, as: 'there' }));
  expect(finishDraft(desk, { id: draft.id }, huongsHand)).toEqual({ refused: 'announcement-withdrawn' });
  expect(done(leaveDraftAnnounced(desk, draft.id)).announced).toBeNull();
  paperOf(finishDraft(desk, { id: draft.id }, huongsHand));
  const other = deskOf(two);
  expect(done(clearDraft(other, draftNow(other).draft.id)).announced).toBeNull();
  await syncAll(tills);
  expect(await atTheOffice('withdrawn')).toMatchObject([{ id, receipts: [] }]);
  expect(tills.map(onHand)).toEqual([10_000, 10_000]);
});

test('what a till received before it heard that the office took it back is received, and the office sees both', async () => {
  const [till] = (await anOutlet(1)) as [SyncedTill];
  const id = await announce(10);
  await syncAll([till]);
  const paper = paperOf(receive(till, id));
  expect(await centre.call('announced.withdraw', { outlet: here(), id })).toEqual({ done: true });
  await syncAll([till]);
  expect(stateAt(till)).toEqual(['received']);
  expect(await atTheOffice('differs')).toMatchObject([
    { state: 'received', withdrawnAt: expect.any(Number), receipts: [{ number: paper.number, differences: [] }] },
  ]);
  const known = await announce(3);
  await syncAll([till]);
  paperOf(receive(till, known));
  await syncAll([till]);
  expect(await centre.call('announced.withdraw', { outlet: here(), id: known })).toEqual({
    refused: 'already-received',
  });
});

test('a line that cannot come in any more is told by its place, and nothing is filled in until somebody looked', async () => {
  const [till] = (await anOutlet(1)) as [SyncedTill];
  const id = await announce(10);
  await syncAll([till]);
  at = Date.UTC(2028, 1, 1);
  const desk = deskOf(till);
  const draft = draftNow(desk).draft.id;
  const asked = { id: draft, announced: id };
  expect(announcedIntoDraft(desk, { ...asked, skip: false })).toEqual({
    faults: [{ row: 1, column: '', found: salt.name, why: 'past-its-day', day: '2027-12-31' }],
    good: 1,
  });
  expect(draftNow(desk).draft.lines).toEqual([]);
  const taken = done(announcedIntoDraft(desk, { ...asked, skip: true }));
  expect('noted' in taken && taken.noted.draft.lines.map(({ product }) => product)).toEqual([honey.id]);
  // What did not come is among the differences all the same.
  expect('noted' in taken && taken.noted.announced).toMatchObject({ differences: [{ product: salt.id, came: 0 }] });
  at = Date.UTC(2026, 10, 23, 2);
});

test('a product that the catalogue has no more is told, too, and a draft that has goods is not filled', async () => {
  const [till] = (await anOutlet(1)) as [SyncedTill];
  const id = await announce(10);
  await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: honey.id, row: null } }]);
  await syncAll([till]);
  const desk = deskOf(till);
  const draft = draftNow(desk).draft.id;
  expect(announcedIntoDraft(desk, { id: draft, announced: id, skip: false })).toMatchObject({
    faults: [{ row: 2, found: honey.name, why: 'unknown-product' }],
    good: 1,
  });
  done(announcedIntoDraft(desk, { id: draft, announced: id, skip: true }));
  const other = await announceSalt(3);
  await syncAll([till]);
  expect(announcedIntoDraft(desk, { id: draft, announced: other, skip: false })).toEqual({ refused: 'draft-begun' });
  await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: honey.id, row: honey } }]);
});

async function announceSalt(packs: number): Promise<AnnouncementId> {
  const { id } = await centre.call('announced.begin', {});
  const lines = [{ product: salt.id, quantity: packs * 1_000, code: '', terms }];
  const said = await centre.call('announced.save', { id, outlet: here(), owner: aProducer().id, day: TOMORROW, lines });
  if (isRefusal(said)) throw new Error(said.refused);
  return id;
}

test('a till that comes new hears of all that is to come, page by page, each once; what it hears again changes nothing', async () => {
  await anOutlet(0);
  const ids: AnnouncementId[] = [];
  for (let n = 1; n <= 45; n++) ids.push(await announceSalt(n));
  await centre.call('announced.withdraw', { outlet: here(), id: must(ids[0], 'the first') });
  const late = await aTill();
  for (let pulls = 0; pulls < 4; pulls++) expect(await late.sync.once()).toBe('ok');
  expect(stateAt(late).filter((state) => state === 'waiting')).toHaveLength(44);
  expect(new Set(listAnnounced(late.db).map(({ id }) => id)).size).toBe(45);
  const before = listAnnounced(late.db);
  late.db.write((db) => void db.run('UPDATE stock_feed SET n = 0'));
  for (let pulls = 0; pulls < 4; pulls++) expect(await late.sync.once()).toBe('ok');
  expect(listAnnounced(late.db)).toEqual(before);
  expect(announcedOf(late.db, must(ids[44], 'the last'))).toMatchObject({
    announced: { lines: [{ quantity: 45_000 }] },
  });
});
