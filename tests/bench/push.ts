import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openDatabase } from '../../src/main/db/open.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import type { CartItem } from '../../src/shared/cart/cart.ts';
import type { Instant } from '../../src/shared/day.ts';
import type { SaleId, ShiftId } from '../../src/shared/id.ts';
import { uuidv7 } from '../../src/shared/id.ts';
import { canonical } from '../../src/shared/journal/canonical.ts';
import { dong } from '../../src/shared/money.ts';
import { priceCart } from '../../src/shared/pricing/priceCart.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import { slipNumber } from '../../src/shared/sale/sale.ts';
import { settle } from '../../src/shared/sale/settle.ts';
import { PushReply, paths } from '../../src/shared/sync/protocol.ts';
import { aDay } from '../support/aProduct.ts';
import { diceFrom, pick } from '../support/benchCatalogue.ts';
import {
  BAC_LIEU,
  enrolTill,
  pushBody,
  pushText,
  type TestTill,
  testTill,
  tillIdentity,
} from '../support/testCentre.ts';
import { type Bench, newShop, type Setting } from './bench.ts';
import { type BenchCentre, type CentreCpu, startCentre } from './centre.ts';
import type { Finding } from './figure.ts';
import { inTurn, median, pairedRatio } from './measure.ts';
import { replication } from './replication.ts';
import { aFullCart, deskOf, shelfOf } from './shop.ts';

const BATCH = 500;
const TILLS = 64;

export const push: Bench = {
  name: 'push',
  about: 'entries on their way into the centre’s PostgreSQL: in bulk, one by one from 64 tills, on the wire',
  run: async (setting) => {
    const shelf = await aShelf(setting);
    const centre = await startCentre(join(setting.folder, 'centre'));
    try {
      const tills = await enrolled(centre, TILLS + 1);
      const [bulkTill, ...online] = tills as [TestTill, ...TestTill[]];
      return [
        ...(await inBulk(centre, bulkTill, shelf, setting.long)),
        ...(await oneByOne(centre, online, shelf, setting.long)),
        onTheWire(bulkTill),
        ...(setting.peers ? await replication(centre, setting) : []),
      ];
    } finally {
      await centre.end();
    }
  },
};

async function aShelf(setting: Setting): Promise<CartItem[]> {
  const till = join(await newShop(setting, 'push-shelf'), 'till');
  const db = openDatabase(join(till, DATABASE));
  const shelf = shelfOf(deskOf(db, till));
  db.close();
  return shelf;
}

async function enrolled(centre: BenchCentre, count: number): Promise<TestTill[]> {
  const codes = await centre.ask<string[]>('codes', count);
  const tills: TestTill[] = [];
  for (const code of codes) {
    const identity = tillIdentity(Date.now() as Instant);
    const reply = await enrolTill(centre.url, code, identity);
    if (reply.answer !== 'enrolled') throw new Error(`a till was not let in: ${reply.why}`);
    const till = testTill({ url: centre.url, now, ...identity, number: reply.till, entries: [], outlet: BAC_LIEU });
    till.append('till-enrolled', {
      outlet: BAC_LIEU.id,
      outletCode: BAC_LIEU.code,
      till: reply.till,
      publicKey: identity.publicKey,
    });
    tills.push(till);
  }
  return tills;
}

const dice = diceFrom(41);
const now = (): Instant => Date.now() as Instant;
const SHIFT = uuidv7(Date.UTC(2026, 10, 23), new Uint8Array(10)) as ShiftId;

/** A sale of five lines as a till writes it. */
function sell(till: TestTill, shelf: readonly CartItem[]): void {
  const cart = aFullCart('' as SaleId, () => pick(shelf, dice));
  const total = priceCart(cart).total;
  const given = dong(Math.ceil(total / 50_000) * 50_000);
  const body = settle(cart, priceCart(cart), [{ kind: 'cash', given }], {
    number: slipNumber(BAC_LIEU.code, till.number, 1, till.entries.length),
    day: aDay('2026-11-23'),
    shift: SHIFT,
    cashier: 'Nguyễn Thị Mười',
    cashRounding: BAC_LIEU.cashRounding,
    training: false,
    running: { sold: dong(till.entries.length * 1_000_000), returned: dong(0) },
  });
  if (isRefusal(body)) throw new Error(`the sale was refused: ${body.refused}`);
  till.append('sale', canonical(body));
}

