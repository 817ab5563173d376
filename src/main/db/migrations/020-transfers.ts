/**
 * Goods sent from one outlet to another. A till of before has cursors that are past what it could not read, so it begins both feeds
 * again.
 */
export const transfers = `
-- Every outlet of the province by name, as JSON; mirror of the centre.
CREATE TABLE known_outlet (
  id   TEXT    PRIMARY KEY,
  code TEXT    NOT NULL,
  body TEXT    NOT NULL,
  told INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Transfers from and to this outlet, as JSON (shared/stock/told.ts); mirror of the centre. A transfer's name is the till and the entry that sent it.
CREATE TABLE told_transfer (
  device  TEXT    NOT NULL,
  entry   TEXT    NOT NULL,
  sent_at INTEGER NOT NULL,
  -- 1: nobody has accepted it yet.
  open    INTEGER NOT NULL,
  body    TEXT    NOT NULL,
  told    INTEGER NOT NULL,
  PRIMARY KEY (device, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_transfer_by_time ON told_transfer (open, sent_at);

-- Projections: what this till sent, and what it accepted.
CREATE TABLE sent_transfer (entry TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE accepted_transfer (
  device TEXT    NOT NULL,
  entry  TEXT    NOT NULL,
  -- Of this till's journal.
  seq    INTEGER NOT NULL,
  PRIMARY KEY (device, entry)
) STRICT, WITHOUT ROWID;

UPDATE sync_state SET feed_n = 0;
UPDATE stock_feed SET n = 0;
`;
