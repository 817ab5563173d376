/** Goods that came back, credits of exchanges, and an index by which any slip is found. */
export const returns = `
-- Projections. What came back of each line of a sale, by the entry it came back with.
CREATE TABLE returned (
  sale     TEXT    NOT NULL,
  line     INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  amount   INTEGER NOT NULL,
  PRIMARY KEY (sale, line, seq)
) STRICT, WITHOUT ROWID;
ALTER TABLE running ADD COLUMN returns INTEGER NOT NULL DEFAULT 0;
-- Goods taken back and not paid out: other goods are paid with it.
CREATE TABLE exchange_credit (
  seq       INTEGER PRIMARY KEY,
  return    TEXT    NOT NULL UNIQUE,
  number    TEXT    NOT NULL,
  given     INTEGER NOT NULL,
  remaining INTEGER NOT NULL CHECK (remaining >= 0),
  training  INTEGER NOT NULL
) STRICT;
CREATE INDEX exchange_credit_open ON exchange_credit (seq) WHERE remaining > 0;

-- Caught up from the journal beside selling, never within it: a sale must not wait for it.
CREATE TABLE sale_index (
  seq      INTEGER PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('sale', 'return')),
  number   TEXT    NOT NULL,
  day      TEXT    NOT NULL,
  cashier  TEXT    NOT NULL,
  due      INTEGER NOT NULL,
  -- The first line, and how many more there are.
  what     TEXT    NOT NULL,
  more     INTEGER NOT NULL,
  -- Thousandths of all lines: what was sold, and what of it has come back.
  quantity INTEGER NOT NULL,
  back     INTEGER NOT NULL DEFAULT 0,
  training INTEGER NOT NULL
) STRICT;
-- Up to which entry it is made; one row.
CREATE TABLE sale_index_state (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
INSERT INTO sale_index_state VALUES (1, 0);
-- Terms as shared/find/terms.ts makes them: # begins a slip number or the end of one, $ an amount, @ a day. A list for
-- each length of a word's beginning, as product_search has.
CREATE VIRTUAL TABLE sale_search USING fts5(
  terms, content = '', detail = 'none', prefix = '1 2 3 4',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '#$@'"
);
`;
