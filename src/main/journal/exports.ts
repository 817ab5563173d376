import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, type Instant } from '../../shared/day.ts';
import { enrolled } from '../db/enrolment.ts';
import type { TillDb } from '../db/sqlite.ts';
import { type Exported, exportArchive } from './exportArchive.ts';

export type ExportOnDisk = Exported & { readonly name: string };

/** The export that somebody asked for at the screen: one at a time, on the disk until its last piece was fetched. */
export type Exports = {
  readonly make: () => Promise<ExportOnDisk>;
  /** @returns undefined where there is none, or no such place in it */
  readonly piece: (from: number) => Promise<{ readonly bytes: Buffer; readonly next: number | null } | undefined>;
};

type Where = {
  readonly db: TillDb;
  /** Made when it is needed. */
  readonly folder: string;
  /** What ships with the product. */
  readonly assets: string;
  readonly clock: () => Instant;
};

/** Bytes of a piece: a message that a page takes at once. */
const PIECE = 1_048_576;

export function openExports({ db, folder, assets, clock }: Where): Exports {
  const file = join(folder, 'journal.zip');
  let made: ExportOnDisk | undefined;
  let making: Promise<ExportOnDisk> | undefined;

  const make = async (): Promise<ExportOnDisk> => {
    made = undefined;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const verifier = await readFile(join(assets, 'verifier', 'verify.mjs'), 'utf8');
    const at = clock();
    const { outlet, till } = enrolled(db);
    made = { ...(await exportArchive(db, file, { at, verifier })), name: `nhat-ky-${outlet}-${till}-${dayOf(at)}.zip` };
    return made;
  };

  return {
    make: () => {
      making ??= make().finally(() => {
        making = undefined;
      });
      return making;
    },
    piece: async (from) => {
      if (!made || from >= made.bytes) return undefined;
      const { bytes: size } = made;
      const bytes = await bytesAt(file, from, Math.min(PIECE, size - from));
      const next = from + bytes.length < size ? from + bytes.length : null;
      if (next !== null) return { bytes, next };
      made = undefined;
      await rm(file, { force: true });
      return { bytes, next };
    },
  };
}

async function bytesAt(file: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
