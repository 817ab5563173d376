import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, type Instant } from '../../shared/day.ts';
import { enrolled } from '../db/enrolment.ts';
import type { TillDb } from '../db/sqlite.ts';
import { type InPieces, inPieces } from '../folder/pieces.ts';
import { type Exported, exportArchive } from './exportArchive.ts';

export type ExportOnDisk = Exported & { readonly name: string };

/** The export that somebody asked for at the screen. */
export type Exports = InPieces<ExportOnDisk>;

type Where = {
  readonly db: TillDb;
  /** Made when it is needed. */
  readonly folder: string;
  /** What ships with the product. */
  readonly assets: string;
  readonly clock: () => Instant;
};

export function openExports({ db, folder, assets, clock }: Where): Exports {
  const file = join(folder, 'journal.zip');
  return inPieces(file, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const verifier = await readFile(join(assets, 'verifier', 'verify.mjs'), 'utf8');
    const at = clock();
    const { outlet, till } = enrolled(db);
    const name = `nhat-ky-${outlet}-${till}-${dayOf(at)}.zip`;
    return { ...(await exportArchive(db, file, { at, verifier })), name };
  });
}
