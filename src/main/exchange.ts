import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExchangeMade } from '../shared/contract/exchange.ts';
import { dayOf, type Instant } from '../shared/day.ts';
import { EXCHANGE_BYTES } from '../shared/sync/exchange.ts';
import type { TillReport } from '../shared/sync/protocol.ts';
import { proveBackup } from './backup/readBackup.ts';
import { enrolled } from './db/enrolment.ts';
import type { Signer } from './db/journal.ts';
import { openReadOnly } from './db/readOnly.ts';
import type { TillDb } from './db/sqlite.ts';
import { type InPieces, inPieces } from './folder/pieces.ts';
import { writeWhole } from './journal/exportArchive.ts';
import { type NotTaken, type TakenIn, takeFromCentre } from './sync/fromCentre.ts';
import { fileForCentre, fileOfBackup } from './sync/toCentre.ts';

/** Till and centre by file, as the screen does it. */
export type Exchange = InPieces<ExchangeMade> & {
  /** A piece of the centre's file; with the last it is taken in. `next`: how many bytes are here. */
  readonly take: (piece: Piece) => Promise<{ readonly next: number } | TakenIn | NotTaken | TooLarge>;
};

export type Piece = { readonly from: number; readonly content: Uint8Array; readonly isLast: boolean };
type TooLarge = { readonly refused: 'exchange-too-large' };

export type ExchangeParts = {
  readonly db: TillDb;
  readonly signer: () => Signer;
  /** Made when it is needed. */
  readonly folder: string;
  readonly clock: () => Instant;
  readonly report: () => TillReport;
  /** Something was taken in: rows of the catalogue, or what the centre has of us. */
  readonly onTaken: (taken: TakenIn) => void;
};

export function openExchange(parts: ExchangeParts): Exchange {
  const file = join(parts.folder, 'to-centre.quay');
  let pieces: readonly Uint8Array[] = [];
  let bytes = 0;
  return {
    ...inPieces(file, async () => {
      await mkdir(parts.folder, { recursive: true, mode: 0o700 });
      return writeForCentre(parts, file);
    }),
    take: async ({ from, content, isLast }) => {
      if (from === 0) [pieces, bytes] = [[], 0];
      // A window that was loaded anew in between begins anew.
      if (from !== bytes) return { refused: 'exchange-unreadable' };
      if (bytes + content.length > EXCHANGE_BYTES) return { refused: 'exchange-too-large' };
      pieces = [...pieces, content];
      bytes += content.length;
      if (!isLast) return { next: bytes };
      const whole = Buffer.concat(pieces);
      [pieces, bytes] = [[], 0];
      const taken = await takeFromCentre(parts.db, whole);
      if (!('refused' in taken)) parts.onTaken(taken);
      return taken;
    },
  };
}

type Writing = Pick<ExchangeParts, 'db' | 'signer' | 'clock' | 'report'>;

/** Writes the file for the centre; it appears whole or not at all. @throws what the disk says */
export async function writeForCentre({ db, signer, clock, report }: Writing, file: string): Promise<ExchangeMade> {
  const { outlet, till } = enrolled(db);
  const { entries, content } = fileForCentre(db, signer(), report());
  const name = `gui-trung-tam-${outlet}-${till}-${dayOf(clock())}.quay`;
  return { name, entries, bytes: await writeWhole(file, content) };
}

/**
 * Writes for the centre what a backup has that was unsent when it was made.
 * @throws BackupDamaged, and what the disk says
 */
export async function writeOfBackup(backup: string, file: string, at: Instant): Promise<ExchangeMade> {
  const { outletCode, till } = proveBackup(backup);
  const db = openReadOnly(backup);
  try {
    const { entries, content } = fileOfBackup(db, at);
    return { name: `ban-sao-luu-${outletCode}-${till}.quay`, entries, bytes: await writeWhole(file, content) };
  } finally {
    db.close();
  }
}
