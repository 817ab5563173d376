/**
 * Promotions as last pulled, and what is in a gift basket. A till that could not read these has a cursor that is past
 * them, so it reads the catalogue again from the start.
 */
export const promotions = `
CREATE TABLE promotion (
  id    TEXT    PRIMARY KEY,
  to_on TEXT    NOT NULL,
  body  TEXT    NOT NULL,
  told  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX promotion_by_end ON promotion (to_on);

-- Counts what happens to promotions, so that they are read and parsed once and not at every scan; one row.
CREATE TABLE promotion_edition (one INTEGER PRIMARY KEY CHECK (one = 1), n INTEGER NOT NULL) STRICT;
INSERT INTO promotion_edition VALUES (1, 0);
CREATE TRIGGER promotion_told AFTER INSERT ON promotion BEGIN UPDATE promotion_edition SET n = n + 1; END;
CREATE TRIGGER promotion_changed AFTER UPDATE ON promotion BEGIN UPDATE promotion_edition SET n = n + 1; END;
CREATE TRIGGER promotion_gone AFTER DELETE ON promotion BEGIN UPDATE promotion_edition SET n = n + 1; END;

-- What a gift basket holds, as JSON; null where it is no basket.
ALTER TABLE product ADD COLUMN basket TEXT;

UPDATE sync_state SET feed_n = 0;
`;
