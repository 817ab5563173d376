import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_HASH } from '../../src/shared/journal/entry.ts';
import {
  aTill,
  type MadeEntry,
  makeEntry,
  postPush,
  pushBody,
  pushText,
  sendPush,
  startTestCentre,
  type TestCentre,
  type TestTill,
  testTill,
  tillIdentity,
} from '../support/testCentre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

/** What the centre's lists say of one till. */
async function soldBy(till: TestTill): Promise<{ count: number; amount: number }> {
  await centre.idle();
  const { count, amount } = await centre.call('sales.list', { filter: { device: till.device }, limit: 1 });
  return { count, amount };
}

async function tillWithSales(sales: number): Promise<TestTill> {
  const till = await aTill(centre);
  for (let i = 0; i < sales; i++) till.sell();
  return till;
}

test('a batch is stored and acknowledged with its head', async () => {
  const till = await tillWithSales(3);
  expect(await till.push()).toMatchObject({ answer: 'stored', acknowledged: till.head() });
  expect(await soldBy(till)).toEqual({ count: 3, amount: 195_000 });
});

test('a reply is lost and the batch sent again: it is stored once', async () => {
  const till = await tillWithSales(3);
  const first = await till.push();
  expect(await till.push()).toEqual(first);
  expect(await soldBy(till)).toMatchObject({ count: 3 });
});

test('one batch arrives five times at once: it is stored once', async () => {
  const till = await tillWithSales(3);
  const replies = await Promise.all(Array.from({ length: 5 }, () => till.push()));
  for (const reply of replies) expect(reply).toMatchObject({ answer: 'stored', acknowledged: till.head() });
  expect(await soldBy(till)).toMatchObject({ count: 3 });
});

test('a batch that is known in part adds the rest', async () => {
  const till = await tillWithSales(2);
  await till.push();
  till.sell();
  till.sell();
  expect(await till.push(2)).toMatchObject({ answer: 'stored', acknowledged: till.head() });
  expect(await soldBy(till)).toMatchObject({ count: 4 });
});

test('an old batch that comes late changes nothing and is answered with where the centre stands', async () => {
  const till = await tillWithSales(4);
  await till.push();
  expect(await till.push(2, 3)).toMatchObject({ answer: 'stored', acknowledged: till.head() });
});

test('a batch from beyond what the centre has is answered with where to begin', async () => {
  const till = await tillWithSales(5);
  await till.push(1, 2);
  expect(await till.push(4)).toMatchObject({ answer: 'gap', acknowledged: { seq: 2, hash: till.entries[1]?.hash } });
  expect(await till.push(3)).toMatchObject({ answer: 'stored', acknowledged: till.head() });
});

test('a till from nowhere hears that it is unknown', async () => {
  const till = testTill({
    url: centre.url,
    now: centre.now,
    ...tillIdentity(),
    number: 1,
    entries: [],
    outlet: centre.outlet,
  });
  till.sell();
  expect(await till.push()).toEqual({ answer: 'refused', why: 'unknown-device' });
});

test('a copied till that goes on by itself is a fork: both histories are kept, the till is set apart, the office sees it', async () => {
  const till = await tillWithSales(2);
  await till.push();
  const copy = till.clone();
  till.sell([{ product: 'sp-1', price: 10_000 }]);
  copy.sell([{ product: 'sp-2', price: 20_000 }]);
  copy.sell([{ product: 'sp-2', price: 20_000 }]);
  await till.push();
  await centre.idle();

  expect(await copy.push(4)).toMatchObject({ answer: 'fork', seq: 4, acknowledged: till.head() });
  expect((await copy.pull()).bundle.quarantined).toBe(true);
  const forks = (await centre.call('fleet.forks', {})).filter(({ device }) => device === till.device);
  expect(forks).toMatchObject([
    {
      seq: 4,
      kept: { slips: 1, total: 10_000, waiting: { entries: 0 } },
      other: { entries: 2, slips: 2, total: 40_000 },
    },
  ]);
  expect(await soldBy(till)).toEqual({ count: 3, amount: 140_000 });
});

test('after a fork both histories can go on: each entry is kept, none is counted until the office decides', async () => {
  const till = await tillWithSales(1);
  await till.push();
  const copy = till.clone();
  till.sell();
  copy.sell();
  await till.push();
  await copy.push(3);
  till.sell();
  copy.sell();
  expect(await till.push(4)).toMatchObject({ answer: 'stored', acknowledged: till.head() });
  expect(await copy.push(4)).toMatchObject({ answer: 'fork', seq: 3 });
  expect(await copy.push(4)).toMatchObject({ answer: 'fork', seq: 3 });
  expect((await centre.call('fleet.forks', {})).filter(({ device }) => device === till.device)).toHaveLength(1);
});

