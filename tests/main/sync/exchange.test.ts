import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Brought } from '../../../src/central/office/api/exchange.ts';
import { head } from '../../../src/main/db/journal.ts';
import { setStanding, syncState } from '../../../src/main/db/syncState.ts';
import { takeFromCentre } from '../../../src/main/sync/fromCentre.ts';
import { reportOf } from '../../../src/main/sync/loop.ts';
import { fileForCentre } from '../../../src/main/sync/toCentre.ts';
import { type Office, signInToOffice } from '../../../src/quay/office.ts';
import { dayOf } from '../../../src/shared/day.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { MORNING } from '../../support/aDesk.ts';
import { aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

let centre: TestCentre;
let office: Office;
beforeAll(async () => {
  centre = await startTestCentre();
  office = await signInToOffice(centre.url, centre.firstPassword ?? '');
});
afterAll(() => centre.remove());

/** No network leads there: the till was enrolled in the office, and taken to the commune. */
let till: SyncedTill;
beforeEach(async () => {
  till = await farTill();
});

async function farTill(): Promise<SyncedTill> {
  const code = (await centre.makeEnrolCode(BAC_LIEU.id)) ?? '';
  return aSyncedTill({ url: centre.url, code }, { every: 3_600_000 });
}

async function written({ db, signer }: SyncedTill): Promise<Buffer> {
  const facts = reportOf({ db, clock: () => MORNING, version: 'test', printer: () => 'preview' });
  const { content } = fileForCentre(db, signer, facts);
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function brought(file: Uint8Array): Promise<Brought> {
  const answer = await office.bring(file);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

const answerOf = ({ file }: Brought): Buffer => Buffer.from(must(file, 'an answer').content, 'base64');
const acknowledged = ({ db }: SyncedTill): number => syncState(db).acknowledged.seq;

/** The centre says something new. */
async function publishPrice(amount: number): Promise<void> {
  const price = aPrice({ price: dong(amount), from: dayOf(MORNING) });
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() } },
    { scope: 'everywhere', change: { kind: 'producer', id: aProducer().id, row: aProducer() } },
    { scope: 'everywhere', change: { kind: 'product', id: aProduct().id, row: aProduct() } },
    { scope: 'everywhere', change: { kind: 'price', id: `${price.product}@${price.from}`, row: price } },
  ]);
}

const priceHere = ({ db }: SyncedTill): unknown =>
  db.get<{ price: number }>('SELECT price FROM price WHERE product = ?', aProduct().id)?.price;

describe('a till that no network leads to', () => {
  test('sends 1,200 entries by file, and hears by file that they are there, and the prices', async () => {
    await publishPrice(25_000);
    till.write(1_200);
    const all = till.unsent();
    const answer = await brought(await written(till));
    expect(answer).toMatchObject({ device: till.signer.device, entries: all, fresh: all, ended: 'stored' });
    // Whoever carries it may lose it: until the answer is here, nothing counts as sent.
    expect(till.unsent()).toBe(all);
    expect(await takeFromCentre(till.db, answerOf(answer))).toMatchObject({ isNews: true, unsent: 0 });
    expect([till.unsent(), acknowledged(till), priceHere(till)]).toEqual([0, all, 25_000]);
  });

  test('sent twice, or an older file after a newer, is there once; the answer may come twice, too, or late', async () => {
    till.write(3);
    const older = await written(till);
    till.write(2);
    const newer = await written(till);
    const first = await brought(newer);
    expect(first).toMatchObject({ entries: till.unsent(), fresh: till.unsent() });
    for (const file of [newer, older]) expect(await brought(file)).toMatchObject({ fresh: 0, ended: 'stored' });
    await publishPrice(26_000);
    centre.moveClock(60_000);
    const last = await brought(newer);
    expect(await takeFromCentre(till.db, answerOf(last))).toMatchObject({ isNews: true, unsent: 0 });
    const after = syncState(till.db);
    for (const file of [last, first, last])
      expect(await takeFromCentre(till.db, answerOf(file))).toMatchObject({ isNews: false });
    expect(syncState(till.db)).toEqual(after);
    expect(priceHere(till)).toBe(26_000);
  });

  test('mixes with the network as it comes and goes, in whatever order', async () => {
    till.write(4);
    const carried = await written(till);
    till.write(1);
    await publishPrice(27_000);
    expect(await till.sync.once()).toBe('ok');
    const slow = await brought(carried);
    expect(slow).toMatchObject({ fresh: 0 });
    await publishPrice(28_000);
    centre.moveClock(1_000);
    const answer = await brought(carried);
    till.write(2);
    expect(await takeFromCentre(till.db, answerOf(answer))).toMatchObject({ isNews: true, unsent: 2 });
    expect(priceHere(till)).toBe(28_000);
    expect(await till.sync.once()).toBe('ok');
    expect(await takeFromCentre(till.db, answerOf(slow))).toMatchObject({ isNews: false, unsent: 0 });
    expect([till.unsent(), priceHere(till)]).toEqual([0, 28_000]);
  });

  test('hears where to go on from when the centre lacks what lies before', async () => {
    till.write(3);
    // As it stands with a centre that was put back: it has less than it once confirmed.
    const told = syncState(till.db).acknowledged;
    const { hash, epoch, seq } = head(till.db);
    till.db.write((db) => setStanding(db, { acknowledged: { epoch, seq, hash }, branch: undefined, forked: false }));
    till.write(2);
    expect(told.seq).toBe(0);
    const gap = await brought(await written(till));
    expect(gap).toMatchObject({ ended: 'gap', entries: 0, fresh: 0 });
    expect(await takeFromCentre(till.db, answerOf(gap))).toMatchObject({ unsent: head(till.db).seq });
    expect(await brought(await written(till))).toMatchObject({ ended: 'stored', fresh: head(till.db).seq });
  });

  test('whose disk was copied is told of the fork by file as by network', async () => {
    till.write(2);
    await takeFromCentre(till.db, answerOf(await brought(await written(till))));
    const copy = till.copy();
    till.write(1);
    copy.write(1);
    expect(await brought(await written(till))).toMatchObject({ ended: 'stored' });
    const forked = await brought(await written(copy));
    expect(forked.ended).toBe('fork');
    centre.moveClock(1_000);
    await takeFromCentre(copy.db, answerOf(await brought(await written(copy))));
    expect(syncState(copy.db).forked).toBe(true);
    await centre.call('fleet.releaseTill', { device: till.signer.device, note: '' });
  });
});

