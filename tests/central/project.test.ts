import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/central/db/open.ts';
import { rows } from '../../src/central/db/query.ts';
import { type Canonical, canonical } from '../../src/shared/journal/canonical.ts';
import { entryText } from '../../src/shared/journal/entry.ts';
import { aTill, databaseUrl, startTestCentre, type TestCentre, type TestTill } from '../support/testCentre.ts';
import { silent } from '../support/testDatabase.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

async function sent(till: TestTill): Promise<{ count: number; reasons: string[] }> {
  expect(await till.push()).toMatchObject({ answer: 'stored', acknowledged: till.head() });
  await centre.idle();
  const { count } = await centre.call('sales.list', { filter: { device: till.device }, limit: 1 });
  const suspense = (await centre.call('fleet.suspense', {})).filter(({ device }) => device === till.device);
  return { count, reasons: suspense.map(({ reason }) => reason) };
}

/** A sale as the till would have written it, with something changed. */
function spoiltSale(till: TestTill, change: (body: { [member: string]: Canonical }) => void): string {
  const { text } = till.clone().sell();
  const { body } = JSON.parse(text) as { body: { [member: string]: Canonical } };
  change(body);
  return canonical(body);
}

test('sales that come one after the other are counted without anybody asking for it', async () => {
  const till = await aTill(centre);
  const counted = async (): Promise<number> =>
    (await centre.call('sales.list', { filter: { device: till.device }, limit: 1 })).count;
  for (let sales = 1; sales <= 3; sales += 1) {
    till.sell();
    expect(await till.push()).toMatchObject({ answer: 'stored' });
  }
  await expect.poll(counted, { timeout: 20_000 }).toBe(3);
  till.sell();
  expect(await till.push()).toMatchObject({ answer: 'stored' });
  await expect.poll(counted, { timeout: 20_000 }).toBe(4);
});

test('one entry nobody can read among others: it waits in suspense with its reason, the others are counted', async () => {
  const till = await aTill(centre);
  till.sell();
  till.append('goods-blessed', { of: 'mắm ruốc' });
  till.sell();
  expect(await sent(till)).toEqual({ count: 2, reasons: ['unknown kind: goods-blessed'] });
  const row = (await centre.call('fleet.tills', {})).find(({ device }) => device === till.device);
  expect(row).toMatchObject({ inSuspense: 1, acknowledgedSeq: 4 });
});

const unreadable: readonly [string, (till: TestTill) => string, RegExp][] = [
  ['no JSON', () => '{"a":}', /not one canonical/],
  ['a member hidden in it', () => '{},"kind":"sale","body":{}', /not one canonical/],
  ['a member twice', () => '{"a":1,"a":2}', /not one canonical/],
  ['members out of order', () => '{"b":1,"a":2}', /not one canonical/],
  ['a float', () => '{"a":0.5}', /not one canonical/],
  ['nothing of a sale in it', () => '{}', /^body: /],
  [
    'a total that is not the sum of its lines',
    (till) => spoiltSale(till, (body) => void (body['total'] = 1)),
    /^arithmetic: the lines come to/,
  ],
  [
    'a VAT that is not that of its lines',
    (till) => spoiltSale(till, (body) => void (body['vat'] = [])),
    /^arithmetic: the VAT/,
  ],
  [
    'change that nobody is owed',
    (till) => spoiltSale(till, (body) => void (body['change'] = 500)),
    /^arithmetic: given/,
  ],
  [
    'a line that is not price × quantity',
    (till) =>
      spoiltSale(till, (body) => {
        const [line] = body['lines'] as { [member: string]: Canonical }[];
        Object.assign(line ?? {}, { amount: 1 });
      }),
    /^arithmetic: line 1/,
  ],
  [
    'a name no column can hold',
    (till) => spoiltSale(till, (body) => void (body['cashier'] = 'a\u0000b')),
    /unsupported Unicode escape/,
  ],
  [
    'a quantity beyond reckoning',
    (till) =>
      spoiltSale(till, (body) => {
        const [line] = body['lines'] as { [member: string]: Canonical }[];
        Object.assign(line ?? {}, { quantity: Number.MAX_SAFE_INTEGER });
      }),
    /^arithmetic: line 1 is beyond/,
  ],
  ...[
    { quantity: 0, amount: 0 },
    { quantity: -1_000, amount: -65_000 },
    { quantity: 9_999_001, price: 1, amount: 9_999 },
    { price: -1, amount: -1 },
    { price: 9e15, amount: 9e15 },
  ].map((line): (typeof unreadable)[number] => [
    `a line of ${JSON.stringify(line)}`,
    (till) => spoiltSale(till, (body) => soldLine(body, line)),
    /^arithmetic: line 1 is beyond/,
  ]),
  [
    'lines that come to ten billion',
    (till) =>
      spoiltSale(till, (body) => {
        const [line] = body['lines'] as { [member: string]: Canonical }[];
        const dear = { ...line, price: 5e9, amount: 5e9 };
        Object.assign(body, { lines: [dear, dear], total: 1e10 });
      }),
    /^arithmetic: the total is beyond/,
  ],
  [
    'a rounding that takes the whole price away',
    (till) => spoiltSale(till, (body) => void Object.assign(body, { rounding: -65_000, change: 65_000 })),
    /^arithmetic: the rounding is beyond/,
  ],
];

