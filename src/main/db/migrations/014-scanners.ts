/** What is known of the till's scanners. */
export const scanners = `
CREATE TABLE scanner (
  -- Never given out twice: a scan that is under way says which scanner it is of.
  id         INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  -- As JSON: shared/scanner/serial.ts.
  connection TEXT NOT NULL
) STRICT;

-- How the scanner that is a keyboard behaves, as JSON: shared/scanner/wedge.ts. No row: nobody has taught the till.
CREATE TABLE wedge (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  settings TEXT NOT NULL
) STRICT;
`;
