import type { OpenShift } from '../../shared/contract/shift.ts';
import type { DeviceId, ShiftId, StaffId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { CashMovedBody, type DrawerOpenedBody } from '../../shared/shift/shift.ts';
import type { SoFar } from '../../shared/shift/soFar.ts';
import { entryAt, type StoredEntry } from './journal.ts';
import type { ReadDb } from './sqlite.ts';

// By seq and not by time: a clock that was set back must not bring yesterday's shift to life.
const OPEN = 'WHERE seq = (SELECT max(seq) FROM shift) AND closed_seq IS NULL';

/** The shift that is open; undefined before the first, and after one was closed. */
export function openShift(db: ReadDb): OpenShift | undefined {
  return db.get<OpenShift>(
    `SELECT shift, day, opened_at AS openedAt, opened_by AS openedBy, opener, float, rounding AS cashRounding FROM shift ${OPEN}`,
  );
}

/** The open shift, for calls that are let through only while one is open. */
export function shiftNow(db: ReadDb): OpenShift {
  return must(openShift(db), 'an open shift');
}

/** Whether the drawer was opened to count it in this shift, which is the last. */
export function openedToCount(db: ReadDb, device: DeviceId, shift: ShiftId): boolean {
  const rows = db.all<{ seq: number }>(
    `SELECT seq FROM journal WHERE kind = 'drawer-opened' AND seq > ?`,
    openingOf(db, shift),
  );
  return rows.some(({ seq }) => {
    const { body } = must(entryAt(db, device, seq), `entry ${seq}`);
    return (JSON.parse(body) as DrawerOpenedBody).for === 'count';
  });
}

/** Cash that was moved in a shift until now, oldest first, without what was practised. */
export function movesOf(db: ReadDb, device: DeviceId, shift: ShiftId): SoFar['moves'] {
  const rows = db.all<{ seq: number }>(
    `SELECT seq FROM journal WHERE kind = 'cash-moved' AND seq > ? ORDER BY seq`,
    openingOf(db, shift),
  );
  return rows.flatMap(({ seq }) => {
    const { header, body } = must(entryAt(db, device, seq), `entry ${seq}`);
    const { direction, amount, reason, cashier, training } = CashMovedBody.parse(JSON.parse(body));
    return training ? [] : [{ at: header.at, direction, amount, reason, cashier }];
  });
}

/** The journal entry that opened a shift. */
export function openingOf(db: ReadDb, shift: ShiftId): number {
  return must(shiftRow(db, shift), `shift ${shift}`).seq;
}

/** The journal entry that opened the shift which another entry lies in. */
export function shiftAround(db: ReadDb, seq: number): number | undefined {
  return db.get<{ seq: number }>('SELECT seq FROM shift WHERE seq <= ? ORDER BY seq DESC LIMIT 1', seq)?.seq;
}

export type ShiftRow = {
  readonly seq: number;
  readonly opener: StaffId;
  /** Null while it is open. */
  readonly closedSeq: number | null;
};

export function shiftRow(db: ReadDb, shift: ShiftId): ShiftRow | undefined {
  return db.get<ShiftRow>('SELECT seq, opener, closed_seq AS closedSeq FROM shift WHERE shift = ?', shift);
}

/** Shifts that were closed, ever: the number of the last Z. */
export function lastZ(db: ReadDb): number {
  return db.get<{ z: number | null }>('SELECT max(z) AS z FROM shift')?.z ?? 0;
}

/** The entries that closed a shift, newest first. */
export function closings(db: ReadDb, device: DeviceId, limit: number): StoredEntry[] {
  const rows = db.all<{ seq: number }>(
    'SELECT closed_seq AS seq FROM shift WHERE closed_seq IS NOT NULL ORDER BY seq DESC LIMIT ?',
    limit,
  );
  return rows.map(({ seq }) => must(entryAt(db, device, seq), `entry ${seq}`));
}

export type Practice = { readonly training: boolean; readonly sales: number; readonly returns: number };

/** Whether everything is practice at present, and how many sales and returns ever were. */
export function practice(db: ReadDb): Practice {
  const row = db.get<{ training: number; sales: number; returns: number }>(
    'SELECT training, practice_sales AS sales, practice_returns AS returns FROM running',
  );
  const { training, sales, returns } = must(row, 'the running totals');
  return { training: training === 1, sales, returns };
}

export function isTraining(db: ReadDb): boolean {
  return practice(db).training;
}
