import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncState } from '../../../src/main/db/syncState.ts';
import { Hash } from '../../../src/shared/journal/entry.ts';
import { databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';
import { aScriptedCentre } from './scriptedCentre.ts';

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

describe('a centre restored from a backup that had kept a forked till’s entries apart', () => {
  const foreign = { epoch: 1, seq: 2, hash: Hash.parse('ab'.repeat(32)) };

  test('says gap with a head that is not ours: the till sends all again from its first entry', async () => {
    const { url, script } = await aScriptedCentre();
    const till = await aSyncedTill({ url, code: 'AAAA' });
    till.write(4);
    await till.sync.once();
    till.write(3);
    const pushed: number[] = [];
    script.pull = ({ cursor }) => ({
      after: cursor.n,
      upTo: cursor.n,
      more: false,
      changes: [],
      acknowledged: foreign,
    });
    script.push = ({ after, head }) => {
      pushed.push(after.seq, head.seq);
      const answered = { centre: script.centre, acknowledged: foreign };
      return after.seq > 0 ? { answer: 'gap', ...answered } : { answer: 'fork', seq: 2, ...answered };
    };
    expect(await till.sync.once()).toBe('forked');
    expect(pushed).toEqual([5, 8, 0, 8]);
    expect(till.unsent()).toBe(0);
  });

  test('has a new name: the till sends all again, once', async () => {
    const { url, script } = await aScriptedCentre();
    const till = await aSyncedTill({ url, code: 'AAAA' });
    till.write(4);
    const begunAt: number[] = [];
    script.head = foreign;
    script.push = ({ after }) => {
      begunAt.push(after.seq);
      return { answer: 'fork', centre: script.centre, acknowledged: foreign, seq: 2 };
    };
    await till.sync.once();
    script.centre = 'c2';
    script.pull = ({ cursor }) => ({ after: cursor.centre === 'c2' ? cursor.n : 0, upTo: 1, more: false, changes: [] });
    await till.sync.once();
    expect(till.unsent()).toBe(5);
    await till.sync.once();
    await till.sync.once();
    expect(begunAt).toEqual([0, 0]);
    expect(till.unsent()).toBe(0);
  });

  test('that goes on saying gap where there is nothing before it is not asked for ever', async () => {
    const { url, script } = await aScriptedCentre();
    const till = await aSyncedTill({ url, code: 'AAAA' });
    script.push = () => ({ answer: 'gap', centre: script.centre, acknowledged: foreign });
    expect(await till.sync.once()).toBe('refused');
    expect(till.unsent()).toBe(1);
  });
});
