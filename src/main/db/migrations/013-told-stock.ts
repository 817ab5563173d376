/**
 * What the centre tells of the outlet's stock (`sync.md`): its lots, and what each other till did to each. No projections: nothing
 * of it is in this till's journal. told: the snapshot a row was last heard in or after, as of the catalogue.
 */
export const toldStock = `
-- Where the stock feed stands; one row. The numbers are those of that centre's feed of that outlet.
CREATE TABLE stock_feed (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  centre      TEXT    NOT NULL,
  outlet      TEXT    NOT NULL,
  n           INTEGER NOT NULL,
  snapshot    INTEGER NOT NULL,
  in_snapshot INTEGER NOT NULL
) STRICT;
INSERT INTO stock_feed VALUES (1, '', '', 0, 0, 0);
CREATE TABLE told_lot (
  lot         TEXT    PRIMARY KEY,
  product     TEXT    NOT NULL,
  code        TEXT    NOT NULL,
  expires     TEXT,
  owner       TEXT    NOT NULL,
  owner_name  TEXT    NOT NULL,
  terms       TEXT    NOT NULL,
  received_at INTEGER NOT NULL,
  told        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX told_lot_by_product ON told_lot (product);
-- By product first: what is on hand is asked for while goods are scanned. Lot '' = goods for which no lot is known.
CREATE TABLE told_stock (
  product TEXT    NOT NULL,
  lot     TEXT    NOT NULL,
  device  TEXT    NOT NULL,
  till    INTEGER NOT NULL,
  on_hand INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  told    INTEGER NOT NULL,
  PRIMARY KEY (product, lot, device)
) STRICT, WITHOUT ROWID;
`;
