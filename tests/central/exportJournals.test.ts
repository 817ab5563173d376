import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Beside, openBeside } from '../../src/central/beside.ts';
import type { RowUnlikeItsEntry } from '../../src/central/db/journalExport.ts';
import { exportJournals } from '../../src/central/exportJournals.ts';
import { writeWhole } from '../../src/main/journal/exportArchive.ts';
import { verifyArchive } from '../../src/main/journal/verifyArchive.ts';
import type { OutletId } from '../../src/shared/id.ts';
import {
  aKey,
  append,
  DEVICE,
  emptyJournal,
  type Journal,
  publicKeyOf,
  shiftOpened,
  sold,
} from '../shared/journal/aJournal.ts';
import { aFolder } from '../support/aDesk.ts';
import { VERIFIER } from '../support/archives.ts';
import {
  aTill,
  databaseUrl,
  enrolTill,
  pushBody,
  sendPush,
  startTestCentre,
  type TestCentre,
} from '../support/testCentre.ts';
import { silent } from '../support/testDatabase.ts';
import { figuresOf, hasPython, pythonSays, standaloneSays, weSay } from '../support/verifiers.ts';

let centre: TestCentre;
let beside: Beside;
beforeAll(async () => {
  centre = await startTestCentre();
  await sellAndSend();
  const quiet = await aTill(centre);
  for (let n = 0; n < 3; n++) quiet.append('pin-set', { staff: `nv-${n}`, name: 'Mười', by: 'bootstrap' });
  await quiet.push();
  beside = await openBeside({ folder: centre.folder, log: silent });
});
afterAll(async () => {
  await beside.close();
  await centre.remove();
});

const KEY = aKey();

/** A till that sells, sends in two batches, and whose disk was copied: another history of it comes in, too. */
async function sellAndSend(): Promise<void> {
  const code = (await centre.makeEnrolCode(centre.outlet.id)) ?? '';
  const publicKey = publicKeyOf(KEY);
  const reply = await enrolTill(centre.url, code, { device: DEVICE, privateKey: KEY, publicKey });
  if (reply.answer !== 'enrolled') throw new Error(reply.why);
  const { id: outlet, code: outletCode } = centre.outlet;
  const open = shiftOpened(
    append(emptyJournal(KEY), 'till-enrolled', { outlet, outletCode, till: reply.till, publicKey }),
  );
  const common = sold(sold(open, 1), 2);
  await send(common, 1, 2);
  await send(common, 3);
  await send(sold(common, 3), 5);
  await send(sold(sold(common, 4), 5), 5);
}

async function send({ entries }: Journal, fromSeq: number, toSeq = entries.length): Promise<void> {
  await sendPush(centre.url, pushBody({ device: DEVICE, privateKey: KEY }, entries, { fromSeq, toSeq }));
}

type Exported = { readonly file: string; readonly unlike: readonly RowUnlikeItsEntry[]; readonly tills: number };

async function exported(outlet?: OutletId): Promise<Exported> {
  const unlike: RowUnlikeItsEntry[] = [];
  const verifier = readFileSync(VERIFIER, 'utf8');
  const asked = { ...beside, at: centre.now(), verifier, onUnlike: (row: RowUnlikeItsEntry) => unlike.push(row) };
  const { tills, archive } = await exportJournals({ ...asked, ...(outlet && { outlet }) });
  const file = join(aFolder(), 'centre.zip');
  await writeWhole(file, archive);
  return { file, unlike, tills };
}

test('the centre exports all tills beside itself: proved up to the last batch, and the other history shown', async () => {
  const { file, unlike, tills } = await exported();
  expect([tills, unlike]).toEqual([2, []]);
  const verdict = await verifyArchive(file);
  const copied = verdict.tills.find(({ device }) => device === DEVICE);
  expect(copied).toMatchObject({ entries: 5, sales: 3, forks: 2, gaps: 0, provedUpTo: { centre: { seq: 5 } } });
  expect(copied?.faults.map(({ detector, seq }) => [detector, seq])).toEqual([['fork', 5]]);
  const quiet = verdict.tills.find(({ device }) => device !== DEVICE);
  expect(quiet).toMatchObject({ entries: 4, faults: [], provedUpTo: { centre: { seq: 4, at: centre.now() } } });
  const said = [await weSay(file), await standaloneSays(file), ...(hasPython ? pythonSays([file]) : [])];
  expect(said.map(({ exit }) => exit)).toEqual(said.map(() => 1));
  expect(figuresOf(said[1] as (typeof said)[number])).toEqual(figuresOf(said[0] as (typeof said)[number]));
});

