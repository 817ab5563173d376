/** A print job is any entry's slip, or a slip that is no entry's (a report in the middle of a day), or only the drawer. */
export const printJobs = `
CREATE TABLE any_print_job (
  job      INTEGER PRIMARY KEY,
  -- The entry whose slip it is. Else slip: the blocks, as JSON. Neither: nothing is printed, and the drawer opens.
  entry    TEXT,
  slip     TEXT,
  number   TEXT    NOT NULL,
  copy     INTEGER NOT NULL,
  drawer   INTEGER NOT NULL DEFAULT 0,
  state    TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'unknown', 'skipped')),
  attempts INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  CHECK (entry IS NULL OR slip IS NULL),
  CHECK (entry IS NOT NULL OR slip IS NOT NULL OR drawer = 1),
  -- Of slips without an entry there may be as many as are asked for: NULL is like no other NULL.
  UNIQUE (entry, copy)
) STRICT;
INSERT INTO any_print_job (job, entry, number, copy, state, attempts, at)
  SELECT job, sale, number, copy, state, attempts, at FROM print_job;
DROP TABLE print_job;
ALTER TABLE any_print_job RENAME TO print_job;

ALTER TABLE slip_copy RENAME COLUMN sale TO entry;
`;
