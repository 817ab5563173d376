import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBatch, sealedBatch } from '../../src/central/batch.ts';
import type { PushReply } from '../../src/shared/sync/protocol.ts';
import { rounds } from '../support/long.ts';
import {
  aTill,
  databaseUrl,
  pushText,
  sendPush,
  startTestCentre,
  type TestCentre,
  type TestTill,
} from '../support/testCentre.ts';
import { aCentre, type SimCentre } from './centre.ts';

let centre: TestCentre;
let books: Client;
beforeAll(async () => {
  centre = await startTestCentre();
  books = new Client({ connectionString: databaseUrl(centre) });
  await books.connect();
});
afterAll(async () => {
  await books.end();
  await centre.remove();
});

/** `copy` counts round the copies of the disk there are; a push takes part of what lies on it, wherever that begins. */
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('sell' as const), copy: fc.nat(2) }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('push' as const), copy: fc.nat(2), from: fc.nat(6), count: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('clone' as const), copy: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('release' as const), copy: fc.constant(0) }) },
);
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

test(
  'what the simulated centre answers and keeps, the real one answers and keeps on PostgreSQL',
  () =>
    fc.assert(fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 16, size: 'max' }), sameOnBoth), {
      numRuns: rounds(20, 500),
    }),
  rounds(120_000, 3_600_000),
);

async function sameOnBoth(steps: readonly Step[]): Promise<void> {
  const first = await aTill(centre);
  const { device } = first;
  const simulated = aCentre();
  simulated.enrol(device, centre.outlet.id);
  const copies = [first];
  for (const step of steps) {
    const till = copies[step.copy % copies.length] as TestTill;
    if (step.does === 'sell') till.append('slip-reprinted', { sale: device, copy: till.entries.length });
    if (step.does === 'clone' && copies.length < 3) copies.push(till.clone());
    if (step.does === 'push') await pushBoth(till, simulated, step);
    if (step.does === 'release') {
      await centre.call('fleet.releaseTill', { device, note: 'Máy thật' });
      simulated.holding(device).quarantined = false;
    }
  }
  const { bundle } = await first.pull();
  const { head, quarantined, journal, apart } = simulated.holding(device);
  expect(bundle).toMatchObject({ acknowledged: head, quarantined });
  expect(await hashes('journal', device)).toEqual(journal.map(({ hash }) => hash));
  expect(await hashes('fork_entry', device)).toEqual(
    [...apart.values()]
      .toSorted((a, b) => a.header.seq - b.header.seq || (a.hash < b.hash ? -1 : 1))
      .map(({ hash }) => hash),
  );
}

async function pushBoth(
  till: TestTill,
  simulated: SimCentre,
  { from, count }: { from: number; count: number },
): Promise<void> {
  const fromSeq = 1 + (from % till.entries.length);
  const text = pushText(till, till.entries, { fromSeq, toSeq: Math.min(fromSeq + count, till.entries.length) });
  const sealed = sealedBatch(Buffer.from(text));
  const batch = 'unreadable' in sealed ? sealed : openBatch(sealed);
  if ('unreadable' in batch) throw new Error(`a batch that is ${batch.unreadable}`);
  const answered = await sendPush(centre.url, text);
  expect(nameless(answered)).toEqual(nameless(simulated.push(batch.header, batch.entries)));
}

/** Each centre has a name of its own. */
function nameless(reply: PushReply): object {
  return { ...reply, centre: '' };
}

async function hashes(table: 'journal' | 'fork_entry', device: string): Promise<string[]> {
  const { rows } = await books.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from ${table} where device = $1 order by seq, hash`,
    [device],
  );
  return rows.map(({ hash }) => hash);
}
