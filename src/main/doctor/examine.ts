import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupStanding, OVERDUE_AFTER } from '../../shared/backup/standing.ts';
import type { Instant } from '../../shared/day.ts';
import { backupsIn, isFolder, isSameDisk, ownBackups, roomIn, secondPlace } from '../backup/places.ts';
import { BackupDamaged, proveBackup } from '../backup/readBackup.ts';
import { enrolment } from '../db/enrolment.ts';
import { head, unsentAfter } from '../db/journal.ts';
import { migrations } from '../db/migrate.ts';
import { allPrinters } from '../db/printer.ts';
import { countUnknownPrintJobs, countWaitingPrintJobs } from '../db/printJob.ts';
import { openReadOnly } from '../db/readOnly.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { sentUpTo, syncState } from '../db/syncState.ts';
import { DATABASE } from '../ledger/openLedger.ts';
import { publicHalf } from '../sync/keys.ts';
import type { Keyring } from '../till.ts';

/** `watch`: soon somebody should do something. `bad`: now. `unknown`: it could not be looked at. */
export type Health = 'well' | 'watch' | 'bad' | 'unknown';

export type Finding = {
  readonly part: Part;
  readonly health: Health;
  /** What was found: which sentence says what to do. */
  readonly found: string;
  /** Numbers and names beside it; nobody's, and no secret. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

export type Part = 'data' | 'disk' | 'chain' | 'clock' | 'keys' | 'sync' | 'printer' | 'backups' | 'versions';

export type Patient = {
  /** The till's data folder. */
  readonly folder: string;
  readonly keyring: Keyring;
  readonly now: Instant;
  readonly version: string;
};

/** Bytes: below the first somebody should make room, below the second the till is about to stop. */
const LOW = 1_000_000_000;
const VERY_LOW = 200_000_000;
/** ms. Longer without the centre than a weekend. */
const LONG_UNSENT = 3 * 86_400_000;
/** Bytes of a write-ahead log that no checkpoint gets through any more. */
const LONG_WAL = 64_000_000;

/** Looks at all that a till stands on and changes nothing; beside a running till, too. */
export function examine(patient: Patient): Finding[] {
  const file = join(patient.folder, DATABASE);
  const disk = diskOf(patient.folder, file);
  if (!existsSync(file)) return [finding('data', 'bad', 'missing'), disk, backupsOf(patient)];
  try {
    const db = openReadOnly(file);
    try {
      return [...partsOf(db, patient, file), disk, backupsOf(patient), versionsOf(db, patient)];
    } finally {
      db.close();
    }
  } catch (error) {
    return [
      finding('data', 'bad', 'unreadable', { error: (error as Error).message.split('\n')[0] ?? '' }),
      disk,
      backupsOf(patient),
    ];
  }
}

function finding(part: Part, health: Health, found: string, facts: Finding['facts'] = {}): Finding {
  return { part, health, found, facts };
}

function partsOf(db: ReadDb, patient: Patient, file: string): Finding[] {
  const mode = db.get<{ journal_mode: string }>('PRAGMA journal_mode')?.journal_mode ?? '';
  const data = mode === 'wal' ? finding('data', 'well', 'open') : finding('data', 'bad', 'not-wal', { mode });
  if (!enrolment(db)) return [data, finding('keys', 'watch', 'not-enrolled')];
  return [data, chainOf(db, file), clockOf(db, patient), keysOf(db, patient), syncOf(db, patient), printerOf(db)];
}

function diskOf(folder: string, file: string): Finding {
  const free = roomIn(folder);
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const facts = {
    freeMegabytes: free === undefined ? null : Math.floor(free / 1e6),
    walMegabytes: Math.ceil(wal / 1e6),
  };
  if (free === undefined) return finding('disk', 'unknown', 'silent', facts);
  if (free < VERY_LOW) return finding('disk', 'bad', 'full', facts);
  if (wal > LONG_WAL) return finding('disk', 'watch', 'long-wal', facts);
  return free < LOW ? finding('disk', 'watch', 'low', facts) : finding('disk', 'well', 'roomy', facts);
}