test('a quarantine the office ends: the kept history counts on, and if the other goes on the till is set apart again', async () => {
  const till = await tillWithSales(1);
  await till.push();
  const copy = till.clone();
  till.sell();
  copy.sell();
  await till.push();
  await copy.push(3);
  till.sell();
  await till.push(4);
  expect(await centre.call('fleet.releaseTill', { device: till.device, note: 'Máy thật' })).toEqual({ done: true });
  expect(await soldBy(till)).toMatchObject({ count: 3 });
  const forks = async () => (await centre.call('fleet.forks', {})).filter(({ device }) => device === till.device);
  expect(await forks()).toMatchObject([{ quarantined: false, judged: { as: 'goes-on', note: 'Máy thật' } }]);

  expect(await copy.push(3)).toMatchObject({ answer: 'fork' });
  expect((await till.pull()).bundle.quarantined).toBe(false);
  copy.sell();
  expect(await copy.push(4)).toMatchObject({ answer: 'fork', seq: 3 });
  expect((await till.pull()).bundle.quarantined).toBe(true);
  expect(await forks()).toMatchObject([{ quarantined: true, kept: { slips: 2 }, other: { entries: 2, slips: 2 } }]);
});

test('a quarantine of a till nobody knows cannot be ended', async () => {
  const { device } = tillIdentity();
  expect(await centre.call('fleet.releaseTill', { device, note: 'Máy thật' })).toEqual({ refused: 'no-such-till' });
});

test('a fork shows when the copy pushes from before the parting, too', async () => {
  const till = await tillWithSales(1);
  const copy = till.clone();
  till.sell();
  copy.sell();
  await till.push();
  expect(await copy.push(1)).toMatchObject({ answer: 'fork', seq: 3 });
});

test('a till restored from a backup goes on in a new epoch after what the centre has', async () => {
  const till = await tillWithSales(2);
  await till.push();
  const first = makeEntry(
    { device: till.device, after: { ...till.head(), epoch: 2 }, at: centre.now(), kind: 'shift-opened' },
    '{}',
  );
  till.entries.push(first);
  expect(await till.push(4)).toMatchObject({ answer: 'stored', acknowledged: { epoch: 2, seq: 4 } });
});

type Spoil = (till: TestTill) => Buffer | string;
const all = (till: TestTill) => ({ fromSeq: 1, toSeq: till.entries.length });
const lines = (till: TestTill): string[] => pushText(till, till.entries, all(till)).trimEnd().split('\n');

