import { type Day, dayOf, type Instant } from '../../shared/day.ts';
import { type EntryId, uuidv7 } from '../../shared/id.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import type { Signer } from '../db/journal.ts';
import { openShift } from '../db/shift.ts';
import type { ReadDb, TillDb } from '../db/sqlite.ts';

/** What every operation at the counter needs: the books, the pen, the clock, the dice. */
export type Desk = {
  readonly db: TillDb;
  readonly signer: Signer;
  readonly clock: () => Instant;
  readonly random: (count: number) => Uint8Array;
};

/** What was asked for is done, and there is nothing to tell of it. */
export type Done = { readonly done: true };

/** A new id that sorts by the time it was made. The brand is the caller's: a sale's id is an entry's id. */
export function newId<Id extends string = EntryId>(desk: Pick<Desk, 'clock' | 'random'>): Id {
  return uuidv7(desk.clock(), desk.random(10)) as Id;
}

/**
 * The day that prices and certificates are read for: as the outlet's wall shows it, but never before the open shift's,
 * so that a clock set back in the middle of a day does not take the prices away.
 */
export function today(db: ReadDb, at: Instant): Day {
  const day = dayOf(at, outletOf(db, enrolled(db).outlet).zone);
  const shift = openShift(db)?.day;
  return shift !== undefined && shift > day ? shift : day;
}