function nextBody(till: TestTill, shelf: readonly CartItem[], count: number): Buffer {
  const fromSeq = till.entries.length + 1;
  for (let one = 0; one < count; one += 1) sell(till, shelf);
  return pushBody(till, till.entries, { fromSeq, toSeq: till.entries.length });
}

/** Not packed: a till sends what is as small as one sale as it is. */
function nextSale(till: TestTill, shelf: readonly CartItem[]): Buffer {
  sell(till, shelf);
  const seq = till.entries.length;
  return Buffer.from(pushText(till, till.entries, { fromSeq: seq, toSeq: seq }));
}

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** Without fetch: a till's own processor time would take the cores from the centre. */
export function post(url: string, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-ndjson', 'content-length': body.length };
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('end', () => resolve(text));
    });
    asked.once('error', reject).end(body);
  });
}

async function sendStored(centre: BenchCentre, body: Buffer): Promise<void> {
  const { answer } = PushReply.parse(JSON.parse(await post(centre.url + paths.push, body)));
  if (answer !== 'stored') throw new Error(`the centre answered ${answer}`);
}

/** µs per entry of the centre's process and of PostgreSQL while `work` runs. */
async function costing(
  centre: BenchCentre,
  entries: number,
  work: () => Promise<unknown>,
): Promise<CentreCpu & { sum: number }> {
  const before = await centre.ask<CentreCpu>('cpu');
  await work();
  const after = await centre.ask<CentreCpu>('cpu');
  const node = (after.node - before.node) / entries;
  const postgres = (after.postgres - before.postgres) / entries;
  return { node, postgres, sum: node + postgres };
}

async function inBulk(
  centre: BenchCentre,
  till: TestTill,
  shelf: readonly CartItem[],
  long: boolean,
): Promise<Finding[]> {
  const batches = 8;
  const bodies = () => Array.from({ length: batches }, () => nextBody(till, shelf, BATCH));
  const sendAll = (made: readonly Buffer[]) => async () => {
    for (const body of made) await sendStored(centre, body);
  };
  await sendAll([nextBody(till, shelf, BATCH - 1), ...bodies()])().catch(() => undefined);
  await resend(centre, till);
  await centre.ask('idle');
  const entries = batches * BATCH;
  const ready: Buffer[][] = [];
  const { stored, rows } = await inTurn(long ? 10 : 4, {
    stored: async () => {
      const made = bodies();
      ready.push(made);
      await centre.ask('hold');
      const cost = await costing(centre, entries, sendAll(made));
      await centre.ask('release');
      return cost;
    },
    rows: async () => {
      const other = aStranger();
      const made = Array.from({ length: batches }, () => nextBody(other, shelf, BATCH));
      return costing(centre, entries, async () => {
        for (const body of made) await post(centre.rowByRow, body);
      });
    },
  });
  const last = bodies();
  await sendAll(last.slice(0, 1))();
  await centre.ask('idle');
  const projected = await costing(centre, entries, async () => {
    for (const body of last.slice(1)) await sendStored(centre, body);
    await centre.ask('idle');
  });
  return bulkFindings(stored, rows, projected.sum * (batches / (batches - 1)));
}

/** A till that only the row-by-row server hears of. */
function aStranger(): TestTill {
  return testTill({ url: '', now, ...tillIdentity(), number: 9, entries: [], outlet: BAC_LIEU });
}

/** The first batch of a till begins at its enrolment; whatever the centre has not yet is sent. */
async function resend(centre: BenchCentre, till: TestTill): Promise<void> {
  for (let from = 1; from <= till.entries.length; from += BATCH) {
    const toSeq = Math.min(till.entries.length, from + BATCH - 1);
    await sendStored(centre, pushBody(till, till.entries, { fromSeq: from, toSeq }));
  }
}

type Cost = CentreCpu & { readonly sum: number };

