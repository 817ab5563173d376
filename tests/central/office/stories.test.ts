import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhotoKept } from '../../../src/central/office/api/stories.ts';
import { PHOTO_BYTES, photoName } from '../../../src/shared/catalogue/photo.ts';
import { STORY_LENGTH, type Story } from '../../../src/shared/catalogue/story.ts';
import { ProducerId, ProductId } from '../../../src/shared/id.ts';
import type { Hash } from '../../../src/shared/journal/entry.ts';
import { aProducer, aProduct } from '../../support/aProduct.ts';
import { drawPhoto } from '../../support/aStory.ts';
import { enter, FROM_PAGE } from '../../support/officeDoor.ts';
import { aTill, databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const salt = aProduct();
const PRODUCT = { of: 'product', id: salt.id } as const;
const PRODUCER = { of: 'producer', id: salt.producer } as const;

let centre: TestCentre;
let cookie: string;
beforeAll(async () => {
  centre = await startTestCentre();
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'producer', id: salt.producer, row: aProducer() } },
    { scope: 'everywhere', change: { kind: 'product', id: salt.id, row: salt } },
  ]);
  cookie = await signIn();
});
afterAll(() => centre.remove());

const signIn = () => enter(centre.url, { password: centre.firstPassword ?? '' });

const post = (bytes: Uint8Array, headers: Record<string, string> = { cookie }) =>
  fetch(`${centre.url}/office/v1/photos`, {
    method: 'POST',
    body: bytes as BodyInit,
    headers: { ...FROM_PAGE, ...headers },
  });

async function bring(bytes: Uint8Array): Promise<PhotoKept> {
  return PhotoKept.parse(await (await post(bytes)).json());
}

const tell = (change: Partial<Parameters<typeof centre.call<'catalogue.tell'>>[1]> = {}) =>
  centre.call('catalogue.tell', { about: PRODUCT, vi: '', en: '', photos: [], ...change });

async function stories() {
  const shown = await centre.call('catalogue.stories', { product: salt.id });
  return 'stories' in shown ? shown.stories : [];
}

describe('the office tells of its goods', () => {
  test('in two languages and with photographs, of a product and of its producer, and the tills hear of both', async () => {
    const till = await aTill(centre);
    const { bundle } = await till.pull();
    const { photo, bytes } = drawPhoto();
    expect(await bring(bytes)).toEqual({ photo });
    expect(await tell({ vi: ' Muối   ba thạc. ', en: 'Salt.', photos: [photo.hash] })).toEqual({ done: true });
    expect(await tell({ about: PRODUCER, vi: 'Hợp tác xã.' })).toEqual({ done: true });
    expect(await stories()).toEqual([
      { about: PRODUCT, name: salt.name, vi: 'Muối ba thạc.', en: 'Salt.', photos: [photo], edit: 0 },
      { about: PRODUCER, name: aProducer().name, vi: 'Hợp tác xã.', en: '', photos: [], edit: 0 },
    ]);
    const cursor = { centre: bundle.centre, n: bundle.upTo };
    const { changes } = (await till.pull(cursor, ['story'])).bundle;
    expect(changes.map(({ id, row }) => [id, (row as Story).vi])).toEqual([
      [`product/${salt.id}`, 'Muối ba thạc.'],
      [`producer/${salt.producer}`, 'Hợp tác xã.'],
    ]);
    // A till of before stories is told nothing it would refuse a whole bundle for.
    expect((await till.pull(cursor)).bundle.changes).toEqual([]);
    const { products } = await centre.call('catalogue.list', { text: '', category: null, offset: 0, limit: 50 });
    expect(products).toMatchObject([{ told: { story: true, photos: 1 } }]);
  });

  test('and takes it back with nothing said, or with the product', async () => {
    expect(await tell({ vi: 'Muối.' })).toEqual({ done: true });
    expect(await tell()).toEqual({ done: true });
    expect(await stories()).toMatchObject([{ vi: '' }, { vi: 'Hợp tác xã.' }]);
    const other = aProduct({ id: ProductId.parse('SP-009'), name: 'Mắm', codes: [] });
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: other.id, row: other } }]);
    await tell({ about: { of: 'product', id: other.id }, vi: 'Mắm.' });
    await centre.call('catalogue.withdraw', { product: other.id });
    const told = (await (await aTill(centre)).pull(undefined, ['story'])).bundle.changes;
    expect(told.map(({ id }) => id)).toEqual([`producer/${salt.producer}`]);
  });

  test('only of what is in the catalogue, in as many words as are read, with photographs that are here', async () => {
    const none = '0'.repeat(64) as Hash;
    expect(await tell({ vi: 'a'.repeat(STORY_LENGTH + 1) })).toEqual({ refused: 'too-long' });
    expect(await tell({ photos: [none] })).toEqual({ refused: 'no-such-photo' });
    expect(await tell({ about: { of: 'product', id: ProductId.parse('none') } })).toEqual({
      refused: 'no-such-subject',
    });
    expect(await tell({ about: { of: 'producer', id: ProducerId.parse('SP-001') } })).toEqual({
      refused: 'no-such-subject',
    });
    expect(await centre.call('catalogue.stories', { product: ProductId.parse('none') })).toEqual({
      refused: 'no-such-product',
    });
  });
});