describe('a file that is not what it should be', () => {
  test('changes nothing at the centre: spoilt, cut off, of a stranger, for a till, or no such file at all', async () => {
    till.write(700);
    const file = await written(till);
    const text = gunzipSync(file).toString();
    const lines = text.trimEnd().split('\n');
    const stranger = await farTill();
    const revoked = text.replaceAll(till.signer.device, stranger.signer.device);
    const wrong: readonly (readonly [Uint8Array, string])[] = [
      [new Uint8Array(), 'unreadable'],
      [randomBytes(5_000), 'unreadable'],
      [Buffer.from('a shopping list'), 'unreadable'],
      [file.subarray(0, 900), 'unreadable'],
      [gzipSync('{}\n'), 'unreadable'],
      [gzipSync('x'.repeat(3_000_000)), 'unreadable'],
      [gzipSync(revoked), 'bad-signature'],
      [gzipSync(text.replace('"format":1', '"format":2')), 'unreadable'],
      [gzipSync(text.replace('\\"protocol\\":1', '\\"protocol\\":2')), 'bad-signature'],
    ];
    for (const [bytes, refused] of wrong) expect(await office.bring(bytes), refused).toEqual({ refused });
    const before = (await centre.call('fleet.tills', {})).find(({ device }) => device === till.signer.device);
    expect(before?.acknowledgedSeq).toBe(0);
    // Of a file that goes wrong further on, the whole batches before that are there: they are what the till signed.
    expect(await office.bring(gzipSync(`${lines.slice(0, 600).join('\n')}\n`))).toEqual({ refused: 'unreadable' });
    expect(await brought(file)).toMatchObject({ ended: 'stored', entries: till.unsent() });
    expect(await office.bring(answerOf(await brought(file)))).toEqual({ refused: 'for-till' });
  });

  test('changes nothing at the till: spoilt, another till’s, another centre’s, put together of two, or its own', async () => {
    till.write(2);
    const own = await written(till);
    const good = answerOf(await brought(own));
    const others = answerOf(await brought(await written(await farTill())));
    const text = gunzipSync(good).toString();
    const [first = '', sig = '', ...rest] = text.split('\n');
    const flipped = Buffer.from(good);
    flipped.writeUInt8((flipped[flipped.length >> 1] ?? 0) ^ 1, flipped.length >> 1);
    const before = syncState(till.db);
    const wrong: readonly (readonly [Uint8Array, string])[] = [
      [new Uint8Array(), 'exchange-unreadable'],
      [randomBytes(5_000), 'exchange-unreadable'],
      [good.subarray(0, good.length - 9), 'exchange-unreadable'],
      [flipped, 'exchange-unreadable'],
      [own, 'exchange-for-centre'],
      [others, 'exchange-other-till'],
      [gzipSync(text.replace('"at":', '"at":1')), 'exchange-unsigned'],
      [gzipSync([first, sig, ...rest.slice(2)].join('\n')), 'exchange-unreadable'],
      [gzipSync(text.replaceAll('"acknowledged"', '"Acknowledged"')), 'exchange-unreadable'],
    ];
    for (const [bytes, refused] of wrong) expect(await takeFromCentre(till.db, bytes), refused).toEqual({ refused });
    expect(syncState(till.db)).toEqual(before);
    expect(await takeFromCentre(till.db, good)).toMatchObject({ unsent: 0 });
  });
});
