import { exportJournal } from '../main/journal/exportFile.ts';
import { NotAJournal, type Verdict, verifyJournalFile } from '../main/journal/verifyFile.ts';
import { checkProjections, rebuild } from '../main/till/rebuild.ts';
import { type Dong, formatDong } from '../shared/money.ts';
import { lockExisting, openExisting } from './openExisting.ts';

export type JournalWishes = { readonly data?: string; readonly json?: true };
export type ExportWishes = JournalWishes & { readonly out: string };
export type RebuildWishes = JournalWishes & { readonly check?: true };

export function runExport({ data, out, json }: ExportWishes): void {
  const db = openExisting(data);
  if (!db) return;
  try {
    const entries = exportJournal(db, out);
    console.log(json ? JSON.stringify({ file: out, entries }) : `${entries} entries written to ${out}`);
  } catch (error) {
    if (!isOfTheDisk(error)) throw error;
    console.error(`Không ghi được ${out}; nhật ký vẫn nguyên vẹn.`);
    console.error(`${out} could not be written: ${error.message}. The journal is as it was.`);
    process.exitCode = 1;
  } finally {
    db.close();
  }
}

/** A folder that is not there, a full disk, a file of somebody else's: nothing of ours is wrong. */
function isOfTheDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

export async function runVerify(file: string, { json }: JournalWishes): Promise<void> {
  try {
    const verdict = await verifyJournalFile(file);
    console.log(json ? JSON.stringify(verdict) : inWords(verdict));
    process.exitCode = verdict.faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NotAJournal)) throw error;
    console.error(`${file}: không đọc được như một tệp nhật ký`);
    console.error(`${file} cannot be read as a journal: ${error.message}`);
    process.exitCode = 2;
  }
}

function inWords(verdict: Verdict): string {
  const { device, entries, sales, sold, returns, returned, unknown, faults, readToEnd } = verdict;
  // A forged sum may be past 2^53; it is only shown.
  const lines = [`till ${device}: ${entries} entries, ${sales} sales, ${formatDong(sold as Dong)} ₫ sold`];
  if (returns > 0) lines.push(`${returns} returns, ${formatDong(returned as Dong)} ₫ returned`);
  for (const { line, seq, fault } of faults) lines.push(`  line ${line}${seq ? `, entry ${seq}` : ''}: ${fault}`);
  if (!readToEnd)
    lines.push('  … so much is wrong that the rest was not read / sai quá nhiều, phần còn lại không đọc nữa');
  if (unknown > 0) {
    lines.push(
      `${unknown} entries are of kinds this version does not know: their place and signature are proved, their content was not read` +
        ` / ${unknown} mục thuộc loại mà phiên bản này chưa biết: đã kiểm vị trí và chữ ký, chưa đọc nội dung`,
    );
  }
  lines.push(
    faults.length === 0
      ? 'proved: nothing was changed, removed or put in / đã chứng minh: không có gì bị sửa, xóa hay thêm'
      : 'NOT proved / KHÔNG chứng minh được',
  );
  return lines.join('\n');
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
