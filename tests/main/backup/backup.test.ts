import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { backUpInWorker } from '../../../src/main/backup/inWorker.ts';
import { backupsBelow, backupsIn, ownBackups } from '../../../src/main/backup/places.ts';
import { BackupDamaged, factsOfBackup, proveBackup } from '../../../src/main/backup/readBackup.ts';
import { type BackupJob, makeBackup } from '../../../src/main/backup/work.ts';
import { head } from '../../../src/main/db/journal.ts';
import { must } from '../../../src/shared/must.ts';
import { aDesk, aFolder, MORNING, sell, withShift } from '../../support/aDesk.ts';
import { rounds } from '../../support/long.ts';

function aSellingTill(second: string | null = null) {
  const desk = withShift(aDesk());
  sell(desk);
  const job: BackupJob = {
    database: join(desk.folder, 'till.db'),
    folder: ownBackups(desk.folder),
    second,
    at: MORNING,
  };
  return { desk, job };
}

test('a backup ends where the till stood, says what it holds, and stands a second time at the other place', () => {
  const second = aFolder();
  const { desk, job } = aSellingTill(second);
  const { made, ...rest } = makeBackup(job);
  expect(rest).toEqual({ trouble: null, second: null, message: null });
  expect(made).toMatchObject({ ...head(desk.db), sales: 1 });
  expect(backupsIn(job.folder)).toHaveLength(1);
  const [copy] = backupsBelow(second);
  expect(proveBackup(must(copy, 'the copy').file)).toMatchObject({ seq: head(desk.db).seq });
  sell(desk);
  expect(makeBackup(job).made?.sales).toBe(2);
  expect(backupsBelow(second)).toHaveLength(2);
});

test('a second place that is away is told, and the backup on the till’s own disk stands', () => {
  const { job } = aSellingTill('/nowhere/there/is/no/stick');
  expect(makeBackup(job)).toMatchObject({ trouble: null, second: 'missing', made: { sales: 1 } });
});

test('made in a thread of its own while the till sells, it holds what stood when it began', async () => {
  const { desk, job } = aSellingTill();
  const before = head(desk.db);
  const making = backUpInWorker(job, new AbortController().signal);
  for (let sale = 0; sale < 20; sale += 1) {
    sell(desk);
    await pause(1);
  }
  const { made } = await making;
  expect(must(made, 'a backup').seq).toBeGreaterThanOrEqual(before.seq);
  expect(proveBackup(must(made, 'a backup').file).hash).toBe(made?.hash);
});

test('a till whose own file has a changed entry gets no new backup, and is told that it is damaged', () => {
  const { desk, job } = aSellingTill();
  makeBackup(job);
  desk.db.raw.exec(`DROP TRIGGER journal_is_never_changed; UPDATE journal SET at = at + 1 WHERE seq = 2`);
  expect(makeBackup({ ...job, at: (MORNING + 60_000) as typeof MORNING })).toMatchObject({
    made: null,
    trouble: 'damaged',
  });
  expect(readdirSync(job.folder)).toHaveLength(1);
});

test('a backup that was damaged afterwards does not prove: bytes changed, cut off, emptied, no database', () => {
  const { job } = aSellingTill();
  const file = must(makeBackup(job).made, 'a backup').file;
  const whole = readFileSync(file);
  const journal = pagesOf(file);
  const harmed: Buffer[] = [
    Buffer.alloc(0),
    whole.subarray(0, whole.length / 2),
    Buffer.from('not a database at all, but a text'),
    // Pages of the journal itself: no byte of an entry may differ unseen.
    ...journal.map((page) => flipped(whole, (page - 1) * 4_096 + 4_000)),
  ];
  for (const bytes of harmed) {
    writeFileSync(file, bytes);
    expect(() => proveBackup(file)).toThrow(BackupDamaged);
  }
  writeFileSync(file, whole);
  expect(proveBackup(file).sales).toBe(1);
});

/** Where the journal lies in a file; what is at a page's end is an entry's bytes. */
function pagesOf(file: string): number[] {
  const asked = spawnSync(process.execPath, ['-e', ROOTS, file], { encoding: 'utf8', cwd: process.cwd() });
  return JSON.parse(asked.stdout) as number[];
}
const ROOTS = `const D = require('better-sqlite3'); const d = new D(process.argv[1], { readonly: true });
console.log(JSON.stringify([d.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'journal'").pluck().get()]))`;

function flipped(whole: Buffer, at: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ 0x20;
  return bytes;
}

/** How often the program is killed. */
const KILLS = rounds(6, 200);

test('killed −9 at any moment, whatever bears a backup’s name proves whole, and the next one is made', async () => {
  const second = aFolder();
  const { desk, job } = aSellingTill(second);
  for (let sale = 0; sale < 40; sale += 1) sell(desk);
  const script = join(desk.folder, 'make.ts');
  const work = join(process.cwd(), 'src/main/backup/work.ts');
  writeFileSync(
    script,
    `import { makeBackup } from ${JSON.stringify(work)};
console.log('begun');
for (let at = ${MORNING}; ; at += 1000) makeBackup({ ...${JSON.stringify(job)}, at });`,
  );
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(must(child.stdout, 'its output'), 'data');
    await pause((kill * 23) % 130);
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (const { file } of [...backupsIn(job.folder), ...backupsBelow(second)])
      expect(proveBackup(file).sales).toBe(41);
    for (const { file } of [...backupsIn(job.folder), ...backupsBelow(second)].slice(3)) rmSync(file);
  }
  expect(makeBackup({ ...job, at: (MORNING + 9e9) as typeof MORNING })).toMatchObject({ trouble: null, second: null });
}, 120_000);

test('a second place that is full gets nothing that looks like a backup, and is told', () => {
  const place = aFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]).status !== 0)
    return console.warn('SKIPPED: no small disk could be mounted, so a full one was not tried');
  onTestFinished(() => void spawnSync('umount', [place]));
  const { job } = aSellingTill(place);
  expect(makeBackup(job)).toMatchObject({ trouble: null, second: 'full', made: { sales: 1 } });
  expect(backupsBelow(place)).toEqual([]);
});

test('what nobody can read is no backup, and a list says so rather than fail', () => {
  const folder = join(aFolder(), 'backups');
  mkdirSync(folder);
  writeFileSync(join(folder, 'till-20261123-140000.db'), 'nothing');
  expect(existsSync(join(folder, 'till-20261123-140000.db'))).toBe(true);
  expect(() => factsOfBackup(join(folder, 'till-20261123-140000.db'))).toThrow(BackupDamaged);
});
