/** What the centre last said of our journal, as it signed it: for who exports the journal. One row once it said anything. */
export const checkpoint = `
CREATE TABLE checkpoint (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  -- Line 1 of a bundle, docs/sync.md, and the centre's signature over it.
  text TEXT    NOT NULL,
  sig  TEXT    NOT NULL,
  -- The entry of ours it acknowledges.
  seq  INTEGER NOT NULL
) STRICT;
`;
