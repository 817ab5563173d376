import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupsIn, ownBackups } from '../../../src/main/backup/places.ts';
import { proveBackup } from '../../../src/main/backup/readBackup.ts';
import { makeBackup } from '../../../src/main/backup/work.ts';
import type { Restorable } from '../../../src/shared/contract/recovery.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { OutletId, StaffId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { aFolder, MORNING } from '../../support/aDesk.ts';
import { anOpenTill, type OpenTill, startDay } from '../../support/anOpenTill.ts';
import { aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { type BadLine, openBadLine } from '../../support/badLine.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

// A till on real SQLite and the real centre on its own PostgreSQL, through what its screen asks for.

const salt = aProduct();
let centre: TestCentre;
let line: BadLine;

beforeAll(async () => {
  centre = await startTestCentre();
  line = await openBadLine(centre.url);
  const changes = [
    { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() },
    { kind: 'producer', id: aProducer().id, row: aProducer() },
    { kind: 'product', id: salt.id, row: salt },
    { kind: 'price', id: 'SP-001@2026-01-01', row: aPrice() },
    { kind: 'staff', id: 'lan', row: { id: StaffId.parse('lan'), name: 'Lan', role: 'cashier' } },
  ] as const;
  await centre.publish(changes.map((change) => ({ scope: 'everywhere' as const, change })));
});

afterAll(async () => {
  await line.close();
  await centre.remove();
});

/** Enrolled, in shift, with a backup of before its first sale that stood at the centre. */
async function aTillWithBackup() {
  line.become('through');
  const folder = aFolder();
  const till = anOpenTill(folder);
  const code = must(await centre.makeEnrolCode(OutletId.parse(BAC_LIEU.id)), 'a code');
  await till.ask('till.enrol', { centre: line.url, code });
  await startDay(till);
  const first = await till.sell();
  await till.sync();
  backUpNow(folder, MORNING);
  return { folder, till, first };
}

function backUpNow(folder: string, at: Instant): void {
  expect(
    makeBackup({ database: join(folder, 'till.db'), folder: ownBackups(folder), second: null, at }).trouble,
  ).toBeNull();
}

function lose(folder: string, how: 'garbled' | 'gone'): void {
  const file = join(folder, 'till.db');
  for (const side of ['-wal', '-shm']) rmSync(`${file}${side}`, { force: true });
  if (how === 'gone') rmSync(file);
  else writeFileSync(file, Buffer.from('no database any more, but something else altogether'.repeat(200)));
}

async function restoreNewest(till: OpenTill) {
  const { backups } = await till.ask('recovery.look', {});
  const newest = must(backups[0], 'a backup');
  return { listed: newest, made: await till.ask('recovery.restore', { file: newest.file }) };
}

function sameHistory({ atCentre }: Restorable) {
  if (atCentre.history !== 'same') throw new Error(`the centre has ${atCentre.history}`);
  return atCentre;
}

async function numbersAtCentre(): Promise<string[]> {
  await centre.idle();
  const { sales } = await centre.call('sales.list', { filter: {}, limit: 200 });
  return sales.map(({ number }) => number);
}

test.each(['garbled', 'gone'] as const)(
  'a database that is %s: the wizard says what is back, the centre gives back the rest, and no number comes twice',
  async (how) => {
    const { folder, till, first } = await aTillWithBackup();
    const second = await till.sell();
    const third = await till.sell();
    await till.sync();
    await till.close();
    lose(folder, how);

    const back = anOpenTill(folder);
    expect(await back.ask('till.state', {})).toMatchObject({ stage: 'unusable' });
    expect(await back.till.answer('cart.open', {})).toEqual({ turnedAway: { refused: 'till-unusable' } });
    const { listed, made } = await restoreNewest(back);
    expect(listed).toMatchObject({ mine: true, facts: { sales: 1 } });
    const { beyond } = sameHistory(listed);
    expect(beyond).toBeGreaterThanOrEqual(2);
    expect(made).toMatchObject({ sales: 3, epoch: 2, centre: 'asked', fetched: beyond });
    if (how === 'garbled')
      expect(readFileSync(join(must(made.aside, 'a folder'), 'till.db'), 'utf8')).toContain('no database');

    await startDay(back);
    const fourth = await back.sell();
    expect(await back.sync()).toMatchObject({ sync: 'ok', unsent: 0 });
    const numbers = await numbersAtCentre();
    for (const number of [first, second, third, fourth])
      expect(numbers.filter((each) => each === number)).toHaveLength(1);
    expect(fourth).toMatch(/^BL01-\d+\.2-000004$/);
    await back.close();
    expect(proveBackup(join(folder, 'till.db')).sales).toBe(4);
  },
);

test('restored twice from the same backup while the centre is away: each time another epoch, and afterwards both histories are kept', async () => {
  const { folder, till } = await aTillWithBackup();
  const lost = await till.sell();
  await till.sync();
  await till.close();
  const sold: string[] = [];
  for (const epoch of [2, 3]) {
    lose(folder, 'garbled');
    line.become('down');
    const back = anOpenTill(folder);
    const { listed, made } = await restoreNewest(back);
    expect(listed.atCentre).toEqual({ history: 'unknown' });
    expect(made).toMatchObject({ sales: 1, epoch, centre: 'unreachable', fetched: 0 });
    await startDay(back);
    sold.push(await back.sell());
    if (epoch === 3) {
      line.become('through');
      expect(await back.sync()).toMatchObject({ sync: 'forked' });
    }
    await back.close();
  }
  expect(new Set([lost, ...sold]).size).toBe(3);
  expect(await numbersAtCentre()).toContain(lost);
  expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(2);
});

test('a backup of a till that went another way than the centre was told is not called behind it, nor ahead', async () => {
  const { folder, till } = await aTillWithBackup();
  for (let sale = 0; sale < 3; sale += 1) await till.sell();
  await till.sync();
  await till.close();
  lose(folder, 'garbled');
  line.become('down');
  const branch = anOpenTill(folder);
  await restoreNewest(branch);
  await startDay(branch);
  await branch.sell();
  backUpNow(folder, (MORNING + 60_000) as Instant);
  for (let sale = 0; sale < 5; sale += 1) await branch.sell();
  backUpNow(folder, (MORNING + 120_000) as Instant);
  await branch.close();
  lose(folder, 'gone');
  line.become('through');
  const back = anOpenTill(folder);
  const { backups } = await back.ask('recovery.look', {});
  // The newest has more entries than the centre, the next fewer; both parted from it behind the oldest.
  expect(backups.map(({ facts }) => facts.sales)).toEqual([7, 2, 1]);
  const [longer, shorter, oldest] = backups;
  expect(longer?.atCentre).toEqual({ history: 'another' });
  expect(shorter?.atCentre).toEqual({ history: 'another' });
  const { beyond } = sameHistory(must(oldest, 'a backup'));
  expect(beyond).toBeGreaterThanOrEqual(3);
  expect(await back.ask('recovery.restore', { file: must(shorter, 'a backup').file })).toMatchObject({
    centre: 'another-history',
    fetched: 0,
  });
  await back.close();
});

test('a backup of another machine, a spoilt one and one that is gone are refused, and nothing changes', async () => {
  const other = await aTillWithBackup();
  await other.till.close();
  const { folder, till } = await aTillWithBackup();
  await till.close();
  lose(folder, 'garbled');
  const stick = aFolder();
  cpSync(ownBackups(other.folder), stick, { recursive: true });
  const before = readFileSync(join(folder, 'till.db'));

  const back = anOpenTill(folder);
  const { backups } = await back.ask('recovery.look', { from: stick });
  const foreign = must(
    backups.find(({ file }) => file.startsWith(stick)),
    'the other machine’s',
  );
  expect(foreign.mine).toBe(false);
  const refused = async (file: string) => (await back.till.answer('recovery.restore', { file })) as object;
  expect(await refused(foreign.file)).toEqual({ reply: { refused: 'backup-of-another' } });
  expect(await refused(join(stick, 'nothing.db'))).toEqual({ reply: { refused: 'no-such-backup' } });
  const own = must(backupsIn(ownBackups(folder))[0], 'its own').file;
  writeFileSync(own, readFileSync(own).subarray(0, 40_000));
  expect(await refused(own)).toEqual({ reply: { refused: 'backup-damaged' } });
  expect(readFileSync(join(folder, 'till.db')).equals(before)).toBe(true);
  expect(existsSync(join(folder, 'set-aside'))).toBe(false);
});

test('begun anew, what was lost is set aside, and the machine waits for a code like a new one', async () => {
  const { folder, till } = await aTillWithBackup();
  await till.close();
  lose(folder, 'garbled');
  const back = anOpenTill(folder);
  await back.ask('recovery.beginAnew', {});
  expect(await back.ask('till.state', {})).toEqual({ stage: 'not-enrolled' });
  expect(await back.till.answer('recovery.look', {})).toEqual({ reply: { refused: 'nothing-to-restore' } });
  expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(1);
});
