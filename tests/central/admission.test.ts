import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/shared/sync/protocol.ts';
import {
  aTill,
  databaseUrl,
  pushText,
  startTestCentre,
  type TestCentre,
  type TestTill,
} from '../support/testCentre.ts';

/** As many as the centre lets in at once. */
const AT_ONCE = 16;

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

/** What a till sends that was cut off for days, so large that it is told from one that keeps up. */
function catchUp(till: TestTill): Promise<Response> {
  const body = pushText(till, till.entries, { fromSeq: 1, toSeq: till.entries.length });
  return fetch(centre.url + paths.push, { method: 'POST', body, headers: { 'content-type': 'application/x-ndjson' } });
}

async function cutOff(): Promise<TestTill> {
  const till = await aTill(centre);
  for (let sale = 0; sale < 25; sale += 1) till.sell();
  return till;
}

test('when all come at once with what piled up, some are sent away at once and stored later; who keeps up is not', async () => {
  const tills = await Promise.all(Array.from({ length: AT_ONCE + 1 }, cutOff));
  const online = await aTill(centre);
  const disk = new Client({ connectionString: databaseUrl(centre) });
  await disk.connect();
  await disk.query('begin; lock table journal in exclusive mode');
  const replies = tills.map(async (till) => ({ till, reply: await catchUp(till) }));
  // Nobody else can be answered while the journal is held.
  const { till, reply } = await Promise.race(replies);
  expect([reply.status, reply.headers.get('retry-after'), await reply.json()]).toEqual([503, '2', { problem: 'busy' }]);
  const small = online.push();
  await disk.query('commit');
  await disk.end();
  expect(await small).toMatchObject({ answer: 'stored' });
  for (const each of await Promise.all(replies)) {
    if (each.till !== till) expect(await each.reply.json()).toMatchObject({ answer: 'stored' });
  }
  expect(await (await catchUp(till)).json()).toMatchObject({ answer: 'stored' });
  await centre.idle();
  expect((await centre.call('sales.list', { filter: {}, limit: 1 })).count).toBe(25 * tills.length);
});