/** The whole file: pages, indexes, every hash, and the signature of the head. */
function chainOf(db: ReadDb, file: string): Finding {
  try {
    const { seq, epoch, sales } = proveBackup(file);
    return finding('chain', 'well', 'whole', { entries: seq, epoch, sales });
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error;
    return finding('chain', 'bad', 'broken', { entries: head(db).seq, error: error.message.split('\n')[0] ?? '' });
  }
}

/** ms. A clock this far behind the last entry was set back. */
const BACK = 5 * 60_000;

function clockOf(db: ReadDb, { now }: Patient): Finding {
  const last = db.get<{ at: number }>('SELECT max(at) AS at FROM journal')?.at ?? 0;
  const heard = syncState(db).succeededAt ?? 0;
  const behind = Math.max(last, heard) - now;
  return behind > BACK
    ? finding('clock', 'bad', 'behind', { minutes: Math.round(behind / 60_000) })
    : finding('clock', 'well', 'right');
}

function keysOf(db: ReadDb, { keyring }: Patient): Finding {
  try {
    const secret = keyring.read('signing-key');
    if (!secret) return finding('keys', 'bad', 'no-key');
    if (publicHalf(secret) !== enrolment(db)?.publicKey) return finding('keys', 'bad', 'other-key');
    return keyring.read('pin-pepper') ? finding('keys', 'well', 'here') : finding('keys', 'watch', 'no-pepper');
  } catch {
    return finding('keys', 'unknown', 'locked');
  }
}

function syncOf(db: ReadDb, { now }: Patient): Finding {
  const state = syncState(db);
  const { count, oldestAt } = unsentAfter(db, sentUpTo(state).seq);
  const hours = state.succeededAt === null ? null : Math.round((now - state.succeededAt) / 3_600_000);
  const facts = { unsent: count, hoursSinceSync: hours };
  if (state.forked) return finding('sync', 'bad', 'forked', facts);
  if (oldestAt !== null && now - oldestAt > LONG_UNSENT) return finding('sync', 'watch', 'long-unsent', facts);
  return finding('sync', 'well', count > 0 ? 'waiting' : 'sent', facts);
}

function printerOf(db: ReadDb): Finding {
  const facts = {
    printers: allPrinters(db).length,
    waiting: countWaitingPrintJobs(db),
    unknown: countUnknownPrintJobs(db),
  };
  if (facts.unknown > 0) return finding('printer', 'watch', 'unknown', facts);
  if (facts.waiting > 0) return finding('printer', 'watch', 'waiting', facts);
  return finding('printer', 'well', facts.printers > 0 ? 'ready' : 'none', facts);
}

function backupsOf({ folder, now }: Patient): Finding {
  const made = backupsIn(ownBackups(folder));
  const lastAt = made[0]?.at ?? null;
  const place = secondPlace(folder);
  const standing = backupStanding(
    { lastAt, trouble: null, second: place !== null && !isFolder(place) ? 'missing' : null },
    now,
  );
  const facts = {
    kept: made.length,
    hoursSinceLast: lastAt === null ? null : Math.round((now - lastAt) / 3_600_000),
    overdueAfterHours: OVERDUE_AFTER / 3_600_000,
    secondPlace: place !== null,
  };
  if (standing !== 'well') return finding('backups', 'watch', standing, facts);
  if (place === null) return finding('backups', 'watch', 'no-second', facts);
  return isSameDisk(folder, place)
    ? finding('backups', 'watch', 'same-disk', facts)
    : finding('backups', 'well', 'well', facts);
}

function versionsOf(db: ReadDb, { version }: Patient): Finding {
  const schema = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  const sqlite = db.get<{ version: string }>('SELECT sqlite_version() AS version')?.version ?? '';
  const facts = {
    program: version,
    schema,
    node: process.versions.node,
    sqlite,
    system: `${process.platform} ${process.arch}`,
  };
  if (schema > migrations.length) return finding('versions', 'bad', 'newer-data', facts);
  return schema < migrations.length
    ? finding('versions', 'watch', 'older-data', facts)
    : finding('versions', 'well', 'fit', facts);
}
