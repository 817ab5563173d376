import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { must } from '../../src/shared/must.ts';
import { LONG, rounds } from '../support/long.ts';
import {
  aTill,
  databaseUrl,
  pushBody,
  sendPush,
  startTestCentre,
  type TestCentre,
  type TestTill,
} from '../support/testCentre.ts';

/** What a process of the centre is killed of. */
type Victim = 'server' | 'database';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A centre in a process of its own, in the folder of one that has closed. */
function openProcess(folder: string, port: number) {
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['tests/support/runningCentre.ts', folder, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(must(child.stdout, 'its word'), 'data');
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const postmaster = (): number =>
    Number(readFileSync(join(folder, 'postgres', '18', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { start, kill, killDatabase: () => process.kill(postmaster(), 'SIGKILL') };
}

/** What tills met while the centre died under them. */
type Load = {
  readonly stop: () => Promise<void>;
  readonly odd: readonly string[];
  readonly acknowledged: () => number;
};

/** Tills that sell and send as fast as the centre answers; what they had no answer to they send again, as ours do. */
function underLoad(tills: readonly TestTill[], url: string): Load {
  const stop = new AbortController();
  const acknowledged = new Map(tills.map(({ device }) => [device, 1]));
  const odd: string[] = [];
  const work = tills.map(async (till) => {
    while (!stop.signal.aborted) {
      for (let sales = 0; sales < 3; sales++) till.sell();
      await send(till);
    }
    while ((acknowledged.get(till.device) ?? 0) < till.entries.length) await send(till);
  });
  async function send(till: TestTill): Promise<void> {
    const from = (acknowledged.get(till.device) ?? 0) + 1;
    const range = { fromSeq: from, toSeq: Math.min(till.entries.length, from + 99) };
    try {
      const reply = await sendPush(url, pushBody(till, till.entries, range));
      // A gap would say that the centre has lost what it acknowledged; a fork, that it has something else.
      if (reply.answer === 'stored') acknowledged.set(till.device, reply.acknowledged.seq);
      else odd.push(JSON.stringify(reply));
    } catch {
      await wait(20);
    }
  }
  return {
    odd,
    acknowledged: () => [...acknowledged.values()].reduce((sum, seq) => sum + seq, 0),
    stop: async () => {
      stop.abort();
      await Promise.all(work);
    },
  };
}

/** The centre's journal of a till is the till's own, entry by entry, and its sales are counted once. */
async function expectWhole(centre: TestCentre, tills: readonly TestTill[]): Promise<void> {
  await centre.idle();
  const pool = new Pool({ connectionString: databaseUrl(centre), max: 1 });
  try {
    for (const till of tills) {
      const { rows } = await pool.query<{ hash: string }>(
        "SELECT encode(hash, 'hex') AS hash FROM journal WHERE device = $1 ORDER BY seq",
        [till.device],
      );
      expect(rows.map(({ hash }) => hash)).toEqual(till.entries.map(({ hash }) => hash));
      const sales = till.entries.filter(({ header }) => header.kind === 'sale').length;
      const told = await centre.call('sales.list', { filter: { device: till.device }, limit: 1 });
      expect(told).toMatchObject({ count: sales, amount: sales * 65_000 });
    }
    const { rows } = await pool.query('SELECT 1 FROM fork_entry');
    expect(rows).toEqual([]);
  } finally {
    await pool.end();
  }
}

test(
  'the centre’s server and its database are killed again and again while tills send: nothing acknowledged is missing, nothing is there twice',
  async () => {
    const port = await freePort();
    const first = await startTestCentre({ port });
    onTestFinished(() => first.remove());
    const tills = await Promise.all(Array.from({ length: 4 }, () => aTill(first)));
    for (const till of tills) await till.push();
    await first.close();

    const running = openProcess(first.folder, port);
    onTestFinished(running.kill);
    await running.start();
    const load = underLoad(tills, first.url);
    const victims = Array.from({ length: rounds(2, 50) }, (_, n): Victim => (n % 2 === 0 ? 'server' : 'database'));
    let dice = LONG ? Date.now() % 0x7fff_ffff : 20_261_123;
    for (const victim of victims) {
      dice = (dice * 48_271) % 0x7fff_ffff;
      const before = load.acknowledged();
      // Only who has work in hand can lose some.
      while (load.acknowledged() < before + 50) await wait(5);
      await wait(dice % 60);
      if (victim === 'server') {
        await running.kill();
        await running.start();
      } else running.killDatabase();
    }
    const last = load.acknowledged();
    while (load.acknowledged() < last + 20) await wait(20);
    await load.stop();
    await running.kill();
    expect(load.odd).toEqual([]);

    const centre = await startTestCentre({ folder: first.folder, port });
    onTestFinished(() => centre.close());
    if (LONG) console.log(`${victims.length} kills over ${load.acknowledged()} entries`);
    await expectWhole(centre, tills);
  },
  rounds(120_000, 3_600_000),
);
