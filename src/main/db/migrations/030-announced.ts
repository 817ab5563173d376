/** Goods that the office announced. A till of before has a cursor that is past what it could not read, so it begins its outlet's feed again. */
export const announced = `
-- What was announced to this outlet, as JSON (shared/stock/told.ts); mirror of the centre.
CREATE TABLE told_announced (
  id   TEXT    PRIMARY KEY,
  day  TEXT    NOT NULL,
  -- 1: it is still to come.
  open INTEGER NOT NULL,
  at   INTEGER NOT NULL,
  body TEXT    NOT NULL,
  told INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX told_announced_by_day ON told_announced (open, day);

-- Projection: what this till received of it, by the entry's place in its journal.
CREATE TABLE received_announced (announced TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

UPDATE stock_feed SET n = 0;
`;
