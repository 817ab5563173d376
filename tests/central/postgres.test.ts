import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { migrate } from '../../src/central/db/migrate.ts';
import { openDatabase } from '../../src/central/db/open.ts';
import { row, rows } from '../../src/central/db/query.ts';
import { openCluster } from '../../src/central/postgres/cluster.ts';
import { aTill, startTestCentre, type TestCentre } from '../support/testCentre.ts';
import { silent, startTestCluster } from '../support/testDatabase.ts';

const cleanUp: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

async function centre(options: Parameters<typeof startTestCentre>[0] = {}): Promise<TestCentre> {
  const opened = await startTestCentre(options);
  cleanUp.push(() => opened.remove());
  return opened;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'quay-postgres-'));
  cleanUp.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** The process number of the server in a data folder. */
const postmaster = (data: string): number =>
  Number(readFileSync(join(data, 'postgres', '18', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Nobody may be there to reap a process whose parent was killed: a zombie does not run. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

const POSTGRES_15 = { bin: '/usr/lib/postgresql/15/bin', major: 15 };
const has15 = existsSync(join(POSTGRES_15.bin, 'postgres'));
if (!has15) console.warn('SKIPPED: PostgreSQL 15 is not installed here, so the oldest server we promise is NOT tested');

describe('the embedded PostgreSQL', () => {
  test('is durable, answers only on this machine, and only to its password', async () => {
    const data = folder();
    const cluster = await openCluster({ folder: data, log: silent });
    cleanUp.push(cluster.stop);
    const pool = await openDatabase(cluster.url, silent);
    const settings = await row(
      pool,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('full_page_writes') as pages, current_setting('listen_addresses') as listens`,
    );
    await pool.end();
    expect(settings).toEqual({ fsync: 'on', commit: 'on', pages: 'on', listens: '127.0.0.1' });
    expect(statSync(join(data, 'postgres-password')).mode & 0o777).toBe(0o600);
    const stranger = new Client({ connectionString: cluster.url.replace(/:[^:@]+@/, ':guess@') });
    await expect(stranger.connect()).rejects.toThrow(/password/);
  });

  test('runs where the account it runs as may not pass the folders above, as in root’s home', async () => {
    const above = join(folder(), 'home');
    mkdirSync(above, { mode: 0o700 });
    const cluster = await openCluster({ folder: above, log: silent });
    await cluster.stop();
    const again = await openCluster({ folder: above, log: silent });
    await again.stop();
    expect(existsSync(join(above, 'postgres', '18', 'postmaster.pid'))).toBe(false);
  });

  test('a first run cut short leaves nothing in the way of the next', async () => {
    const data = folder();
    mkdirSync(join(data, 'postgres', '18.new'), { recursive: true });
    writeFileSync(join(data, 'postgres', '18.new', 'half'), '');
    const cluster = await openCluster({ folder: data, log: silent });
    await cluster.stop();
  });

  test('a pid file left by a dead server, its number taken by another program, is no hindrance', async () => {
    const data = folder();
    await (await openCluster({ folder: data, log: silent })).stop();
    const pidFile = join(data, 'postgres', '18', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n/somewhere\n1\n5432\n\n127.0.0.1\n\n`);
    chmodSync(pidFile, 0o600);
    const cluster = await openCluster({ folder: data, log: silent });
    await cluster.stop();
  });

  test('data of another major version is not touched, and the sentence says what to do', async () => {
    const data = folder();
    await (await openCluster({ folder: data, log: silent })).stop();
    writeFileSync(join(data, 'postgres', '18', 'PG_VERSION'), '17\n');
    await expect(openCluster({ folder: data, log: silent })).rejects.toMatchObject({
      why: 'postgres-trouble',
      message: /PostgreSQL 17/,
    });
  });
});

describe('a centre', () => {
  test('a second one on the same folder is refused, and the first goes on', async () => {
    const first = await centre();
    await expect(startTestCentre({ folder: first.folder })).rejects.toMatchObject({ why: 'folder-in-use' });
    const till = await aTill(first);
    expect(await till.push()).toMatchObject({ answer: 'stored' });
  });

  test('closed and opened again it knows its tills and their sales, and has the same key', async () => {
    const first = await centre();
    const till = await aTill(first);
    till.sell();
    await till.push();
    const second = await first.reopen();
    cleanUp.push(() => second.close());
    const { count } = await second.call('sales.list', { filter: {}, limit: 1 });
    expect(count).toBe(1);
    expect(second.firstPassword).toBeUndefined();
  });

  test('killed with −9 it leaves its PostgreSQL running; the next start stops that one and goes on', async () => {
    const data = folder();
    const script = join(data, 'killed.ts');
    writeFileSync(
      script,
      `import { startTestCentre } from ${JSON.stringify(join(import.meta.dirname, '..', 'support', 'testCentre.ts'))};
       await startTestCentre({ folder: ${JSON.stringify(join(data, 'centre'))} });
       process.kill(process.pid, 'SIGKILL');`,
    );
    const { signal } = spawnSync(process.execPath, [script]);
    expect(signal).toBe('SIGKILL');
    const orphan = postmaster(join(data, 'centre'));
    expect(isRunning(orphan)).toBe(true);

    const next = await centre({ folder: join(data, 'centre') });
    expect(postmaster(next.folder)).not.toBe(orphan);
    expect(isRunning(orphan)).toBe(false);
    expect(await next.call('outlet.list', {})).toHaveLength(1);
  });

  test('its PostgreSQL killed with −9 in the middle of pushes: no acknowledged entry is lost', async () => {
    const first = await centre();
    const tills = await Promise.all(Array.from({ length: 4 }, () => aTill(first)));
    const acknowledged = new Map<string, number>();
    let pushes = 0;
    const selling = tills.map(async (till) => {
      for (let sale = 0; sale < 40; sale++) {
        till.sell();
        const reply = await till.push(till.entries.length === 2 ? 1 : till.entries.length).catch(() => undefined);
        if (reply?.answer !== 'stored') return;
        acknowledged.set(till.device, reply.acknowledged.seq);
        if (++pushes === 60) process.kill(postmaster(first.folder), 'SIGKILL');
      }
    });
    await Promise.all(selling);
    expect(acknowledged.size).toBe(4);

    const second = await first.reopen();
    cleanUp.push(() => second.close());
    const fleet = await second.call('fleet.tills', {});
    for (const { device, acknowledgedSeq } of fleet) {
      expect(acknowledgedSeq).toBeGreaterThanOrEqual(acknowledged.get(device) ?? 0);
    }
    await second.idle();
    const { count } = await second.call('sales.list', { filter: {}, limit: 1 });
    const stored = fleet.reduce((sum, { acknowledgedSeq }) => sum + acknowledgedSeq - 1, 0);
    expect(count).toBe(stored);
  });
});

describe('a centre whose PostgreSQL dies under it', () => {
  test('starts it again by itself: tills come again and are stored, with all that was there', async () => {
    const first = await centre();
    const till = await aTill(first);
    till.sell();
    await till.push();
    process.kill(postmaster(first.folder), 'SIGKILL');
    till.sell();
    let reply = await till.push().catch(() => undefined);
    while (reply?.answer !== 'stored') reply = await till.push().catch(() => undefined);
    expect(reply.acknowledged).toEqual(till.head());
  });
});

describe.each([
  ['the embedded PostgreSQL 18', undefined, true],
  ['PostgreSQL 15 of this machine', POSTGRES_15, has15],
] as const)('DATABASE_URL at %s', (_name, binaries, isHere) => {
  test.skipIf(!isHere)('two centres starting at once migrate it once and serve the same tills', async () => {
    const cluster = await startTestCluster(binaries);
    cleanUp.push(cluster.remove);
    const [one, two] = await Promise.all([centre({ databaseUrl: cluster.url }), centre({ databaseUrl: cluster.url })]);
    expect([one.firstPassword, two.firstPassword].filter(Boolean)).toHaveLength(1);

    const till = await aTill(one);
    till.sell();
    await till.push();
    const elsewhere = { ...one, url: two.url };
    expect((await aTill(elsewhere)).number).toBe(till.number + 1);
    await one.idle();
    expect((await two.call('sales.list', { filter: {}, limit: 10 })).count).toBe(1);

    const copy = till.clone();
    till.sell();
    copy.sell([{ product: 'other', price: 5_000 }]);
    await till.push();
    expect(await copy.push(3)).toMatchObject({ answer: 'fork' });
    const pool = await openDatabase(cluster.url, silent);
    const applied = await rows<{ version: number }>(pool, 'select version from schema_version order by version');
    expect(applied.map(({ version }) => version)).toEqual(applied.map((_, at) => at + 1));
    await pool.end();
  });

  test.skipIf(!isHere)('a database of a newer program is refused and left alone', async () => {
    const cluster = await startTestCluster(binaries);
    cleanUp.push(cluster.remove);
    const pool = await openDatabase(cluster.url, silent);
    await rows(pool, 'insert into schema_version (version) values (99)');
    await expect(migrate(pool, silent)).rejects.toMatchObject({ why: 'database-newer' });
    await pool.end();
    await expect(centre({ databaseUrl: cluster.url })).rejects.toMatchObject({ why: 'database-newer' });
  });
});

test('a server nobody answers at is named as such', async () => {
  const url = 'postgres://quay@127.0.0.1:1/postgres';
  await expect(centre({ databaseUrl: url })).rejects.toMatchObject({ why: 'database-unreachable' });
});
