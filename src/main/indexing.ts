import type { DeviceId } from '../shared/id.ts';
import { catchUpBrought } from './db/brought.ts';
import type { Signer } from './db/journal.ts';
import { catchUpMovements } from './db/movement.ts';
import { catchUpSaleIndex } from './db/saleIndex.ts';
import { openingOf, openShift } from './db/shift.ts';
import { foldAhead } from './db/shiftReport.ts';
import type { TillDb } from './db/sqlite.ts';

/** Milliseconds without a new entry before the index is caught up: nobody is in the middle of a sale then. */
const QUIET = 2_000;
/** Milliseconds between two steps, for whatever else is to be done. */
const BETWEEN = 50;
/** What a step takes: some 5 ms, less than a key may wait. Fifty sales, or one receipt of 500 lines: fifty of these were a second. */
const STEP = 50;
const PORTION = { entries: STEP, characters: 60_000 };

export type Indexing = {
  /** There is a new entry: the index is caught up once no further one comes for a while. */
  readonly journalGrew: () => void;
  readonly close: () => void;
};

/** Catches the index of slips, the movements of stock, what producers' goods brought and the shift's figures up with the journal, in small steps while nothing is sold. A step that fails is tried again. */
export function indexWhenIdle(
  db: TillDb,
  signer: Pick<Signer, 'device'>,
  onTrouble: (error: unknown) => void,
): Indexing {
  let timer: NodeJS.Timeout | undefined;
  const after = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(step, ms);
    timer.unref();
  };
  const step = (): void => {
    try {
      const slips = db.write((writing) => catchUpSaleIndex(writing, signer.device, PORTION));
      const movements = db.write((writing) => catchUpMovements(writing, signer.device, PORTION));
      const brought = db.write((writing) => catchUpBrought(writing, signer.device, STEP));
      if (slips + movements + brought + shiftBehind(db, signer.device) > 0) after(BETWEEN);
    } catch (error) {
      onTrouble(error);
    }
  };
  after(QUIET);
  return { journalGrew: () => after(QUIET), close: () => clearTimeout(timer) };
}

/** @returns how many entries of the open shift are not folded yet */
function shiftBehind(db: TillDb, device: DeviceId): number {
  const shift = openShift(db)?.shift;
  return shift === undefined ? 0 : foldAhead(db, device, { opening: openingOf(db, shift), limit: STEP });
}
