import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TooLargeForZip } from '../archive/zip.ts';
import { exportArchive } from '../main/journal/exportArchive.ts';
import { exportJournal } from '../main/journal/exportFile.ts';
import { type ArchiveVerdict, verifyArchive } from '../main/journal/verifyArchive.ts';
import { NotAJournal, type Verdict, verifyJournalFile } from '../main/journal/verifyFile.ts';
import { addSlip, noWitnesses } from '../main/journal/witnesses.ts';
import { isZip } from '../main/journal/zipFile.ts';
import { checkProjections, rebuild } from '../main/till/rebuild.ts';
import type { Instant } from '../shared/day.ts';
import { readSlipCode } from '../shared/slip/slipCode.ts';
import { product } from './folders.ts';
import { lockExisting, openExisting } from './openExisting.ts';
import { archiveInWords, journalInWords, type Lang, UNREADABLE } from './verdictWords.ts';

export type JournalWishes = { readonly data?: string; readonly json?: true };
export type ExportWishes = JournalWishes & { readonly out: string; readonly bare?: true };
export type VerifyWishes = { readonly json?: true; readonly lang?: Lang; readonly slip?: readonly string[] };
export type RebuildWishes = JournalWishes & { readonly check?: true };

export async function runExport({ data, out, bare, json }: ExportWishes): Promise<void> {
  const db = openExisting(data);
  if (!db) return;
  try {
    const at = Date.now() as Instant;
    const made = bare
      ? { entries: exportJournal(db, out) }
      : await exportArchive(db, out, { at, verifier: readVerifier() });
    console.log(
      json ? JSON.stringify({ file: out, ...made }) : `${made.entries} entries written to ${out} / đã ghi ra tệp`,
    );
  } catch (error) {
    if (!sayNotWritten(error, out)) throw error;
  } finally {
    db.close();
  }
}

/** The verifier that goes with every export. */
export function readVerifier(): string {
  return readFileSync(join(product.assets, 'verifier', 'verify.mjs'), 'utf8');
}

/** A folder that is not there, a full disk, a file of somebody else's: nothing of ours is wrong. @returns whether it was one */
export function sayNotWritten(error: unknown, out: string): boolean {
  const isTheirs = error instanceof TooLargeForZip || (error instanceof Error && 'syscall' in error);
  if (!isTheirs) return false;
  console.error(`Không ghi được ${out}; nhật ký vẫn nguyên vẹn.`);
  console.error(`${out} could not be written: ${error.message}. The journal is as it was.`);
  process.exitCode = 1;
  return true;
}

/** Proves an archive, or a journal's file by itself. Exit 0 proved, 1 something is wrong, 2 it cannot be read. */
export async function runVerify(file: string, { json, lang = 'vi', slip = [] }: VerifyWishes): Promise<void> {
  const wrong = slip.find((code) => !readSlipCode(code));
  try {
    if (wrong !== undefined) throw new NotAJournal(`${wrong} is no code of a slip`);
    const verdict = (await isZip(file)) ? await verifyArchive(file, slip) : await verifyBare(file, slip);
    const proved = isProved(verdict);
    if (json) console.log(JSON.stringify({ proved, ...verdict }));
    else console.log('tills' in verdict ? archiveInWords(verdict, lang) : journalInWords(verdict, lang));
    process.exitCode = proved ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NotAJournal)) throw error;
    console.error(`${file}: ${UNREADABLE[lang]} (${error.message})`);
    process.exitCode = 2;
  }
}

async function verifyBare(file: string, slips: readonly string[]): Promise<Verdict> {
  const witnesses = noWitnesses();
  for (const code of slips) addSlip(witnesses, code);
  return verifyJournalFile(file, witnesses);
}

function isProved(verdict: Verdict | ArchiveVerdict): boolean {
  return (
    verdict.faults.length === 0 && (!('tills' in verdict) || verdict.tills.every(({ faults }) => faults.length === 0))
  );
}

export function runRebuild({ data, check, json }: RebuildWishes): void {
  const unlock = lockExisting(data);
  const db = unlock && openExisting(data);
  try {
    if (!db) return;
    const { entries, differed } = check ? checkProjections(db) : rebuild(db);
    const words = differed.length === 0 ? 'all was right' : `${check ? 'wrong' : 'mended'}: ${differed.join(', ')}`;
    if (check && differed.length > 0) process.exitCode = 1;
    console.log(json ? JSON.stringify({ entries, differed }) : `${entries} entries replayed; ${words}`);
  } finally {
    db?.close();
    unlock?.();
  }
}
