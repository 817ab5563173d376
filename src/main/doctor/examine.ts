import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupStanding, OVERDUE_AFTER } from '../../shared/backup/standing.ts';
import type { Instant } from '../../shared/day.ts';
import type { Finding, Health, Part } from '../../shared/doctor/finding.ts';
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
import type { KeysSeen } from './keysSeen.ts';

/** All that a look needs; plain data, because a till's own is made in a thread of its own. */
export type Patient = {
  /** The till's data folder. */
  readonly folder: string;
  /** Its log. */
  readonly logFile: string;
  readonly keys: KeysSeen;
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

/** Looks at all that a till stands on and changes nothing; beside a running till, too. Each finding as soon as it is made. */
export function* examine(patient: Patient): Generator<Finding> {
  const file = join(patient.folder, DATABASE);
  if (!existsSync(file)) {
    yield finding('data', 'bad', 'missing');
    yield* besideData(patient, file);
    return;
  }
  try {
    const db = openReadOnly(file);
    try {
      yield* partsOf(db, patient, file);
    } finally {
      db.close();
    }
  } catch (error) {
    yield finding('data', 'bad', 'unreadable', { error: firstLine(error) });
    yield* besideData(patient, file);
  }
}

/** What can be looked at without the data. */
function* besideData(patient: Patient, file: string): Generator<Finding> {
  yield diskOf(patient.folder, file);
  yield backupsOf(patient);
}

function firstLine(error: unknown): string {
  return (error as Error).message.split('\n')[0] ?? '';
}

function finding(part: Part, health: Health, found: string, facts: Finding['facts'] = {}): Finding {
  return { part, health, found, facts };
}

function* partsOf(db: ReadDb, patient: Patient, file: string): Generator<Finding> {
  const mode = db.get<{ journal_mode: string }>('PRAGMA journal_mode')?.journal_mode ?? '';
  yield mode === 'wal' ? finding('data', 'well', 'open', { mode }) : finding('data', 'bad', 'not-wal', { mode });
  yield diskOf(patient.folder, file);
  const enrolled = enrolment(db) !== undefined;
  if (enrolled) yield clockOf(db, patient);
  yield keysOf(db, patient);
  if (enrolled) yield syncOf(db, patient);
  if (enrolled) yield printerOf(db);
  yield backupsOf(patient);
  yield versionsOf(db, patient);
  if (enrolled) yield chainOf(db, file);
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
    return finding('chain', 'bad', 'broken', { entries: head(db).seq, error: firstLine(error) });
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

function keysOf(db: ReadDb, { keys }: Patient): Finding {
  const facts = { safe: keys.safe };
  const made = enrolment(db);
  if (keys.trouble !== null) return finding('keys', keys.trouble === 'locked' ? 'unknown' : 'bad', keys.trouble);
  if (!made) return finding('keys', 'watch', 'not-enrolled', facts);
  if (keys.publicKey === null) return finding('keys', 'bad', 'no-key', facts);
  if (keys.publicKey !== made.publicKey) return finding('keys', 'bad', 'other-key', facts);
  return keys.pepper ? finding('keys', 'well', 'here', facts) : finding('keys', 'watch', 'no-pepper', facts);
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
