import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Instant } from '../../src/shared/day.ts';
import { PushReply, paths } from '../../src/shared/sync/protocol.ts';
import { diceFrom } from '../support/benchCatalogue.ts';
import { BAC_LIEU, enrolTill, pushBody, testTill, tillIdentity } from '../support/testCentre.ts';
import type { Bench } from './bench.ts';
import { type BenchCentre, type CentreCpu, startCentre } from './centre.ts';
import type { Finding } from './figure.ts';

const LONG = { tills: 500, sales: 900 } as const;
const SHORT = { tills: 60, sales: 300 } as const;
const BATCH = 450;

export const morning: Bench = {
  name: 'morning',
  about: 'the morning after three days without a network: every till of a province comes at once with what piled up',
  run: async ({ folder, long }) => {
    const size = long ? LONG : SHORT;
    const centre = await startCentre(join(folder, 'morning'));
    try {
      const piles = await pilesOf(centre, size);
      const online = await anOnlineTill(centre);
      const cpu = await centre.ask<CentreCpu>('cpu');
      const begun = performance.now();
      const storm = Promise.all(piles.map((pile) => sendPile(centre, pile)));
      const live = keepSelling(online, storm);
      const done = await storm;
      const seconds = (performance.now() - begun) / 1_000;
      const selling = await live;
      await centre.ask('idle');
      const after = await centre.ask<CentreCpu>('cpu');
      const spent = after.node - cpu.node + after.postgres - cpu.postgres;
      return await findings(centre, { ...size, done, seconds, selling, spent });
    } finally {
      await centre.end();
    }
  },
};

type Size = { readonly tills: number; readonly sales: number };
const now = (): Instant => Date.now() as Instant;

async function newTill(centre: BenchCentre, code: string) {
  const identity = tillIdentity(now());
  const reply = await enrolTill(centre.url, code, identity);
  if (reply.answer !== 'enrolled') throw new Error(`a till was not let in: ${reply.why}`);
  return testTill({ url: centre.url, now, ...identity, number: reply.till, entries: [], outlet: BAC_LIEU });
}

/** What each till has to send, packed as it sends it; its entries are let go, because 450,000 of them are half a gigabyte. */
async function pilesOf(centre: BenchCentre, { tills, sales }: Size): Promise<Buffer[][]> {
  const piles: Buffer[][] = [];
  for (const code of await centre.ask<string[]>('codes', tills)) {
    const till = await newTill(centre, code);
    const bodies: Buffer[] = [];
    for (let sale = 1; sale <= sales; sale += 1) {
      till.sell();
      const toSeq = till.entries.length;
      if (sale % BATCH === 0 || sale === sales) {
        const fromSeq = bodies.length * BATCH + 1;
        bodies.push(pushBody(till, till.entries, { fromSeq, toSeq }));
      }
    }
    piles.push(bodies);
  }
  return piles;
}

async function anOnlineTill(centre: BenchCentre) {
  const [code = ''] = await centre.ask<string[]>('codes', 1);
  return newTill(centre, code);
}

type Sent = { readonly pushes: number[]; readonly sentAway: number; readonly seconds: number };

const dice = diceFrom(7);

/** As a till's own loop does it (`main/sync/loop.ts`): one batch after another, and after each time it was sent away a longer pause. */
async function sendPile(centre: BenchCentre, pile: readonly Buffer[]): Promise<Sent> {
  const begun = performance.now();
  const pushes: number[] = [];
  let sentAway = 0;
  let failures = 0;
  for (let at = 0; at < pile.length; ) {
    const asked = performance.now();
    const response = await fetch(centre.url + paths.push, {
      method: 'POST',
      body: pile[at] as BodyInit,
      headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    });
    if (response.status === 503) {
      await response.body?.cancel();
      sentAway += 1;
      failures += 1;
      await setTimeout(Math.min(2_000 * 2 ** (failures - 1), 600_000) * (0.5 + dice() / 2));
      continue;
    }
    const { answer } = PushReply.parse(await response.json());
    if (answer !== 'stored') throw new Error(`the centre answered ${answer}`);
    pushes.push(performance.now() - asked);
    failures = 0;
    at += 1;
  }
  return { pushes, sentAway, seconds: (performance.now() - begun) / 1_000 };
}

/** A counter that was never cut off sells on meanwhile, a sale a second. @returns ms of each */
async function keepSelling(till: ReturnType<typeof testTill>, storm: Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  const storming = new AbortController();
  void storm.finally(() => storming.abort());
  while (!storming.signal.aborted) {
    till.sell();
    const asked = performance.now();
    const { answer } = await till.push(till.entries.length);
    if (answer !== 'stored') throw new Error(`the centre answered the counter ${answer}`);
    taken.push(performance.now() - asked);
    await setTimeout(1_000);
  }
  return taken;
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

type Morning = Size & {
  /** µs of processor time, the centre's and PostgreSQL's, until all was counted. */
  readonly spent: number;
  readonly done: readonly Sent[];
  readonly seconds: number;
  readonly selling: readonly number[];
};

function figure(name: string, value: number, unit: string, more: Pick<Finding, 'goal' | 'note'>): Finding {
  return { name: `morning.${name}`, value, unit, baseline: null, ...more };
}

async function findings(
  centre: BenchCentre,
  { tills, sales, done, seconds, selling, spent }: Morning,
): Promise<Finding[]> {
  const counted = await centre.ask<number>('counted');
  const pushes = done.flatMap((each) => each.pushes);
  const ends = done.map((each) => each.seconds);
  const sentAway = done.reduce((sum, each) => sum + each.sentAway, 0);
  const all = tills * sales + selling.length;
  return [
    figure('lost', all - counted, 'sales', {
      goal: { of: 'value', atMost: 0, atLeast: 0 },
      note: `of ${all}; below 0: counted twice`,
    }),
    figure('push-p95', share(pushes, 0.95), 'ms', {
      goal: { of: 'value', atMost: 2_000 },
      note: `of ${pushes.length} batches of up to ${BATCH} that were taken; p50 ${share(pushes, 0.5).toFixed(0)}`,
    }),
    figure('counter-p95', share(selling, 0.95), 'ms', {
      goal: { of: 'value', atMost: 2_000 },
      note: `one sale a second of a till that was never cut off, ${selling.length} of them`,
    }),
    figure('sent-away', sentAway / pushes.length, 'times', { goal: null, note: 'for each batch that was taken' }),
    figure('all-done', seconds, 's', {
      goal: null,
      note: `half of ${tills} tills after ${share(ends, 0.5).toFixed(0)} s, nine in ten after ${share(ends, 0.9).toFixed(0)} s`,
    }),
    figure('processor', spent / all, 'µs', { goal: null, note: 'a sale, stored and counted, PostgreSQL included' }),
    figure('memory', await centre.ask<number>('peak'), 'MB', {
      goal: { of: 'value', atMost: 512 },
      note: 'the most the centre’s process ever had, without PostgreSQL',
    }),
  ];
}
