import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { enrolment } from '../../../src/main/db/enrolment.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import type { TillDb } from '../../../src/main/db/sqlite.ts';
import { fileKeyring } from '../../../src/main/folder/secretFile.ts';
import { openTill } from '../../../src/main/open.ts';
import { enrol } from '../../../src/main/sync/enrol.ts';
import { aFolder, MORNING } from '../../support/aDesk.ts';
import { startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, enrolContext, type KeptKey } from './aSyncedTill.ts';
import { aScriptedCentre } from './scriptedCentre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

const newCode = async (): Promise<string> => (await centre.makeEnrolCode(centre.outlet.id)) ?? '';

function anEmptyDatabase(): TillDb {
  const db = openDatabase(join(aFolder(), 'till.db'));
  onTestFinished(() => db.close());
  return db;
}

describe('a till whose journal was lost and whose key was kept', () => {
  test('goes on as a new till, with one code: no number is given a second time', async () => {
    const key: KeptKey = { secret: undefined, made: 0 };
    const lost = await aSyncedTill({ url: centre.url, code: await newCode() }, {}, key);
    expect(await lost.sync.once()).toBe('ok');
    const before = enrolment(lost.db);

    const db = anEmptyDatabase();
    expect(await enrol(enrolContext(db, key), centre.url, await newCode())).toEqual({ done: true });
    expect(key.made).toBe(2);
    expect(enrolment(db)?.device).not.toBe(before?.device);
    expect(enrolment(db)?.till).toBeGreaterThan(before?.till ?? 0);
    expect(await centre.call('fleet.forks', {})).toEqual([]);
  });

  test('keeps its key where the code is wrong', async () => {
    const key: KeptKey = { secret: undefined, made: 0 };
    await aSyncedTill({ url: centre.url, code: await newCode() }, {}, key);
    expect(await enrol(enrolContext(anEmptyDatabase(), key), centre.url, 'WRNGWRNG')).toEqual({
      refused: 'enrol-wrong-code',
    });
    expect(key.made).toBe(1);
  });
});

test('a centre that calls every key known is asked twice and no more', async () => {
  const scripted = await aScriptedCentre();
  scripted.script.enrol = () => ({ answer: 'refused', why: 'device-known' });
  const key: KeptKey = { secret: undefined, made: 0 };
  const refused = await enrol(enrolContext(anEmptyDatabase(), key), scripted.url, 'AAAABBBB');
  expect(refused).toEqual({ refused: 'centre-answered-badly' });
  expect(scripted.asked).toHaveLength(2);
});

test('pressed twice at once it is one asking, with one answer', async () => {
  const folder = aFolder();
  const till = openTill({
    folder,
    keyring: fileKeyring(join(folder, 'secrets')),
    printer: { kind: 'preview' },
    assets: 'assets',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
  onTestFinished(till.close);
  const scripted = await aScriptedCentre();
  const asking = { centre: scripted.url, code: 'AAAABBBB' };
  const both = await Promise.all([till.answer('till.enrol', asking), till.answer('till.enrol', asking)]);
  expect(both).toEqual([{ reply: { done: true } }, { reply: { done: true } }]);
  expect(scripted.asked.filter((path) => path.endsWith('/enrol'))).toHaveLength(1);
  expect(await till.answer('till.enrol', asking)).toEqual({ reply: { refused: 'already-enrolled' } });
});
