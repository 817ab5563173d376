import { existsSync } from 'node:fs';
import { findBackups } from '../main/backup/found.ts';
import { BackupDamaged, proveBackup } from '../main/backup/readBackup.ts';
import type { BackupFacts } from '../shared/backup/backup.ts';
import { formatInstant } from '../shared/day.ts';
import { foldersOf } from './folders.ts';

export type ListWishes = { readonly data?: string; readonly from?: string; readonly json?: true };

export function runList({ data, from, json }: ListWishes): void {
  const found = findBackups(foldersOf(data).till, from === undefined ? [] : [from]);
  if (json) return console.log(JSON.stringify(found));
  if (found.length === 0) console.log('Không có bản sao lưu nào. / There is no backup.');
  for (const { file, at, facts } of found) {
    console.log(`${formatInstant(at)}  ${facts ? inWords(facts) : 'không đọc được / cannot be read'}  ${file}`);
  }
}

function inWords({ outletCode, till, epoch, sales, seq, lastAt }: BackupFacts): string {
  const upTo = lastAt === null ? '' : `, đến/up to ${formatInstant(lastAt)}`;
  return `${outletCode}-${till}${epoch > 1 ? `.${epoch}` : ''}: ${sales} phiếu/sales${upTo} (${seq})`;
}

/** Exit 0 all proved, 1 one is not, 2 one is not there. */
export function runVerifyBackups(files: readonly string[], { json }: { readonly json?: true }): void {
  for (const file of files) {
    const { proved, ...said } = verdictOf(file);
    if (!proved) process.exitCode = Math.max(Number(process.exitCode ?? 0), existsSync(file) ? 1 : 2);
    const words =
      'facts' in said ? `đã kiểm tra đủ / proved: ${inWords(said.facts)}` : `HỎNG / NOT PROVED: ${said.fault}`;
    console.log(json ? JSON.stringify({ file, proved, ...said }) : `${file}: ${words}`);
  }
}

type Verdict =
  | { readonly proved: true; readonly facts: BackupFacts }
  | { readonly proved: false; readonly fault: string };

function verdictOf(file: string): Verdict {
  try {
    return { proved: true, facts: proveBackup(file) };
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error;
    return { proved: false, fault: error.message };
  }
}