/** The one line of a sale as it should not be, with a total that goes with it. */
function soldLine(body: { [member: string]: Canonical }, change: { readonly amount: number }): void {
  const [line] = body['lines'] as { [member: string]: Canonical }[];
  Object.assign(line ?? {}, change);
  body['total'] = change.amount;
}

test.each(unreadable)('a sale with %s goes to suspense and hinders nothing', async (_what, body, reason) => {
  const till = await aTill(centre);
  till.append('sale', body(till));
  till.sell();
  const { count, reasons } = await sent(till);
  expect(count).toBe(1);
  expect(reasons).toEqual([expect.stringMatching(reason)]);
});

test('an enrolment entry that names another key than the till was let in with goes to suspense', async () => {
  const till = await aTill(centre);
  till.append('till-enrolled', { outlet: 'bl01', outletCode: 'BL01', till: till.number, publicKey: 'another' });
  expect((await sent(till)).reasons).toEqual(['not what this till was enrolled as']);
});

test('entries the database refuses, of several tills at once, are set aside one by one', async () => {
  const tills = await Promise.all([aTill(centre), aTill(centre), aTill(centre)]);
  for (const till of tills) {
    till.sell();
    till.append(
      'sale',
      spoiltSale(till, (body) => void (body['number'] = 'a\u0000b')),
    );
    till.sell();
  }
  const outcomes = await Promise.all(tills.map(sent));
  expect(outcomes.map(({ count, reasons }) => [count, reasons.length])).toEqual([
    [2, 1],
    [2, 1],
    [2, 1],
  ]);
});

test('what still cannot be read stays in suspense when it is tried again, once', async () => {
  const till = await aTill(centre);
  till.append('from-the-future', {});
  await sent(till);
  const { read, left } = await centre.retrySuspense();
  expect(read).toBe(0);
  expect(left).toBeGreaterThan(0);
  const suspense = (await centre.call('fleet.suspense', {})).filter(({ device }) => device === till.device);
  expect(suspense).toHaveLength(1);
});

test('an entry an older program could not read is counted when it is tried again', async () => {
  const till = await aTill(centre);
  till.sell();
  await sent(till);
  const pool = await openDatabase(databaseUrl(centre), silent);
  for (const table of ['sale_line', 'sale', 'stock_movement', 'stock'])
    await rows(pool, `delete from ${table} where device = $1`, [till.device]);
  await rows(
    pool,
    `insert into suspense select device, seq, epoch, kind, arrived_at, 'unknown kind: sale'
     from journal where device = $1 and kind = 'sale'`,
    [till.device],
  );
  await pool.end();
  expect((await centre.call('fleet.retrySuspense', {})).read).toBe(1);
  expect(await sent(till)).toEqual({ count: 1, reasons: [] });
});

