/**
 * What producers are owed: by business day what their goods brought, what settlements took of that, and what they were paid. Own
 * entries and, as told by the centre (`sync.md`), what other tills of the outlet did. lot '' = goods for which no lot is known;
 * quantities in thousandths, money in đồng. Own `brought` is caught up beside selling, as the movements are.
 */
export const settlement = `
CREATE TABLE brought (
  owner      TEXT    NOT NULL,
  product    TEXT    NOT NULL,
  lot        TEXT    NOT NULL,
  day        TEXT    NOT NULL,
  owner_name TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  unit       TEXT    NOT NULL,
  sold       INTEGER NOT NULL,
  returned   INTEGER NOT NULL,
  taken      INTEGER NOT NULL,
  paid       INTEGER NOT NULL,
  shop       INTEGER NOT NULL,
  producer   INTEGER NOT NULL,
  programme  INTEGER NOT NULL,
  PRIMARY KEY (owner, product, lot, day)
) STRICT, WITHOUT ROWID;
-- Up to which entry it is made; one row.
CREATE TABLE brought_state (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
INSERT INTO brought_state VALUES (1, 0);

CREATE TABLE settled (
  owner      TEXT    NOT NULL,
  product    TEXT    NOT NULL,
  lot        TEXT    NOT NULL,
  sold       INTEGER NOT NULL,
  returned   INTEGER NOT NULL,
  taken      INTEGER NOT NULL,
  paid       INTEGER NOT NULL,
  shop       INTEGER NOT NULL,
  producer   INTEGER NOT NULL,
  programme  INTEGER NOT NULL,
  commission INTEGER NOT NULL,
  payable    INTEGER NOT NULL,
  PRIMARY KEY (owner, product, lot)
) STRICT, WITHOUT ROWID;

-- until: the last day that was settled; per_mille: at what commission goods of no lot were settled last. Null: never.
CREATE TABLE account (
  owner     TEXT    PRIMARY KEY,
  name      TEXT    NOT NULL,
  payable   INTEGER NOT NULL,
  paid      INTEGER NOT NULL,
  until     TEXT,
  per_mille INTEGER
) STRICT, WITHOUT ROWID;

-- Whose settlements and payments the entries are.
CREATE TABLE settlement_paper (
  owner TEXT    NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (owner, seq)
) STRICT, WITHOUT ROWID;

-- What each other till did. told: the snapshot a row was last heard in or after, as of the catalogue.
CREATE TABLE told_brought (
  owner      TEXT    NOT NULL,
  product    TEXT    NOT NULL,
  lot        TEXT    NOT NULL,
  day        TEXT    NOT NULL,
  device     TEXT    NOT NULL,
  till       INTEGER NOT NULL,
  owner_name TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  unit       TEXT    NOT NULL,
  sold       INTEGER NOT NULL,
  returned   INTEGER NOT NULL,
  taken      INTEGER NOT NULL,
  paid       INTEGER NOT NULL,
  shop       INTEGER NOT NULL,
  producer   INTEGER NOT NULL,
  programme  INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  told       INTEGER NOT NULL,
  PRIMARY KEY (owner, product, lot, day, device)
) STRICT, WITHOUT ROWID;
CREATE TABLE told_settled (
  owner      TEXT    NOT NULL,
  product    TEXT    NOT NULL,
  lot        TEXT    NOT NULL,
  device     TEXT    NOT NULL,
  till       INTEGER NOT NULL,
  sold       INTEGER NOT NULL,
  returned   INTEGER NOT NULL,
  taken      INTEGER NOT NULL,
  paid       INTEGER NOT NULL,
  shop       INTEGER NOT NULL,
  producer   INTEGER NOT NULL,
  programme  INTEGER NOT NULL,
  commission INTEGER NOT NULL,
  payable    INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  told       INTEGER NOT NULL,
  PRIMARY KEY (owner, product, lot, device)
) STRICT, WITHOUT ROWID;
CREATE TABLE told_account (
  owner     TEXT    NOT NULL,
  device    TEXT    NOT NULL,
  till      INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  payable   INTEGER NOT NULL,
  paid      INTEGER NOT NULL,
  until     TEXT,
  per_mille INTEGER,
  seq       INTEGER NOT NULL,
  told      INTEGER NOT NULL,
  PRIMARY KEY (owner, device)
) STRICT, WITHOUT ROWID;

CREATE VIEW all_brought AS
  SELECT owner, product, lot, day, owner_name, name, unit, sold, returned, taken, paid, shop, producer, programme FROM brought
  UNION ALL
  SELECT owner, product, lot, day, owner_name, name, unit, sold, returned, taken, paid, shop, producer, programme FROM told_brought;
CREATE VIEW all_settled AS
  SELECT owner, product, lot, sold, returned, taken, paid, shop, producer, programme, commission, payable FROM settled
  UNION ALL
  SELECT owner, product, lot, sold, returned, taken, paid, shop, producer, programme, commission, payable FROM told_settled;
CREATE VIEW all_accounts AS
  SELECT owner, name, payable, paid, until, per_mille FROM account
  UNION ALL
  SELECT owner, name, payable, paid, until, per_mille FROM told_account;

-- Whose goods are on the shelf.
CREATE INDEX lot_by_owner ON lot (owner);
CREATE INDEX told_lot_by_owner ON told_lot (owner);
`;
