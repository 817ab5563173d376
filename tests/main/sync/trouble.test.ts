import { describe, expect, test } from 'vitest';
import { countProducts } from '../../../src/main/db/catalogue.ts';
import { syncState } from '../../../src/main/db/syncState.ts';
import type { CatalogueChange } from '../../../src/shared/catalogue/change.ts';
import { Hash } from '../../../src/shared/journal/entry.ts';
import { aProduct } from '../../support/aProduct.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';
import { aScriptedCentre, type ScriptedCentre } from './scriptedCentre.ts';

const salt: CatalogueChange = { kind: 'product', id: 'SP-001', row: aProduct() };

async function aTillOf(centre: ScriptedCentre): Promise<SyncedTill> {
  const till = await aSyncedTill({ url: centre.url, code: 'AAAA' });
  centre.script.pull = ({ cursor }) => ({ after: cursor.n, upTo: 1, more: false, changes: cursor.n ? [] : [salt] });
  return till;
}

describe('trouble on the way up', () => {
  test.each([500, 502, 503])('HTTP %i is a centre that cannot now: the till comes again', async (status) => {
    const centre = await aScriptedCentre();
    const till = await aTillOf(centre);
    centre.script.push = () => status;
    centre.script.pull = () => status;
    expect(await till.sync.once()).toBe('unreachable');
    expect(till.unsent()).toBe(1);
  });

  test.each([
    ['breaks', 'line-breaks' as const, 'unreachable'],
    ['is answered HTTP 503', 503, 'unreachable'],
    ['is answered HTTP 413', 413, 'refused'],
    ['is refused', { answer: 'refused' as const, why: 'broken-chain' as const }, 'refused'],
  ])('a push that %s does not keep the catalogue from coming', async (_what, answer, outcome) => {
    const centre = await aScriptedCentre();
    const till = await aTillOf(centre);
    centre.script.push = () => answer;
    expect(await till.sync.once()).toBe(outcome);
    expect(countProducts(till.db, null)).toBe(1);
    expect(till.unsent()).toBe(1);
    expect(syncState(till.db).succeededAt).toBeNull();
  });

  test('a refusal is told apart from a bundle by what it says, not by how its text begins', async () => {
    const centre = await aScriptedCentre();
    const till = await aTillOf(centre);
    centre.script.pull = () => ({ why: 'revoked', answer: 'refused' });
    expect(await till.sync.once()).toBe('revoked');
    expect(till.logged).toContain('refused');
    expect(till.facts).toContainEqual({ pull: 'revoked' });
  });
});

test('a disk that takes nothing more is logged as what it is, and not as the centre’s doing', async () => {
  const centre = await aScriptedCentre();
  const till = await aTillOf(centre);
  till.db.raw.pragma('query_only = ON');
  await till.sync.once();
  expect(new Set(till.logged)).toEqual(new Set(['disk-trouble']));
  till.db.raw.pragma('query_only = OFF');
  expect(await till.sync.once()).toBe('ok');
});

test('a centre behind a path of its host is asked below that path', async () => {
  const centre = await aScriptedCentre('/quay');
  for (const url of [centre.url, `${centre.url}/`]) {
    const till = await aSyncedTill({ url, code: 'AAAA' });
    expect(await till.sync.once()).toBe('ok');
  }
  const each = ['/quay/sync/v1/enrol', '/quay/sync/v1/push', '/quay/sync/v1/pull'];
  expect(centre.asked).toEqual([...each, ...each]);
});

describe('a closed sync', () => {
  test('asks nothing more, and answers how the last one ended', async () => {
    const centre = await aScriptedCentre();
    const till = await aTillOf(centre);
    await till.sync.once();
    await till.sync.close();
    const asked = centre.asked.length;
    till.write(1);
    till.sync.nudge();
    expect(await till.sync.once()).toBe('ok');
    expect(till.sync.sending()).toBe(false);
    expect(centre.asked).toHaveLength(asked);
  });

  test('drops the one that waited behind the one under way', async () => {
    const centre = await aScriptedCentre();
    const till = await aTillOf(centre);
    const both = [till.sync.once(), till.sync.once()];
    await till.sync.close();
    till.db.close();
    await Promise.all(both);
    expect(till.logged).toEqual([]);
  });
});

test('a till whose journal forked is told at once that there is more to send, as any other', async () => {
  const centre = await aScriptedCentre();
  const till = await aTillOf(centre);
  centre.script.head = { epoch: 1, seq: 1, hash: Hash.parse('ab'.repeat(32)) };
  centre.script.push = () => ({ answer: 'fork', centre: 'c1', acknowledged: centre.script.head, seq: 1 });
  expect(await till.sync.once()).toBe('forked');
  till.write(1);
  till.sync.nudge();
  expect(till.sync.sending()).toBe(true);
});
