import { openBeside } from '../central/beside.ts';
import { CannotOpen } from '../central/cannotOpen.ts';
import type { RowUnlikeItsEntry } from '../central/db/journalExport.ts';
import { exportJournals } from '../central/exportJournals.ts';
import { writeWhole } from '../main/journal/exportArchive.ts';
import type { Instant } from '../shared/day.ts';
import { foldersOf } from './folders.ts';
import { readVerifier, sayNotWritten } from './runJournal.ts';

export type ExportAllWishes = {
  readonly data?: string;
  readonly out: string;
  readonly outlet?: string;
  readonly json?: true;
};

/** Writes what the centre has of its tills' journals. Exit 1 where a row of its database is not what the entry in it says. */
export async function runExportAll({ data, out, outlet, json }: ExportAllWishes): Promise<void> {
  const { central: folder } = foldersOf(data);
  const databaseUrl = process.env['DATABASE_URL'];
  const unlike: RowUnlikeItsEntry[] = [];
  const beside = await openOrExplain(() => openBeside({ folder, databaseUrl, log: silent }));
  if (!beside) return;
  try {
    const { pool, key } = beside;
    const asked = { pool, key, at: Date.now() as Instant, verifier: readVerifier(), ...(outlet && { outlet }) };
    const { tills, entries, archive } = await exportJournals({ ...asked, onUnlike: (row) => unlike.push(row) });
    const bytes = await writeWhole(out, archive);
    console.log(
      json
        ? JSON.stringify({ file: out, tills, entries, bytes, unlike })
        : `${entries} entries of ${tills} tills written to ${out}`,
    );
    if (unlike.length > 0) sayUnlike(unlike);
  } catch (error) {
    if (!sayNotWritten(error, out)) throw error;
  } finally {
    await beside.close();
  }
}

function sayUnlike(unlike: readonly RowUnlikeItsEntry[]): void {
  const [first] = unlike as [RowUnlikeItsEntry];
  const where = `${unlike.length}; entry ${first.seq} of till ${first.device}, column ${first.column}`;
  console.error(
    `Cơ sở dữ liệu của trung tâm có dòng khác với mục nhật ký trong đó: ${where}. Bản xuất theo đúng mục nhật ký.`,
  );
  console.error(
    `Rows of the centre’s database differ from the entries in them: ${where}. The export is of the entries.`,
  );
  process.exitCode = 1;
}

async function openOrExplain<T>(open: () => Promise<T>): Promise<T | undefined> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    console.error(error.message);
    process.exitCode = error.why === 'no-centre' ? 2 : 1;
    return undefined;
  }
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };
