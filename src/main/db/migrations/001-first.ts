/** The till's first tables: the journal, its projections, the catalogue as last pulled, the open cart, the print queue. */
export const first = `
-- The journal. seq is the rowid: entries lie on disk in the order they happened, and the next one is appended.
CREATE TABLE journal (
  seq   INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL,
  id    BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  at    INTEGER NOT NULL,
  actor TEXT    NOT NULL,
  kind  TEXT    NOT NULL,
  -- The canonical text, UTF-8, raw deflate (RFC 1951).
  body  BLOB    NOT NULL,
  hash  BLOB    NOT NULL CHECK (length(hash) = 32),
  sig   BLOB    NOT NULL CHECK (length(sig) = 64)
) STRICT;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'a journal entry is never changed'); END;
-- INSERT OR REPLACE would delete without asking the trigger below.
CREATE TRIGGER journal_is_never_replaced BEFORE INSERT ON journal
  WHEN EXISTS (SELECT 1 FROM journal WHERE seq >= NEW.seq) OR EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'a journal entry is never replaced'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'a journal entry is never deleted'); END;

-- Projections: all that can be made again from the journal.
CREATE TABLE shift (
  seq       INTEGER PRIMARY KEY,
  shift     TEXT    NOT NULL UNIQUE,
  opened_at INTEGER NOT NULL,
  opened_by TEXT    NOT NULL,
  day       TEXT    NOT NULL,
  float     INTEGER NOT NULL,
  rounding  TEXT    NOT NULL,
  sales     INTEGER NOT NULL DEFAULT 0,
  sold      INTEGER NOT NULL DEFAULT 0,
  cash      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE stock (
  product TEXT    PRIMARY KEY,
  on_hand INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Sums since enrolment; one row.
CREATE TABLE running (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  sales    INTEGER NOT NULL,
  sold     INTEGER NOT NULL,
  returned INTEGER NOT NULL
) STRICT;
INSERT INTO running VALUES (1, 0, 0, 0);
-- Copies made of a slip.
CREATE TABLE slip_copy (
  sale   TEXT    PRIMARY KEY,
  copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who this till is; one row once it is enrolled.
CREATE TABLE enrolment (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  device     TEXT    NOT NULL,
  epoch      INTEGER NOT NULL,
  outlet     TEXT    NOT NULL,
  till       INTEGER NOT NULL,
  public_key TEXT    NOT NULL,
  centre_url TEXT    NOT NULL,
  centre_key TEXT    NOT NULL
) STRICT;

-- Where the two directions of sync stand; one row.
CREATE TABLE sync_state (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  centre      TEXT    NOT NULL,
  ack_epoch   INTEGER NOT NULL,
  ack_seq     INTEGER NOT NULL,
  ack_hash    BLOB    NOT NULL,
  -- While the centre keeps our entries apart: the last it has of them. Else all three are null.
  branch_epoch INTEGER,
  branch_seq   INTEGER,
  branch_hash  BLOB,
  feed_n      INTEGER NOT NULL,
  -- Snapshots of the catalogue begun so far, and whether the last of them is still on its way.
  snapshot    INTEGER NOT NULL,
  in_snapshot INTEGER NOT NULL,
  succeeded_at INTEGER,
  forked      INTEGER NOT NULL
) STRICT;
INSERT INTO sync_state VALUES (1, '', 0, 0, zeroblob(32), NULL, NULL, NULL, 0, 0, 0, NULL, 0);

-- The catalogue as last pulled. told: the snapshot a row was last heard in or after; the end of a snapshot takes away the
-- rows it did not tell.
CREATE TABLE outlet (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, told INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tax_class (id TEXT PRIMARY KEY, body TEXT NOT NULL, told INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE producer (
  id    TEXT    PRIMARY KEY,
  name  TEXT    NOT NULL,
  kind  TEXT    NOT NULL,
  place TEXT    NOT NULL,
  told  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE product (
  number      INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  name        TEXT    NOT NULL,
  folded      TEXT    NOT NULL,
  producer    TEXT    NOT NULL,
  category    TEXT    NOT NULL,
  unit        TEXT    NOT NULL,
  weighed     INTEGER NOT NULL,
  net_content TEXT    NOT NULL,
  tax_class   TEXT    NOT NULL,
  told        INTEGER NOT NULL
) STRICT;
CREATE INDEX product_by_name ON product (folded, number);
CREATE INDEX product_by_category ON product (category, folded, number);
CREATE TABLE product_code (code TEXT PRIMARY KEY, product TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX product_code_by_product ON product_code (product);
CREATE TABLE price (
  product TEXT    NOT NULL,
  from_on TEXT    NOT NULL,
  price   INTEGER NOT NULL,
  demo    INTEGER NOT NULL,
  told    INTEGER NOT NULL,
  PRIMARY KEY (product, from_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE certificate (
  product    TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  stars      INTEGER NOT NULL,
  decision   TEXT    NOT NULL,
  issued_on  TEXT    NOT NULL,
  expires_on TEXT    NOT NULL,
  revoked_on TEXT,
  told       INTEGER NOT NULL,
  PRIMARY KEY (product, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_by_id ON certificate (id);
-- Words are folded by our own rule before they come here, so the tokenizer must not touch them again. An index for each
-- length of a Vietnamese syllable (nghieng is the longest): what is typed is then read off one list that stops at the
-- limit, and not merged from all words that begin so (200,000 products, slowest key in 100: 0.3 ms instead of 4.4).
CREATE VIRTUAL TABLE product_search USING fts5(
  words, content = '', contentless_delete = 1, detail = 'none', prefix = '1 2 3 4 5 6 7',
  tokenize = 'unicode61 remove_diacritics 0'
);

-- The cart being filled; one row while there is one. Deleted in the transaction that makes it a sale.
CREATE TABLE cart (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  body TEXT NOT NULL
) STRICT;

-- Some hundred rows: finished jobs are cleared away, so no index but the key is needed.
CREATE TABLE print_job (
  job      INTEGER PRIMARY KEY,
  sale     TEXT    NOT NULL,
  number   TEXT    NOT NULL,
  copy     INTEGER NOT NULL,
  state    TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'unknown', 'skipped')),
  attempts INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  UNIQUE (sale, copy)
) STRICT;
`;
