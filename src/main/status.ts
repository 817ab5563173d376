import type { BackupStanding } from '../shared/backup/standing.ts';
import type { Status, TillState } from '../shared/contract/till.ts';
import type { Instant } from '../shared/day.ts';
import type { StaffId } from '../shared/id.ts';
import { must } from '../shared/must.ts';
import { foremost, type PrinterState } from '../shared/printer/state.ts';
import type { PinStanding } from '../shared/staff/pin.ts';
import { allStaff, hasDemoPrices, outletOf } from './db/catalogue.ts';
import { enrolment } from './db/enrolment.ts';
import { unsentAfter } from './db/journal.ts';
import {
  countUnknownPrintJobs,
  countWaitingPrintJobs,
  type PrintJobRow,
  unknownPrintJob,
  whatOf,
} from './db/printJob.ts';
import { tookPlace } from './db/replaced.ts';
import { isTraining, openShift } from './db/shift.ts';
import type { ReadDb } from './db/sqlite.ts';
import { sentUpTo, syncState } from './db/syncState.ts';
import type { FolderState } from './ledger/watch.ts';
import type { Session } from './session.ts';
import type { SyncLoop } from './sync/loop.ts';
import { today } from './till/desk.ts';

type Beside = {
  readonly sync: SyncLoop | undefined;
  readonly printer: PrinterState;
  readonly folder: FolderState;
  readonly backup: BackupStanding;
};

/** What stands at the top of every screen, read afresh. */
export function statusNow(db: ReadDb, { sync, printer, folder, backup }: Beside): Status {
  const state = syncState(db);
  const unsent = unsentAfter(db, sentUpTo(state).seq);
  const unknown = unknownPrintJob(db);
  const slipsUnknown = countUnknownPrintJobs(db);
  return {
    unsent: unsent.count,
    oldestUnsentAt: unsent.oldestAt,
    lastSyncAt: state.succeededAt,
    sync: syncWord(sync, state.forked),
    printer: foremost(printer, slipsUnknown),
    slipsWaiting: countWaitingPrintJobs(db),
    slipUnknown: unknown ? asked(unknown) : null,
    slipsUnknown,
    ...folder,
    backup,
  };
}

function asked(job: PrintJobRow): NonNullable<Status['slipUnknown']> {
  const what = whatOf(job) === 'labels' ? 'labels' : 'slip';
  return { job: job.job, number: job.number, what, doubt: must(job.doubt, `why nobody knows of job ${job.job}`) };
}

function syncWord(sync: SyncLoop | undefined, forked: boolean): Status['sync'] {
  // Shut out is said first: of a fork the centre would say more, and it says nothing any more.
  const last = sync?.last();
  if (last === 'revoked' || last === 'replaced') return last;
  if (forked) return 'forked';
  if (sync?.sending()) return 'sending';
  return last ?? 'never';
}

/** Where the till stands, from unpacked machine to selling. */
export function stateNow(
  db: ReadDb,
  session: Session,
  at: Instant,
  standing: (staff: StaffId) => PinStanding,
): TillState {
  const enrolled = enrolment(db);
  if (!enrolled) return { stage: 'not-enrolled' };
  const outlet = outletOf(db, enrolled.outlet);
  const took = tookPlace(db, enrolled.device);
  return {
    stage: 'enrolled',
    outlet,
    till: enrolled.till,
    ...(took && { tookPlace: took }),
    staff: allStaff(db).map((person) => Object.assign(person, { pin: standing(person.id) })),
    signedIn: session.person(),
    lockedOn: session.lockedOn(),
    shift: openShift(db) ?? null,
    training: isTraining(db),
    demoPrices: hasDemoPrices(db, today(db, at)),
  };
}