test('of an outlet without tills there is nothing to export, and that is proved', async () => {
  const { file, tills } = await exported('none' as OutletId);
  expect(tills).toBe(0);
  const said = [await weSay(file), await standaloneSays(file), ...(hasPython ? pythonSays([file]) : [])];
  expect(said.map(({ exit }) => exit)).toEqual(said.map(() => 0));
});

const LEDGER = ['till', 'journal', 'fork', 'fork_entry'] as const;

/** Columns that no entry contradicts, and why. */
const SAYS_NOTHING: { readonly [column: string]: string } = {
  'till.enrolled_at': 'the office’s own note; the enrolment’s entry has the till’s',
  'till.quarantined': 'what the office does about a fork; that there is one shows in any export',
  'till.revoked': 'what the office decided',
  'till.retired_at': 'the same',
  'till.replaced_at': 'the same',
  'till.replaced_by': 'the first entry of the machine in its place says it',
  'till.replaces': 'its own first entry says it; before there is one it has sent nothing',
  'till.first_epoch': 'the same',
  'till.service_note': 'the same',
  'till.name': 'how the office calls it; slips have its number',
  'journal.arrived_at': 'the centre’s own word on when, which a till’s export holds against it: docs/reliability.md',
  'fork.device': 'made of the entries kept apart, which are exported themselves',
  'fork.seq': 'the same',
  'fork.other_hash': 'the same',
  'fork.seen_at': 'the same',
  'fork_entry.arrived_at': 'when they came changes nothing of what they say',
};

const ANOTHER: { readonly [type: string]: (column: string) => string } = {
  uuid: (column) =>
    `(left(${column}::text, 35) || case when right(${column}::text, 1) = '0' then '1' else '0' end)::uuid`,
  text: (column) => `${column} || 'x'`,
  boolean: (column) => `not ${column}`,
  json: (column) => column,
  bigint: (column) => `${column} + 100`,
  integer: (column) => `${column} + 1`,
  bytea: (column) => `set_byte(${column}, 0, get_byte(${column}, 0) # 1)`,
};

test('every column of the centre’s ledger: an export shows that it was changed, or says why it need not', async () => {
  const db = new Client({ connectionString: databaseUrl(centre) });
  await db.connect();
  try {
    const { rows: columns } = await db.query<{ table: string; column: string; type: string }>(
      `select table_name as table, column_name as column, data_type as type from information_schema.columns
       where table_name = any($1) order by 1, 2`,
      [LEDGER],
    );
    const truth = await saidOf(await exported());
    const unseen: string[] = [];
    for (const { table, column, type } of columns) {
      // The last row that has it: of the signatures of batches, one.
      const last = `ctid = (select ctid from ${table} where ${column} is not null and device = '${DEVICE}' order by ${table === 'till' ? '1' : 'seq'} desc limit 1)`;
      const kept = `kept_${table}`;
      await db.query(`create temp table ${kept} as select * from ${table}`);
      await db.query(`update ${table} set ${column} = ${ANOTHER[type]?.(column)} where ${last}`);
      if ((await saidOf(await exported().catch(String))) === truth) unseen.push(`${table}.${column}`);
      await db.query(`delete from ${table}; insert into ${table} select * from ${kept}; drop table ${kept}`);
    }
    expect(columns.length).toBeGreaterThan(30);
    expect(unseen.toSorted()).toEqual(Object.keys(SAYS_NOTHING).toSorted());
    expect(await saidOf(await exported())).toBe(truth);
  } finally {
    await db.end();
  }
}, 60_000);

/** What is said to be wrong, whatever words it has. */
async function saidOf(made: Exported | string): Promise<string> {
  if (typeof made === 'string') return made;
  try {
    const { tills, faults } = await verifyArchive(made.file);
    return JSON.stringify([made.unlike, faults, tills.map((till) => till.faults)]);
  } catch (error) {
    return String(error);
  }
}
