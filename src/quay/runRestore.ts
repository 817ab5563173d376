import { join } from 'node:path';
import { type Restored, restoreBackup } from '../main/backup/restore.ts';
import { fileKeyring } from '../main/folder/secretFile.ts';
import type { Instant } from '../shared/day.ts';
import { isRefusal } from '../shared/refusal.ts';
import { foldersOf } from './folders.ts';
import { lockFolderOrExplain } from './openExisting.ts';

export type RestoreWishes = { readonly data?: string; readonly json?: true };

/** ms. What only the centre has is fetched, too. */
const WITHIN = 10 * 60_000;

/** Puts a backup in the place of the till's database; the till must not be running. Exit 0 done, 1 refused. */
export async function runRestore(file: string, { data, json }: RestoreWishes): Promise<void> {
  const { till: folder } = foldersOf(data);
  const unlock = lockFolderOrExplain(data);
  if (!unlock) return;
  try {
    const made = await restoreBackup(
      {
        folder,
        keyring: fileKeyring(join(folder, 'secrets')),
        clock: () => Date.now() as Instant,
        signal: AbortSignal.timeout(WITHIN),
      },
      file,
    );
    if (isRefusal(made)) process.exitCode = 1;
    console.log(json ? JSON.stringify(made) : isRefusal(made) ? REFUSED[made.refused] : inWords(made));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    console.error(`Không khôi phục được, không có gì thay đổi. / Not restored, nothing changed: ${error.message}`);
    process.exitCode = 1;
  } finally {
    unlock();
  }
}

const REFUSED = {
  'backup-damaged': 'Bản sao lưu không kiểm tra đủ. / The backup does not prove whole. Nothing changed.',
  'backup-of-another':
    'Khoá của quầy trong bản này không ở máy này. Máy mới thì nhờ trung tâm: Điểm bán → quầy cũ → Thay máy này. / The key of that till is not on this machine. A new machine takes its place with a code of the centre (its till → Replace this machine). Nothing changed.',
  'epochs-used-up':
    'Quầy này đã khôi phục đủ trăm lần. Nhờ trung tâm thay máy. / This till was restored a hundred times; let the centre replace it. Nothing changed.',
} as const;

const ASKED = {
  asked: 'the centre was asked',
  'another-history': 'the centre has another history and will keep both',
  unreachable: 'the centre could not be asked',
} as const satisfies Record<Restored['centre'], string>;

function inWords({ sales, entries, fetched, epoch, centre, aside }: Restored): string {
  const kept = aside === null ? '' : `; what lay here before: ${aside}`;
  return `Đã khôi phục / restored: ${sales} sales, ${entries} entries (${fetched} from the centre: ${ASKED[centre]}), epoch ${epoch}${kept}`;
}
