/**
 * A shift ends by being closed, and training is switched. What a shift took in is folded from the journal, so its sums go;
 * who opened it is known by id, because closing another's needs leave.
 */
export const shifts = `
ALTER TABLE shift DROP COLUMN sales;
ALTER TABLE shift DROP COLUMN sold;
ALTER TABLE shift DROP COLUMN cash;
ALTER TABLE shift ADD COLUMN opener TEXT NOT NULL DEFAULT '';
UPDATE shift SET opener = (SELECT actor FROM journal WHERE journal.seq = shift.seq);
-- The entry that closed it, and its number; null while it is open, and for one of before shifts were closed.
ALTER TABLE shift ADD COLUMN closed_seq INTEGER;
ALTER TABLE shift ADD COLUMN z INTEGER;

ALTER TABLE running ADD COLUMN training  INTEGER NOT NULL DEFAULT 0;
-- What was made while practising: its numbers are of series of their own.
ALTER TABLE running ADD COLUMN practice_sales   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE running ADD COLUMN practice_returns INTEGER NOT NULL DEFAULT 0;
`;