const draft = (change: Partial<Parameters<typeof centre.call<'draft.saveStory'>>[1]> = {}) =>
  centre.call('draft.saveStory', { about: PRODUCT, vi: '', en: '', photos: [], ...change });
const waiting = async () => (await centre.call('draft.list', {})).drafts;
async function publish(): Promise<number> {
  const seen = (await waiting()).map(({ kind, id, edit, current }) => ({ kind, id, edit, current }));
  expect(await centre.call('draft.publish', { drafts: seen, at: null })).toEqual({ done: true });
  const { versions } = await centre.call('version.list', { before: null, limit: 1 });
  return versions[0]?.version ?? 0;
}
const heard = async () => {
  const { changes } = (await (await aTill(centre)).pull(undefined, ['story'])).bundle;
  return changes.flatMap(({ kind, row }) => (kind === 'story' && row ? [[row.vi, row.photos.length]] : []));
};

describe('a story that is drafted', () => {
  test('is told to nobody until it is published; undone, tills have the words and the photograph of before', async () => {
    const [old, young] = [drawPhoto({ hue: 120 }), drawPhoto({ hue: 121 })];
    await bring(old.bytes);
    await bring(young.bytes);
    await tell({ vi: 'Muối cũ.', photos: [old.photo.hash] });
    expect(await draft({ vi: 'Muối mới.', photos: [young.photo.hash], edit: 0 })).toEqual({ done: true });
    expect(await draft({ vi: 'Khác.' })).toEqual({ refused: 'saved-meanwhile' });
    expect(await heard()).toContainEqual(['Muối cũ.', 1]);
    expect(await waiting()).toMatchObject([
      { kind: 'story', name: salt.name, before: { vi: 'Muối cũ.' }, after: { vi: 'Muối mới.', photos: [young.photo] } },
    ]);
    expect(await stories()).toMatchObject([{ vi: 'Muối mới.', edit: 1 }, { edit: 0 }]);

    const version = await publish();
    expect(await heard()).toContainEqual(['Muối mới.', 1]);
    // A week later a photograph that only a story of before named is still there to go back to.
    centre.moveClock(7 * 86_400_000 + 1);
    cookie = await signIn();
    await bring(drawPhoto({ hue: 122 }).bytes);
    expect(await centre.call('version.undo', { version })).toEqual({ done: true });
    expect(await heard()).toContainEqual(['Muối cũ.', 1]);
    expect((await stories())[0]?.photos).toEqual([old.photo]);
  });

  test('keeps its photographs from being cleared away; one that is discarded does not', async () => {
    const [kept, lost] = [drawPhoto({ hue: 140 }), drawPhoto({ hue: 141 })];
    await bring(kept.bytes);
    await bring(lost.bytes);
    await draft({ vi: 'Muối.', photos: [kept.photo.hash] });
    await draft({ about: PRODUCER, vi: 'HTX.', photos: [lost.photo.hash] });
    await centre.call('draft.discard', { drafts: [{ kind: 'story', id: `producer/${salt.producer}` }] });
    centre.moveClock(7 * 86_400_000 + 1);
    cookie = await signIn();
    await bring(drawPhoto({ hue: 142 }).bytes);
    expect(await tell({ photos: [lost.photo.hash] })).toEqual({ refused: 'no-such-photo' });
    expect(await draft({ vi: 'Muối hơn.', photos: [kept.photo.hash], edit: 1 })).toEqual({ done: true });
    // Out at once from the form that opened it, it is a draft no longer.
    expect(await tell({ vi: 'Muối hơn.', photos: [kept.photo.hash], edit: 2 })).toEqual({ done: true });
    expect(await waiting()).toEqual([]);
  });

  test('of a product that is taken off sale meanwhile does not go out', async () => {
    const other = aProduct({ id: ProductId.parse('SP-010'), name: 'Mắm tép', codes: [] });
    await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: other.id, row: other } }]);
    await draft({ about: { of: 'product', id: other.id }, vi: 'Mắm tép.' });
    await centre.call('catalogue.withdraw', { product: other.id });
    const [row] = await waiting();
    expect(row).toMatchObject({ faults: [{ fault: 'no-such-product', name: other.id }] });
    const seen = row ? [{ kind: row.kind, id: row.id, edit: row.edit, current: row.current }] : [];
    expect(await centre.call('draft.publish', { drafts: seen, at: null })).toEqual({ refused: 'faulty' });
    await centre.call('draft.discard', { drafts: seen.map(({ kind, id }) => ({ kind, id })) });
  });

  test('is not gone back to where a photograph of it is no longer here, as after an older clearing', async () => {
    const { photo, bytes } = drawPhoto({ hue: 160 });
    await bring(bytes);
    await tell({ vi: 'Có ảnh.', photos: [photo.hash] });
    await tell({ vi: 'Không ảnh.' });
    const { versions } = await centre.call('version.list', { before: null, limit: 1 });
    const pool = new Pool({ connectionString: databaseUrl(centre) });
    await pool.query("delete from photo where hash = decode($1, 'hex')", [photo.hash]);
    await pool.end();
    const version = versions[0]?.version ?? 0;
    expect(await centre.call('version.undo', { version })).toEqual({ refused: 'faulty' });
    expect((await stories())[0]).toMatchObject({ vi: 'Không ảnh.' });
  });
});

