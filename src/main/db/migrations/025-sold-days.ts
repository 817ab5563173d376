/**
 * What the outlet's other tills sold of a product on each day (`sync.md`), and on which days they first and last moved it: from the
 * beginning, for the cursor has passed what was not told.
 */
export const soldDays = `
CREATE TABLE told_sold (
  product TEXT    NOT NULL,
  day     TEXT    NOT NULL,
  device  TEXT    NOT NULL,
  till    INTEGER NOT NULL,
  sold    INTEGER NOT NULL,
  -- How often it was asked for and not there.
  missed  INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  told    INTEGER NOT NULL,
  PRIMARY KEY (product, day, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_sold_by_day ON told_sold (day);
ALTER TABLE told_stock ADD COLUMN first_on TEXT;
ALTER TABLE told_stock ADD COLUMN last_on TEXT;
UPDATE stock_feed SET n = 0;
`;
