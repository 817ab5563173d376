/**
 * Stock counts: which entries of this till are of which (a projection), what other tills counted and moved as the centre tells it
 * (`sync.md`), and what somebody is counting at this moment.
 */
export const counts = `
CREATE TABLE count_entry (
  seq   INTEGER PRIMARY KEY,
  count TEXT    NOT NULL,
  -- How many lines a sheet has; 0: it begins the count.
  lines INTEGER NOT NULL,
  -- 1: the entry closes the count.
  over  INTEGER NOT NULL
) STRICT;
CREATE INDEX count_entry_of ON count_entry (count, seq);

-- Sheets and closings of other tills, as they wrote them; told: as of the catalogue's rows.
CREATE TABLE told_count (
  device TEXT    NOT NULL,
  seq    INTEGER NOT NULL,
  till   INTEGER NOT NULL,
  count  TEXT    NOT NULL,
  entry  TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  lines  INTEGER NOT NULL,
  over   INTEGER NOT NULL,
  body   TEXT    NOT NULL,
  told   INTEGER NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_count_of ON told_count (count);

-- What other tills moved lately, each movement with its instant: what the books had when goods were counted is reckoned back by it.
CREATE TABLE told_moved (
  device   TEXT    NOT NULL,
  seq      INTEGER NOT NULL,
  product  TEXT    NOT NULL,
  lot      TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  told     INTEGER NOT NULL,
  PRIMARY KEY (device, seq, product, lot)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_moved_at ON told_moved (at);

-- The outlet's other tills, and up to when all they did is told; null: not known.
CREATE TABLE heard_till (device TEXT PRIMARY KEY, till INTEGER NOT NULL, up_to INTEGER) STRICT, WITHOUT ROWID;

-- What one person has counted and not written down yet; lot '' = nobody looked which. scan: the last one, so that it counts once.
CREATE TABLE count_draft (
  count    TEXT    NOT NULL,
  actor    TEXT    NOT NULL,
  place    TEXT    NOT NULL,
  recount  INTEGER NOT NULL,
  product  TEXT    NOT NULL,
  lot      TEXT    NOT NULL,
  quantity INTEGER NOT NULL,
  since    INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  scan     TEXT    NOT NULL,
  PRIMARY KEY (count, actor, place, recount, product, lot)
) STRICT, WITHOUT ROWID;

-- More kinds of row are read from now on: the feed has passed them.
UPDATE stock_feed SET n = 0;
`;