describe('a photograph that is brought', () => {
  test('twice is one, and is shown to the office as the picture it is', async () => {
    const { photo, bytes } = drawPhoto({ hue: 40 });
    expect([await bring(bytes), await bring(bytes)]).toEqual([{ photo }, { photo }]);
    const address = `${centre.url}/office/v1/photos/${photoName(photo)}`;
    const shown = await fetch(address, { headers: { cookie } });
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await fetch(address)).status).toBe(401);
    for (const name of [`${photo.hash}.jpg`, `${'0'.repeat(64)}.png`, 'x', '..%2f..%2fcentre-key.pem']) {
      expect((await fetch(`${centre.url}/office/v1/photos/${name}`, { headers: { cookie } })).status).toBe(404);
    }
  });

  test('is judged by its bytes and not by what it is called', async () => {
    const words = Buffer.from('một tệp chữ tên là muoi.jpg');
    const said = await post(words, { cookie, 'content-type': 'image/jpeg' });
    expect(await said.json()).toEqual({ refused: 'not-a-photo' });
    const webp = readFileSync(new URL('../photo/pictures/lossy.webp', import.meta.url));
    expect(await (await post(webp, { cookie, 'content-type': 'text/plain' })).json()).toMatchObject({
      photo: { type: 'image/webp', width: 40, height: 30 },
    });
  });

  test('that is too heavy is turned away, ten megabytes before they are read', async () => {
    expect(await bring(randomBytes(PHOTO_BYTES + 1))).toEqual({ refused: 'too-large' });
    expect((await post(randomBytes(10_000_000))).status).toBe(413);
  });

  test('by nobody who is signed in, or from another site’s page, is not taken', async () => {
    expect((await post(drawPhoto().bytes, {})).status).toBe(401);
    expect((await post(drawPhoto().bytes, { cookie, origin: 'http://evil.example' })).status).toBe(403);
  });

  test('and never told is cleared away after a week; one that a story names stays', async () => {
    const [told, untold] = [drawPhoto({ hue: 80 }), drawPhoto({ hue: 81 })];
    await bring(told.bytes);
    await bring(untold.bytes);
    await tell({ photos: [told.photo.hash] });
    centre.moveClock(7 * 86_400_000 + 1);
    cookie = await signIn();
    await bring(drawPhoto({ hue: 82 }).bytes);
    const pool = new Pool({ connectionString: databaseUrl(centre) });
    const { rows } = await pool.query("select encode(hash, 'hex') as hash from photo");
    await pool.end();
    const kept = rows.map(({ hash }) => hash as string);
    expect(kept).toContain(told.photo.hash);
    expect(kept).not.toContain(untold.photo.hash);
    expect(await tell({ photos: [untold.photo.hash] })).toEqual({ refused: 'no-such-photo' });
  });
});
