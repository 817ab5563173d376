/**
 * Stock by lot, the lots themselves, and how many papers of each series were numbered; all projections. `movement` is caught up
 * beside selling, as the index of slips is: a sale must not wait for it.
 */
export const lots = `
ALTER TABLE stock RENAME TO stock_before;
-- What this till's own entries did; lot '' = goods for which no lot is known.
CREATE TABLE stock (
  product TEXT    NOT NULL,
  lot     TEXT    NOT NULL,
  on_hand INTEGER NOT NULL,
  PRIMARY KEY (product, lot)
) STRICT, WITHOUT ROWID;
INSERT INTO stock SELECT product, '', on_hand FROM stock_before;
DROP TABLE stock_before;

-- Every lot that an entry of this till names; those of other tills are in told_lot as well.
CREATE TABLE lot (
  lot         TEXT    PRIMARY KEY,
  product     TEXT    NOT NULL,
  code        TEXT    NOT NULL,
  expires     TEXT,
  owner       TEXT    NOT NULL,
  owner_name  TEXT    NOT NULL,
  terms       TEXT    NOT NULL,
  received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lot_by_product ON lot (product);

CREATE TABLE numbered (series TEXT PRIMARY KEY, made INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- By day, so that what was sold in the last four weeks is one stretch of it.
CREATE TABLE movement (
  product  TEXT    NOT NULL,
  day      TEXT    NOT NULL,
  seq      INTEGER NOT NULL,
  lot      TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (product, day, seq, lot)
) STRICT, WITHOUT ROWID;
-- Up to which entry it is made; one row.
CREATE TABLE movement_state (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
INSERT INTO movement_state VALUES (1, 0);

-- What all tills of the outlet did, and every lot that any of them wrote down.
CREATE VIEW held AS SELECT product, lot, on_hand FROM stock UNION ALL SELECT product, lot, on_hand FROM told_stock;
CREATE VIEW known_lot AS
  SELECT lot, product, code, expires, owner, owner_name, terms, received_at FROM lot
  UNION ALL
  SELECT lot, product, code, expires, owner, owner_name, terms, received_at FROM told_lot
   WHERE NOT EXISTS (SELECT 1 FROM lot WHERE lot.lot = told_lot.lot);
`;
