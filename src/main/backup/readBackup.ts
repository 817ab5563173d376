import { verify } from 'node:crypto';
import { statSync } from 'node:fs';
import type { BackupFacts } from '../../shared/backup/backup.ts';
import type { Instant } from '../../shared/day.ts';
import { entryText, NO_HASH } from '../../shared/journal/entry.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter, entryAt, head, sha256 } from '../db/journal.ts';
import { openReadOnly, type ReadOnly } from '../db/readOnly.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { publicKeyOf } from '../sync/keys.ts';

/** A file that is no backup, or one that does not prove whole. */
export class BackupDamaged extends Error {}

/**
 * What a backup says of itself, without proof: enough for a list.
 * @throws BackupDamaged where it cannot be read
 */
export function factsOfBackup(file: string): BackupFacts {
  return reading(file, (db) => factsOf(db, file));
}

/**
 * Proves a backup: its pages and indexes, every hash of its journal up to its head, and the till's signature of that.
 * @throws BackupDamaged
 */
export function proveBackup(file: string): BackupFacts {
  return reading(file, (db) => {
    const word = db.soundness();
    if (word !== 'ok') throw new BackupDamaged(word);
    walkChain(db);
    return factsOf(db, file);
  });
}

function reading<T>(file: string, read: (db: ReadOnly) => T): T {
  let db: ReadOnly | undefined;
  try {
    db = openReadOnly(file);
    return read(db);
  } catch (error) {
    if (error instanceof BackupDamaged) throw error;
    throw new BackupDamaged((error as Error).message, { cause: error });
  } finally {
    db?.close();
  }
}

/** Of any database of a till, open or a backup. */
export function factsOf(db: ReadDb, file: string): BackupFacts {
  const { device, till, outlet } = enrolled(db);
  const end = head(db);
  const last = db.get<{ at: Instant }>('SELECT at FROM journal ORDER BY seq DESC LIMIT 1');
  const sales = db.get<{ sales: number }>('SELECT sales FROM running')?.sales ?? 0;
  const { size: bytes } = statSync(file);
  return { device, till, outletCode: outletOf(db, outlet).code, ...end, lastAt: last?.at ?? null, sales, bytes };
}

function walkChain(db: ReadDb): void {
  const { device, publicKey } = enrolled(db);
  let prev = NO_HASH;
  let seq = 0;
  for (const entry of entriesAfter(db, device, 0, Number.MAX_SAFE_INTEGER)) {
    const hash = sha256(entryText(entry.header, entry.body)).toString('hex');
    if (entry.header.seq !== seq + 1 || entry.header.prev !== prev || hash !== entry.hash) {
      throw new BackupDamaged(`the journal is broken at entry ${entry.header.seq}`);
    }
    prev = entry.hash;
    seq = entry.header.seq;
  }
  // The first entry is the enrolment: a till that has none has no journal, and nothing to be backed up.
  const last = entryAt(db, device, seq);
  if (!last) throw new BackupDamaged('the journal is empty');
  if (!verify(null, Buffer.from(last.hash, 'hex'), publicKeyOf(publicKey), Buffer.from(last.sig, 'base64'))) {
    throw new BackupDamaged('the head of the journal is not signed by the till');
  }
}
