/** More printers than one: what they are, what each is for, and for which of them a job is. */
export const printers = `
CREATE TABLE printer (
  -- Never given out twice: a job remembers where it went. 0 is the one named at the start, and has no row.
  id         INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name       TEXT NOT NULL,
  -- As JSON: shared/printer/connection.ts and profile.ts.
  connection TEXT NOT NULL,
  profile    TEXT NOT NULL
) STRICT;

-- Which printer is chosen for what; no row: printer 0.
CREATE TABLE printer_use (
  use     TEXT    PRIMARY KEY CHECK (use IN ('slips', 'labels')),
  printer INTEGER NOT NULL REFERENCES printer (id)
) STRICT, WITHOUT ROWID;

-- At the head of every slip: one bit a dot, 1 black, each row filled up to whole bytes.
CREATE TABLE logo (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  width  INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  dots   BLOB    NOT NULL
) STRICT;

CREATE TABLE sent_print_job (
  job      INTEGER PRIMARY KEY,
  -- The entry whose slip it is. Else slip: the blocks, as JSON. Else labels: what they are to be, as JSON. Else only the drawer.
  entry    TEXT,
  slip     TEXT,
  labels   TEXT,
  number   TEXT    NOT NULL,
  copy     INTEGER NOT NULL,
  -- Whether it is printed again because nobody knows of an earlier one: its stamp says so.
  again    INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1)),
  drawer   INTEGER NOT NULL DEFAULT 0,
  -- Where it is to come out; null: where such a thing comes out at the moment.
  printer  INTEGER,
  -- Where it is being sent, or was.
  taken_by INTEGER,
  state    TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'accepted', 'unknown', 'skipped')),
  attempts INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  CHECK ((entry IS NOT NULL) + (slip IS NOT NULL) + (labels IS NOT NULL) <= 1),
  CHECK (entry IS NOT NULL OR slip IS NOT NULL OR labels IS NOT NULL OR drawer = 1),
  -- Of what is no entry's there may be as many as are asked for: NULL is like no other NULL.
  UNIQUE (entry, copy)
) STRICT;
INSERT INTO sent_print_job (job, entry, slip, number, copy, drawer, taken_by, state, attempts, at)
  SELECT job, entry, slip, number, copy, drawer, CASE WHEN attempts > 0 THEN 0 END, state, attempts, at FROM print_job;
DROP TABLE print_job;
ALTER TABLE sent_print_job RENAME TO print_job;
`;
