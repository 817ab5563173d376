import { open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { archiveOf, type JournalToExport } from '../../archive/archive.ts';
import type { EntryLine } from '../../archive/journalLines.ts';
import type { Instant } from '../../shared/day.ts';
import type { DeviceId, OutletId } from '../../shared/id.ts';
import { type Beginning, beginningIn, type Checkpoint } from '../../shared/journal/archive.ts';
import { slipCode } from '../../shared/slip/slipCode.ts';
import { PublicKey } from '../../shared/sync/protocol.ts';
import { lastCheckpoint } from '../db/checkpoint.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter, entryAt, entryOf, head, type StoredEntry } from '../db/journal.ts';
import { lastPrinted } from '../db/printJob.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { lineOf } from './exportFile.ts';

export type Exported = { readonly entries: number; readonly bytes: number };

type With = {
  readonly at: Instant;
  /** The text of `verify.mjs`. */
  readonly verifier: string;
};

/**
 * Writes the till's journal as the archive of docs/journal-format.md §9, while the till sells: it is read in pages, and what
 * is written after it began is not in it. The file appears whole or not at all.
 * @throws what the disk says
 */
export async function exportArchive(db: ReadDb, file: string, { at, verifier }: With): Promise<Exported> {
  const { device, publicKey, centreKey, outlet, till } = enrolled(db);
  const end = head(db);
  const journal: JournalToExport = {
    signed: 'all',
    device,
    publicKey,
    outlet,
    till,
    ...beginningOf(entryAt(db, device, 1), outlet),
    head: end,
    entries: () => pages(db, device, end.seq),
  };
  const checkpoints = checkpointsOf(db, device);
  const archive = archiveOf({
    by: 'till',
    at,
    centreKey: keyOrNull(centreKey),
    journals: [journal],
    checkpoints,
    verifier,
  });
  return { entries: end.seq, bytes: await writeWhole(file, archive) };
}

/** @returns how many bytes were written */
export async function writeWhole(file: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  let bytes = 0;
  try {
    for await (const piece of content) {
      await handle.write(piece);
      bytes += piece.length;
    }
    await handle.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  return bytes;
}

/** As the first entry says; an export of a journal that was tampered with is made all the same, for a verifier to say so. */
function beginningOf(first: StoredEntry | undefined, outlet: OutletId): Beginning {
  return beginningIn({ ...first?.header, body: bodyOf(first) }) ?? { outletCode: outlet };
}

function bodyOf(entry: StoredEntry | undefined): unknown {
  try {
    return JSON.parse(entry?.body ?? 'null');
  } catch {
    return null;
  }
}

/** A till that was enrolled by hand, as tests do, knows no centre. */
function keyOrNull(centreKey: string): string | null {
  return PublicKey.safeParse(centreKey).success ? centreKey : null;
}

/** A page at a time, because nothing can be written while a cursor is open on the same connection. */
const PAGE = 200;

async function* pages(db: ReadDb, device: DeviceId, last: number): AsyncGenerator<EntryLine> {
  for (let seq = 0; seq < last; seq += PAGE) {
    yield* [...entriesAfter(db, device, seq, Math.min(PAGE, last - seq))].map(lineOf);
    // The counter's turn: a page takes some milliseconds.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function checkpointsOf(db: ReadDb, device: DeviceId): Checkpoint[] {
  const told = lastCheckpoint(db);
  const centre: Checkpoint[] = told ? [{ by: 'centre', device, text: told.text, sig: told.sig }] : [];
  for (const { entry: id, at } of lastPrinted(db)) {
    const entry = entryOf(db, device, id);
    const { number } = Numbered.safeParse(bodyOf(entry)).data ?? {};
    if (entry && number) return [...centre, { by: 'slip', device, code: slipCode(number, entry.hash), at }];
  }
  return centre;
}

const Numbered = z.object({ number: z.string() });