function bulkFindings(stored: readonly Cost[], rows: readonly Cost[], projected: number): Finding[] {
  const sums = (costs: readonly Cost[]): number[] => costs.map(({ sum }) => sum);
  const part = (costs: readonly Cost[], what: 'node' | 'postgres'): string =>
    median(costs.map((cost) => cost[what])).toFixed(0);
  const parts = (costs: readonly Cost[]): string =>
    `server ${part(costs, 'node')} + PostgreSQL ${part(costs, 'postgres')}`;
  return [
    {
      name: 'push.bulk-cpu',
      value: median(sums(stored)),
      unit: 'µs CPU an entry',
      baseline: median(sums(rows)),
      ratio: pairedRatio(sums(stored), sums(rows)),
      goal: { of: 'value', atMost: 60 },
      note: `batches of ${BATCH} sales of five lines, gzipped, head verified, fsync on, the projector held; ${parts(stored)}; baseline: row by row through pg, chain checked, no signature (${parts(rows)})`,
    },
    {
      name: 'push.bulk-cpu-projected',
      value: projected,
      unit: 'µs CPU an entry',
      baseline: median(sums(stored)),
      goal: null,
      note: 'the same with every sale and line read into the office’s lists at once; baseline: without',
    },
  ];
}

async function oneByOne(
  centre: BenchCentre,
  tills: readonly TestTill[],
  shelf: readonly CartItem[],
  long: boolean,
): Promise<Finding[]> {
  const each = 10;
  const round = (): Buffer[][] => salesOf(tills, shelf, each);
  const sendAll = (made: readonly (readonly Buffer[])[]) => atOnce(made, (body) => sendStored(centre, body));
  await Promise.all(tills.map((till) => resend(centre, till)));
  await sendAll(round());
  await centre.ask('idle');
  await centre.ask('hold');
  const alone: number[] = [];
  const { costs, rows, floors } = await inTurn(long ? 10 : 6, {
    costs: async () => {
      const made = round();
      return costing(centre, tills.length * each, () => sendAll(made));
    },
    rows: async () => {
      const made = salesOf(tills.map(aStranger), shelf, each);
      return costing(centre, tills.length * each, () => atOnce(made, (body) => post(centre.rowByRow, body)));
    },
    floors: async () => {
      const made = salesOf(tills.map(aStranger), shelf, each);
      alone.push(await centre.ask<number>('verifying'));
      return costing(centre, tills.length * each, () => atOnce(made, (body) => post(centre.floor, body)));
    },
  });
  await centre.ask('release');
  return onlineFindings({ costs, rows, floors, alone });
}

function salesOf(tills: readonly TestTill[], shelf: readonly CartItem[], each: number): Buffer[][] {
  return tills.map((till) => Array.from({ length: each }, () => nextSale(till, shelf)));
}

/** Every till sends its own one after the other, all of them at the same time. */
function atOnce(made: readonly (readonly Buffer[])[], send: (body: Buffer) => Promise<unknown>): Promise<unknown> {
  return Promise.all(
    made.map(async (bodies) => {
      for (const body of bodies) await send(body);
    }),
  );
}

type OnlineRounds = Readonly<Record<'costs' | 'rows' | 'floors', readonly Cost[]>> & {
  /** µs of one signature check, nothing around it. */
  readonly alone: readonly number[];
};

function onlineFindings({ costs, rows, floors, alone }: OnlineRounds): Finding[] {
  const part = (what: 'node' | 'postgres'): string => median(costs.map((cost) => cost[what])).toFixed(0);
  const value = median(costs.map(({ sum }) => sum));
  return [
    {
      name: 'push.online-cpu',
      value,
      unit: 'µs CPU an entry',
      baseline: median(rows.map(({ sum }) => sum)),
      goal: { of: 'value', atMost: 400 },
      note: `one sale a request, ${TILLS} tills at once, each signature verified, the projector held; server ${part('node')} + PostgreSQL ${part('postgres')}; baseline: a transaction and an insert for each, no signature`,
    },
    {
      name: 'push.online-floor',
      value: median(floors.map(({ node }) => node)),
      unit: 'µs CPU a request',
      baseline: median(alone),
      goal: null,
      note: 'the same requests to a route that checks one signature and answers, nothing read or stored; baseline: the signature alone, with the machine otherwise at rest',
    },
  ];
}

function onTheWire(till: TestTill): Finding {
  const toSeq = till.entries.length;
  const text = pushText(till, till.entries, { fromSeq: toSeq - BATCH + 1, toSeq });
  return {
    name: 'push.wire',
    value: gzipSync(text).length / BATCH,
    unit: 'B an entry',
    baseline: Buffer.byteLength(text) / BATCH,
    goal: { of: 'value', atMost: 340 },
    note: `a batch of ${BATCH} as it is sent; baseline: before gzip`,
  };
}
