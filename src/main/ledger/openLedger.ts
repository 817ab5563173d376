import { constants, copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Head } from '../../shared/journal/chain.ts';
import { enrolment } from '../db/enrolment.ts';
import { head } from '../db/journal.ts';
import { asUnusable, openDatabase } from '../db/open.ts';
import { diskFault, type TillDb } from '../db/sqlite.ts';
import { TillUnusable } from '../db/unusable.ts';
import { type Ballast, ballastOf } from './ballast.ts';
import { type HeadWitness, openWitness, type Seen, witnessOf } from './headWitness.ts';
import { againstWitness, tailFault } from './soundness.ts';

/** The till's database within its folder. */
export const DATABASE = 'till.db';

/**
 * Opens a till's database together with the witness of its journal: never a new shop where there was one, never an older
 * journal in place of a newer. Each entry that is written from here on the witness hears of.
 * @throws TillUnusable
 */
export function openLedger(
  folder: string,
  onTrouble: (error: unknown) => void,
  ballast: Reserve = ballastOf(folder),
): TillDb {
  const db = withReserve(ballast, () => openWitnessed(folder, witnessOf(folder)));
  try {
    return telling(db, { witness: openWitness(folder, onTrouble), ballast });
  } catch (error) {
    db.close();
    throw error;
  }
}

type Reserve = Pick<Ballast, 'giveUp' | 'isAlmostFull'>;

/** Does something that the disk may have no room for; then once more, with the room that was kept for it. What failed left nothing behind. */
function withReserve<T>(ballast: Reserve, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isForLackOfRoom(error, ballast) || !ballast.giveUp()) throw error;
    return act();
  }
}

/** On a full disk SQLite may also say that it could not read or write: it had no room for the file it shares its index in. */
function isForLackOfRoom(error: unknown, ballast: Reserve): boolean {
  const fault = error instanceof TillUnusable ? error.reason : diskFault(error);
  return fault === 'disk-full' || (fault === 'disk-trouble' && ballast.isAlmostFull());
}

/** What is found in a till's folder, with nothing left open; for whoever asks before a till is opened, or instead. */
export type Examined =
  | { readonly found: 'nothing' }
  | { readonly found: 'sound'; readonly head: Head }
  | { readonly found: 'unusable'; readonly fault: TillUnusable; readonly seen: Seen | undefined };

/**
 * Looks at a till's folder as its start would: what lies in the WAL goes into the database, as at any start. The folder's
 * lock is the caller's.
 */
export function examineLedger(folder: string, reserve: Reserve = ballastOf(folder)): Examined {
  const seen = witnessOf(folder);
  if (!seen && !existsSync(join(folder, DATABASE))) return { found: 'nothing' };
  try {
    const db = withReserve(reserve, () => openWitnessed(folder, seen));
    const end = head(db);
    db.close();
    return { found: 'sound', head: end };
  } catch (error) {
    if (!(error instanceof TillUnusable)) throw error;
    return { found: 'unusable', fault: error, seen };
  }
}

function openWitnessed(folder: string, seen: Seen | undefined): TillDb {
  const file = join(folder, DATABASE);
  if (seen && !existsSync(file)) {
    throw new TillUnusable('missing', `${file} is not there, entry ${seen.seq} was seen`, { lacking: seen.seq });
  }
  const db = openDatabase(file);
  try {
    refuseUnsound(db, seen);
    return db;
  } catch (error) {
    keepWal(file);
    db.close();
    throw asUnusable(error);
  }
}

/** Where a WAL lies that a till was not opened with. */
const KEPT_WAL = `${DATABASE}-wal.kept`;

/**
 * Closing takes from a WAL what can be read and throws the file away, and behind a spoilt page in it may lie sales that
 * can still be saved: so a copy stays, the first of them.
 */
function keepWal(file: string): void {
  const wal = `${file}-wal`;
  if (!existsSync(wal)) return;
  try {
    copyFileSync(wal, join(dirname(file), KEPT_WAL), constants.COPYFILE_EXCL);
  } catch {
    // There is one already, or no room: what the start was refused for is what matters.
  }
}

function refuseUnsound(db: TillDb, seen: Seen | undefined): void {
  const unsound = (seen && againstWitness(db, seen)) ?? tailFault(db);
  if (unsound) throw new TillUnusable(unsound.reason, unsound.message, unsound);
}

type Beside = { readonly witness: HeadWitness; readonly ballast: Reserve };

/** The same database, whose every commit the witness is told of before anybody else hears of it, and which has a reserve. */
function telling(db: TillDb, { witness, ballast }: Beside): TillDb {
  const tell = (): void => {
    const end = head(db);
    if (end.seq === 0 || end.hash === witness.seen()?.hash) return;
    const who = enrolment(db);
    if (who) witness.saw({ device: who.device, ...end });
  };
  tell();
  return {
    ...db,
    write: (operation) => {
      const result = db.raw.inTransaction ? db.write(operation) : withReserve(ballast, () => db.write(operation));
      // Within a transaction of somebody else's nothing stands yet.
      if (!db.raw.inTransaction) tell();
      return result;
    },
    close: () => {
      db.close();
      witness.close();
    },
  };
}
