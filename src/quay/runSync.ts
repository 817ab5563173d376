import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupDamaged } from '../main/backup/readBackup.ts';
import { enrolled } from '../main/db/enrolment.ts';
import type { Signer } from '../main/db/journal.ts';
import type { TillDb } from '../main/db/sqlite.ts';
import { writeForCentre, writeOfBackup } from '../main/exchange.ts';
import { fileKeyring } from '../main/folder/secretFile.ts';
import { type NotTaken, takeFromCentre } from '../main/sync/fromCentre.ts';
import { signWith } from '../main/sync/keys.ts';
import { reportOf } from '../main/sync/loop.ts';
import type { Instant } from '../shared/day.ts';
import { foldersOf } from './folders.ts';
import { lockExisting, openExisting } from './openExisting.ts';
import { sayNotWritten } from './runJournal.ts';
import { VERSION } from './version.ts';

export type SyncImportWishes = { readonly data?: string; readonly json?: true };
export type SyncExportWishes = SyncImportWishes & { readonly out: string; readonly backup?: string };

const clock = (): Instant => Date.now() as Instant;

export async function runSyncExport(wishes: SyncExportWishes): Promise<void> {
  if (wishes.backup === undefined) return exportUnsent(wishes);
  try {
    sayMade(wishes, await writeOfBackup(wishes.backup, wishes.out, clock()));
  } catch (error) {
    if (error instanceof BackupDamaged) {
      console.error(`Bản sao lưu không kiểm tra đủ. / The backup does not prove whole: ${error.message}`);
      process.exitCode = 1;
    } else if (!sayNotWritten(error, wishes.out)) throw error;
  }
}

async function exportUnsent({ data, out, json }: SyncExportWishes): Promise<void> {
  const db = openExisting(data);
  if (!db) return;
  try {
    const signer = signerOf(db, data);
    if (!signer) return;
    const facts = () => reportOf({ db, clock, version: VERSION, printer: () => 'preview' });
    const made = await writeForCentre({ db, signer: () => signer, clock, report: facts }, out);
    sayMade({ out, json }, made);
  } catch (error) {
    if (!sayNotWritten(error, out)) throw error;
  } finally {
    db.close();
  }
}

type Made = { readonly entries: number; readonly bytes: number };

function sayMade(
  { out, json }: Pick<SyncExportWishes, 'out'> & { readonly json?: true | undefined },
  { entries, bytes }: Made,
): void {
  console.log(
    json
      ? JSON.stringify({ file: out, entries, bytes })
      : `Đã ghi ${entries} mục chưa gửi ra ${out}. / ${entries} unsent entries written to ${out}.`,
  );
}

/** The key lies in the web host's folder; a till of the desktop program keeps it in the system's safe, and does this on its screen. */
function signerOf(db: TillDb, data: string | undefined): Signer | undefined {
  const { device, epoch } = enrolled(db);
  const secret = fileKeyring(join(foldersOf(data).till, 'secrets')).read('signing-key');
  if (secret) return { device, epoch, sign: signWith(secret) };
  console.error('Khóa của máy quầy không ở đây. Hãy ghi tệp trên màn hình của máy quầy; không mất gì.');
  console.error('The till’s key is not here. Write the file on the till’s own screen; nothing is lost.');
  process.exitCode = 1;
  return undefined;
}

const WHY: Readonly<Record<NotTaken['refused'], readonly [vi: string, en: string]>> = {
  'exchange-unreadable': ['Không đọc được tệp này.', 'This file cannot be read.'],
  'exchange-for-centre': ['Đây là tệp máy quầy ghi cho trung tâm.', 'This is a file that a till wrote for the centre.'],
  'exchange-other-till': ['Tệp này trung tâm lập cho máy quầy khác.', 'The centre made this file for another till.'],
  'exchange-unsigned': [
    'Tệp này không phải trung tâm của máy quầy này lập.',
    'This file was not made by this till’s centre.',
  ],
  'exchange-gap': [
    'Tệp này nối tiếp từ chỗ máy chưa có; hãy ghi tệp mới.',
    'It goes on from where this till has not been; write a new file.',
  ],
};

export async function runSyncImport(file: string, { data, json }: SyncImportWishes): Promise<void> {
  const unlock = lockExisting(data);
  const db = unlock && openExisting(data);
  try {
    if (!db) return;
    const taken = await takeFromCentre(db, readFileSync(file));
    if (json) console.log(JSON.stringify(taken));
    if ('refused' in taken) {
      process.exitCode = 1;
      if (!json) console.error(`${WHY[taken.refused].join('\n')}\nChưa đổi gì. / Nothing changed.`);
    } else if (!json) {
      const news = taken.isNews ? `${taken.changes} thay đổi / changes` : 'không có gì mới / nothing new';
      console.log(`${news}; còn ${taken.unsent} mục chưa xác nhận / ${taken.unsent} entries not confirmed`);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    console.error(`Không đọc được ${file}. / ${file} could not be read: ${error.message}`);
    process.exitCode = 2;
  } finally {
    db?.close();
    unlock?.();
  }
}
