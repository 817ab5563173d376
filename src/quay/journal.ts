import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openDatabase } from '../main/db/open.ts';
import type { TillDb } from '../main/db/sqlite.ts';
import { lockFolder } from '../main/folder/lock.ts';
import { exportJournal } from '../main/journal/exportFile.ts';
import { NotAJournal, type Verdict, verifyJournalFile } from '../main/journal/verifyFile.ts';
import { DATABASE } from '../main/open.ts';
import { rebuild } from '../main/till/rebuild.ts';
import { dong, formatDong } from '../shared/money.ts';
import { foldersOf } from './folders.ts';

type Data = { readonly data?: string; readonly json?: true };

export function addJournal(program: Command): void {
  const journal = program
    .command('journal')
    .description('the till’s journal: export it, verify it, rebuild what hangs on it');
  journal
    .command('export')
    .description('write the whole journal to a file that anyone can verify (docs/journal-format.md)')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .requiredOption('--out <file>', 'the file to write')
    .option('--json', 'answer in JSON')
    .action(runExport);
  journal
    .command('verify')
    .argument('<file>', 'an exported journal')
    .description('prove every hash, signature and total of an exported journal; exit 0 proved, 1 not, 2 unreadable')
    .option('--json', 'answer in JSON')
    .action(runVerify);
  journal
    .command('rebuild')
    .description('make stock, shift totals and all else that is derived again from the journal, and say what differed')
    .option('--data <dir>', 'the shop’s data folder (default: ~/.quay-ocop)')
    .option('--json', 'answer in JSON')
    .action(runRebuild);
}

function runExport({ data, out, json }: Data & { readonly out: string }): void {
  const db = openExisting(data);
  if (!db) return;
  try {
    const entries = exportJournal(db, out);
    console.log(json ? JSON.stringify({ file: out, entries }) : `${entries} entries written to ${out}`);
  } finally {
    db.close();
  }
}

async function runVerify(file: string, { json }: Data): Promise<void> {
  try {
    const verdict = await verifyJournalFile(file);
    console.log(json ? JSON.stringify(verdict) : inWords(verdict));
    process.exitCode = verdict.faults.length === 0 ? 0 : 1;
  } catch (error) {
    const unreadable = error instanceof NotAJournal || (error as NodeJS.ErrnoException).code !== undefined;
    if (!unreadable) throw error;
    console.error(`${file} cannot be read as a journal: ${(error as Error).message}`);
    process.exitCode = 2;
  }
}

function inWords({ device, entries, sales, sold, faults }: Verdict): string {
  const lines = [
    `till ${device}: ${entries} entries, ${sales} sales, ${formatDong(dong(sold))} ₫ sold`,
    ...faults.map(({ line, fault }) => `  line ${line}: ${fault}`),
    faults.length === 0
      ? 'proved: nothing was changed, removed or put in / đã chứng minh: không có gì bị sửa, xóa hay thêm'
      : 'NOT proved / KHÔNG chứng minh được',
  ];
  return lines.join('\n');
}

function runRebuild({ data, json }: Data): void {
  const unlock = lockFolder(foldersOf(data).till);
  const db = openExisting(data);
  if (!db) return unlock();
  try {
    const { entries, differed } = rebuild(db);
    const words = differed.length === 0 ? 'all was right' : `mended: ${differed.join(', ')}`;
    console.log(json ? JSON.stringify({ entries, differed }) : `${entries} entries replayed; ${words}`);
  } finally {
    db.close();
    unlock();
  }
}

/** Never makes a new shop where there is none: that would look like an empty one. */
export function openExisting(data: string | undefined): TillDb | undefined {
  const file = join(foldersOf(data).till, DATABASE);
  if (existsSync(file)) return openDatabase(file);
  console.error(`there is no till in ${foldersOf(data).data}`);
  process.exitCode = 2;
  return undefined;
}
