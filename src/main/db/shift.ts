import type { OpenShift } from '../../shared/contract/shift.ts';
import type { ReadDb } from './sqlite.ts';

/** The shift that is open; undefined before the first of the day. */
export function openShift(db: ReadDb): OpenShift | undefined {
  // By seq and not by time: a clock that was set back must not bring yesterday's shift to life.
  return db.get<OpenShift>(
    `SELECT shift, day, opened_at AS openedAt, opened_by AS openedBy, float, rounding AS cashRounding FROM shift ORDER BY seq DESC LIMIT 1`,
  );
}

/** The journal entry that opened the shift which another entry lies in. */
export function shiftAround(db: ReadDb, seq: number): number | undefined {
  return db.get<{ seq: number }>('SELECT seq FROM shift WHERE seq <= ? ORDER BY seq DESC LIMIT 1', seq)?.seq;
}