const spoilt: readonly [string, Spoil, string][] = [
  ['a changed amount', (till) => lines(till).join('\n').replace('65000', '65001'), 'broken-chain'],
  [
    'a dropped entry',
    (till) =>
      lines(till)
        .with(0, lines(till)[0]?.replace('"count":4', '"count":3') ?? '')
        .toSpliced(2, 1)
        .join('\n'),
    'broken-chain',
  ],
  [
    'two entries swapped',
    (till) => {
      const [header, a, b, c, d] = lines(till);
      return [header, a, c, b, d].join('\n');
    },
    'broken-chain',
  ],
  [
    'the signature of another key',
    (till) => pushBody({ device: till.device, privateKey: tillIdentity().privateKey }, till.entries, all(till)),
    'bad-signature',
  ],
  [
    'a head that is not the last entry',
    (till) => {
      const [header = ''] = pushText(till, till.entries, { fromSeq: 1, toSeq: 3 }).split('\n');
      return [header.replace('"count":3', '"count":4'), ...lines(till).slice(1)].join('\n');
    },
    'broken-chain',
  ],
  [
    'a head that was not signed',
    (till) =>
      lines(till)
        .join('\n')
        .replace(/("head":\{"epoch":1,"seq":4,"hash":")[0-9a-f]{4}/, '$10000'),
    'bad-signature',
  ],
  [
    'an entry of another till',
    (till) => {
      const other = makeEntry(
        { device: tillIdentity().device, after: till.head(), at: centre.now(), kind: 'sale' },
        '{}',
      );
      return pushBody(till, [...till.entries, other], { fromSeq: 1, toSeq: 5 });
    },
    'malformed',
  ],
  ['a wrong count', (till) => lines(till).join('\n').replace('"count":4', '"count":5'), 'malformed'],
  [
    'a member spelt another way',
    (till) => lines(till).join('\n').replace('"epoch":1,"id"', '"epoch": 1,"id"'),
    'malformed',
  ],
  [
    'a member before the first',
    (till) => lines(till).join('\n').replace('{"actor":"nv-1"', '{"aaa":1,"actor":"nv-1"'),
    'malformed',
  ],
  ['no header', (till) => lines(till).slice(1).join('\n'), 'malformed'],
  ['a NUL', (till) => lines(till).join('\n').replace('Mười', 'M\u0000i'), 'malformed'],
  [
    'bytes that are not UTF-8',
    (till) => gzipSync(Buffer.from(lines(till).join('\n').replace('Mười', 'Mÿi'), 'latin1')),
    'malformed',
  ],
  [
    'a kind with a NUL spelt as an escape',
    (till) => lines(till).join('\n').replace('"kind":"sale"', '"kind":"sa\\u0000le"'),
    'malformed',
  ],
  [
    'an actor that is half a character',
    (till) => lines(till).join('\n').replace('"actor":"nv-1"', '"actor":"\\ud800"'),
    'malformed',
  ],
  ['nothing', () => '', 'malformed'],
  ['a body cut short', (till) => pushBody(till, till.entries, all(till)).subarray(0, -20), 'malformed'],
  ['a newer protocol', (till) => lines(till).join('\n').replace('"protocol":1', '"protocol":2'), 'protocol'],
];

test.each(spoilt)('a batch with %s is refused and nothing of it is stored', async (_what, spoil, why) => {
  const till = await tillWithSales(3);
  expect(await sendPush(centre.url, spoil(till))).toEqual({ answer: 'refused', why });
  expect((await till.pull()).bundle.acknowledged).toEqual({ epoch: 0, seq: 0, hash: NO_HASH });
  expect(await till.push()).toMatchObject({ answer: 'stored' });
});

test('an entry of an older epoch than the centre has is refused', async () => {
  const till = await tillWithSales(1);
  till.entries.push(
    makeEntry({ device: till.device, after: { ...till.head(), epoch: 3 }, at: centre.now(), kind: 'sale' }, '{}'),
  );
  await till.push();
  till.entries.push(
    makeEntry({ device: till.device, after: { ...till.head(), epoch: 2 }, at: centre.now(), kind: 'sale' }, '{}'),
  );
  expect(await till.push(4)).toEqual({ answer: 'refused', why: 'broken-chain' });
});

test('a gzip bomb is answered with 413 and costs no memory', async () => {
  const bomb = gzipSync(Buffer.alloc(700_000_000), { level: 9 });
  const before = process.memoryUsage().rss;
  const response = await postPush(centre.url, bomb);
  expect(response.status).toBe(413);
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
});

test('a body above 1 MiB is answered with 413', async () => {
  expect((await postPush(centre.url, Buffer.alloc(1_048_577, 32))).status).toBe(413);
});

test('more than 500 entries are no batch', async () => {
  const till = await tillWithSales(500);
  expect(await till.push()).toEqual({ answer: 'refused', why: 'malformed' });
  expect(await till.push(1, 500)).toMatchObject({ answer: 'stored' });
  expect(await till.push(501)).toMatchObject({ answer: 'stored' });
});

test('many tills that sell one each at the same moment are all stored, each with its own answer', async () => {
  const tills = await Promise.all(Array.from({ length: 40 }, () => tillWithSales(1)));
  const replies = await Promise.all(tills.map((till) => till.push()));
  expect(replies.map((reply) => reply.answer === 'stored' && reply.acknowledged)).toEqual(
    tills.map((till) => till.head()),
  );
});

test('what one till sends wrongly does not hinder those who send at the same moment', async () => {
  const [good, bad] = await Promise.all([tillWithSales(2), tillWithSales(2)]);
  await bad.push(1, 2);
  const [goodReply, badReply] = await Promise.all([good.push(), bad.push(1)]);
  expect([goodReply.answer, badReply.answer]).toEqual(['stored', 'stored']);
});

test('bytes are kept as they came', async () => {
  const till = await aTill(centre);
  const odd: MadeEntry = till.append('from-the-future', '{"tên":"Mắm ba khía \\u0001","z":[1,{"a":null}]}');
  await till.push();
  await centre.idle();
  const suspense = await centre.call('fleet.suspense', {});
  expect(suspense.find(({ device }) => device === till.device)?.entry).toBe(odd.text);
});

test('an entry larger than any till writes is refused, the largest a till can write is not', async () => {
  const huge = await aTill(centre);
  huge.append('from-the-future', `"${'a'.repeat(1_048_576)}"`);
  expect(await huge.push()).toEqual({ answer: 'refused', why: 'malformed' });
  const large = await aTill(centre);
  large.append('from-the-future', `"${'a'.repeat(1_047_000)}"`);
  expect(await large.push()).toMatchObject({ answer: 'stored' });
});

test('a push that unfolds to more than a batch and its last entry can be is answered with 413', async () => {
  expect((await postPush(centre.url, gzipSync(Buffer.alloc(2_097_153, 32)))).status).toBe(413);
});

test('an epoch beyond what any restore can count is refused, not an error', async () => {
  const till = await tillWithSales(1);
  await till.push();
  const after = { ...till.head(), epoch: 2_147_483_648 };
  till.entries.push(makeEntry({ device: till.device, after, at: centre.now(), kind: 'sale' }, '{}'));
  expect(await till.push(till.entries.length)).toEqual({ answer: 'refused', why: 'malformed' });
});

test('a stranger is told so before anything it sends is read', async () => {
  const till = testTill({
    url: centre.url,
    now: centre.now,
    ...tillIdentity(),
    number: 1,
    entries: [],
    outlet: centre.outlet,
  });
  till.sell();
  const [header = ''] = pushText(till, till.entries, { fromSeq: 1, toSeq: 1 }).split('\n');
  expect(await sendPush(centre.url, `${header}\nnothing of an entry\n`)).toEqual({
    answer: 'refused',
    why: 'unknown-device',
  });
});
