import type { StaffId } from '../../shared/id.ts';
import { ensure } from '../../shared/must.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Somebody's PIN at this till, as far as it is kept. */
export type PinRow = {
  readonly id: string;
  readonly verifier: string;
  /** Wrong ones in a row, counted before each was looked at. */
  readonly tries: number;
  /** … and in all, since the centre last let this person start anew. */
  readonly triesEver: number;
  readonly told: number;
  readonly resetSeen: number | null;
};

export function pinOf(db: ReadDb, staff: StaffId): PinRow | undefined {
  return db.get<PinRow>(
    `SELECT id, verifier, tries, tries_ever AS triesEver, told, reset_seen AS resetSeen FROM pin WHERE staff = ?`,
    staff,
  );
}

export type NewPin = Omit<PinRow, 'tries' | 'told'> & { readonly staff: StaffId; readonly at: number };

/** Sets it, or takes the place of the one before. */
export function putPin(db: WriteDb, { staff, id, verifier, triesEver, resetSeen, at }: NewPin): void {
  db.run('INSERT OR REPLACE INTO pin VALUES (?, ?, ?, 0, ?, 0, ?, ?)', staff, id, verifier, triesEver, resetSeen, at);
}

export type Tries = { readonly tries: number; readonly triesEver: number };

export function putTries(db: WriteDb, staff: StaffId, { tries, triesEver }: Tries): void {
  const changed = db.run('UPDATE pin SET tries = ?, tries_ever = ? WHERE staff = ?', tries, triesEver, staff);
  ensure(changed === 1, `a PIN of ${staff} to count tries for`);
}

export function markTold(db: WriteDb, staff: StaffId): void {
  db.run('UPDATE pin SET told = 1 WHERE staff = ?', staff);
}

/** When the centre last made somebody's PINs void; null where it never did. */
export function resetOf(db: ReadDb, staff: StaffId): number | null {
  return db.get<{ at: number | null }>('SELECT pins_void_before AS at FROM staff WHERE id = ?', staff)?.at ?? null;
}