test('a centre that was updated reads by itself what the older one could not', async () => {
  const own = await startTestCentre();
  const till = await aTill(own);
  till.sell();
  await till.push();
  await own.idle();
  const pool = await openDatabase(databaseUrl(own), silent);
  for (const table of ['sale_line', 'sale', 'stock_movement', 'stock']) await rows(pool, `delete from ${table}`);
  await rows(
    pool,
    `insert into suspense select device, seq, epoch, kind, arrived_at, 'unknown kind: sale'
     from journal where kind = 'sale'`,
  );
  await pool.end();
  const updated = await own.reopen();
  await updated.idle();
  expect((await updated.call('sales.list', { filter: {}, limit: 1 })).count).toBe(1);
  expect(await updated.call('fleet.suspense', {})).toEqual([]);
  await updated.remove();
}, 60_000);

test('a weighed line counts as one piece, others by their number', async () => {
  const till = await aTill(centre);
  till.sell([
    { product: 'tom-kho', price: 400_000, quantity: 350 },
    { product: 'muoi', price: 20_000, quantity: 3_000 },
  ]);
  await sent(till);
  const { sales } = await centre.call('sales.list', { filter: { device: till.device }, limit: 1 });
  expect(sales[0]).toMatchObject({ pieces: 4, total: 200_000 });
});

test('sales that came while the database could not be read from are counted once it can', async () => {
  let failures = 0;
  const own = await startTestCentre({ log: { ...silent, error: () => void failures++ } });
  const till = await aTill(own);
  const pool = await openDatabase(databaseUrl(own), silent);
  await rows(pool, 'alter table projected rename to away');
  till.sell();
  expect((await till.push()).answer).toBe('stored');
  await expect.poll(() => failures, { timeout: 20_000 }).toBeGreaterThan(1);
  await rows(pool, 'alter table away rename to projected');
  await pool.end();
  await own.idle();
  expect((await own.call('sales.list', { filter: {}, limit: 1 })).count).toBe(1);
  await own.remove();
}, 60_000);

test('one till numbers its sales as another does: both are counted', async () => {
  const [one, other] = [await aTill(centre), await aTill(centre)];
  const { header } = one.sell();
  const body = spoiltSale(other, () => undefined);
  const before = other.append('sale', body);
  Object.assign(before.header, { id: header.id });
  const text = entryText(before.header, body);
  Object.assign(before, { text, hash: hash('sha256', text, 'hex') });
  const outcomes = await Promise.all([sent(one), sent(other)]);
  expect(outcomes).toEqual([
    { count: 1, reasons: [] },
    { count: 1, reasons: [] },
  ]);
});

test('more than is read at once is read in rounds, and a list shows the beginning of what is large', async () => {
  const till = await aTill(centre);
  const body = `"${'á'.repeat(450_000)}"`;
  // Nothing is read while all of it comes, so that it waits together.
  const pool = await openDatabase(databaseUrl(centre), silent);
  await rows(pool, 'alter table projected rename to away');
  for (let i = 0; i < 20; i++) {
    till.append('from-the-future', body);
    await till.push(till.entries.length === 2 ? 1 : till.entries.length);
  }
  till.sell();
  await till.push(till.entries.length);
  await rows(pool, 'alter table away rename to projected');
  await pool.end();
  await centre.idle();
  const suspense = (await centre.call('fleet.suspense', {})).filter(({ device }) => device === till.device);
  expect(suspense).toHaveLength(20);
  expect(suspense.every(({ entry, cut }) => entry.length === 4_000 && cut)).toBe(true);
  expect((await centre.call('sales.list', { filter: { device: till.device }, limit: 1 })).count).toBe(1);
}, 60_000);
