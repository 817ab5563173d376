import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aProducer, aProduct } from '../support/aProduct.ts';
import { aTill, startTestCentre, type TestCentre, type TestTill } from '../support/testCentre.ts';
import { startTestCluster, type TestCluster } from '../support/testDatabase.ts';

const BIN = '/usr/lib/postgresql/15/bin';
const has15 = existsSync(join(BIN, 'pg_dump')) && existsSync(join(BIN, 'postgres'));
if (!has15) console.warn('SKIPPED: PostgreSQL 15 is not installed here, so backup.sh and restore.sh are NOT tried');

const DEPLOY = join(import.meta.dirname, '../../deploy');

let cluster: TestCluster;
let backups: string;
beforeAll(async () => {
  backups = mkdtempSync(join(tmpdir(), 'quay-backups-'));
  if (has15) cluster = await startTestCluster({ bin: BIN, major: 15 });
});
afterAll(async () => {
  if (has15) await cluster.remove();
  rmSync(backups, { recursive: true, force: true });
});

function run(script: string, ...args: readonly string[]) {
  const env = { ...process.env, PG_BIN: BIN, QUAY_BACKUPS: backups };
  return spawnSync('sh', [join(DEPLOY, script), ...args], { encoding: 'utf8', env });
}

/** Another database of the same server, empty. */
async function emptyDatabase(name: string): Promise<string> {
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(`create database ${name} encoding 'UTF8' template template0`);
  await client.end();
  return cluster.url.replace(/\/[^/]*$/, `/${name}`);
}

function sellThree(till: TestTill): void {
  for (let sale = 0; sale < 3; sale += 1) till.sell();
}

/** Sends what it thinks the centre lacks, and all that the centre says it lacks, as tills do. */
async function sendNew(till: TestTill): Promise<string> {
  const reply = await till.push(till.head().seq);
  if (reply.answer !== 'gap') return reply.answer;
  return (await till.push(reply.acknowledged.seq + 1)).answer;
}

const salt = aProduct();

function publishSalt(centre: TestCentre, name: string): Promise<void> {
  return centre.publish([
    { scope: 'everywhere', change: { kind: 'producer', id: salt.producer, row: aProducer() } },
    { scope: 'everywhere', change: { kind: 'product', id: salt.id, row: { ...salt, name } } },
  ]);
}

const salesOf = async (centre: TestCentre) => (await centre.call('sales.list', { filter: {}, limit: 1 })).count;

test.skipIf(!has15)(
  'a backup made while tills sell, put into an empty database: they go on, nothing is lost or doubled, and they read the catalogue anew',
  async () => {
    const [before, after] = [await emptyDatabase('before'), await emptyDatabase('after')];
    const first = await startTestCentre({ databaseUrl: before });
    const tills = [await aTill(first), await aTill(first)];
    await publishSalt(first, 'Muối ba thạc');
    for (const till of tills) {
      sellThree(till);
      await till.push();
    }
    const made = run('backup.sh', before);
    expect(made).toMatchObject({ status: 0, stderr: '' });

    // What the backup does not have.
    for (const till of tills) {
      sellThree(till);
      expect(await sendNew(till)).toBe('stored');
    }
    await publishSalt(first, 'Muối đổi tên');
    const { bundle } = (await tills[0]?.pull()) ?? {};
    await first.close();

    const file = made.stdout.trim();
    const refused = run('restore.sh', file, before);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('Nothing was changed')]);
    const restored = run('restore.sh', file, after);
    expect([restored.status, restored.stdout]).toEqual([0, 'restored: 8 journal entries of 2 tills\n']);

    const port = Number(new URL(first.url).port);
    const second = await startTestCentre({ folder: first.folder, port, databaseUrl: after });
    await second.idle();
    expect(await salesOf(second)).toBe(6);
    for (const till of tills) {
      till.sell();
      expect(await sendNew(till)).toBe('stored');
    }
    await second.idle();
    expect(await salesOf(second)).toBe(14);
    const told = (await tills[0]?.pull({ centre: bundle?.centre ?? '', n: bundle?.upTo ?? 0 }))?.bundle;
    expect(told?.centre).not.toBe(bundle?.centre);
    expect(told?.changes.find(({ id }) => id === salt.id)).toMatchObject({ row: { name: 'Muối ba thạc' } });
    await second.remove();
  },
);
