import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncState } from '../../../src/main/db/syncState.ts';
import { databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

async function aTill(): Promise<SyncedTill> {
  return aSyncedTill({ url: centre.url, code: (await centre.makeEnrolCode(centre.outlet.id)) ?? '' });
}

/** Hashes the centre holds of a till, in either history. */
async function heldOf(till: SyncedTill): Promise<Set<string>> {
  const db = new Client({ connectionString: databaseUrl(centre) });
  await db.connect();
  try {
    const device = till.db.get<{ device: string }>('SELECT device FROM enrolment')?.device;
    const { rows } = await db.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from journal where device = $1
       union select encode(hash, 'hex') from fork_entry where device = $1`,
      [device],
    );
    return new Set(rows.map(({ hash }) => hash));
  } finally {
    await db.end();
  }
}

async function missingOf(till: SyncedTill): Promise<number> {
  const held = await heldOf(till);
  const ours = till.db.all<{ hash: Buffer }>('SELECT hash FROM journal');
  return ours.filter(({ hash }) => !held.has(hash.toString('hex'))).length;
}

describe('a journal that parted from the one the centre knows', () => {
  test('a till restored from a backup does not take the head of the life after it for its own', async () => {
    const till = await aTill();
    till.write(3);
    await till.sync.once();
    till.write(3);
    const restored = till.copy();
    till.write(4);
    await till.sync.once();

    expect(await restored.sync.once()).toBe('forked');
    restored.write(3);
    await restored.sync.once();
    expect(await missingOf(restored)).toBe(0);
    restored.write(6);
    expect(await restored.sync.once()).toBe('forked');
    expect(await missingOf(restored)).toBe(0);
    expect(restored.unsent()).toBe(0);
  });

  test('it counts as unsent only what the centre has in neither history', async () => {
    const till = await aTill();
    await till.sync.once();
    const copy = till.copy();
    till.write(1);
    await till.sync.once();
    copy.write(2);
    await copy.sync.once();
    copy.write(5);
    expect(copy.unsent()).toBe(5);
    expect(await copy.sync.once()).toBe('forked');
    expect(copy.unsent()).toBe(0);
  });

  test('more of it than two batches arrives, all of it, in one sync', async () => {
    const till = await aTill();
    await till.sync.once();
    const copy = till.copy();
    till.write(1);
    await till.sync.once();
    copy.write(1_230);
    expect(await copy.sync.once()).toBe('forked');
    expect(await missingOf(copy)).toBe(0);
    expect(copy.unsent()).toBe(0);
  });

  test('the till whose history the centre goes on with stays whole beside it', async () => {
    const till = await aTill();
    await till.sync.once();
    const copy = till.copy();
    till.write(2);
    await till.sync.once();
    copy.write(2);
    await copy.sync.once();
    till.write(2);
    await till.sync.once();
    expect(await missingOf(till)).toBe(0);
    expect(syncState(till.db)).toMatchObject({ forked: true, branch: undefined });
  });
});
