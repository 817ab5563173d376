/** PINs: this till's own, never sent and never rebuilt, and what the centre says about those set before. */
export const pins = `
ALTER TABLE staff ADD COLUMN pins_void_before INTEGER;

CREATE TABLE pin (
  staff       TEXT    PRIMARY KEY,
  -- Names this very PIN, without saying anything about it; the marks outside the database name it too.
  id          TEXT    NOT NULL,
  -- A PHC string: algorithm, parameters, salt, hash. Worth nothing without the pepper, which is not here.
  verifier    TEXT    NOT NULL,
  tries       INTEGER NOT NULL CHECK (tries >= 0),
  tries_ever  INTEGER NOT NULL CHECK (tries_ever >= 0),
  -- Whether the journal has been told that nobody signs in with it any more.
  told        INTEGER NOT NULL CHECK (told IN (0, 1)),
  -- The centre's pins_void_before when it was set; it is void once that has changed. No clock is compared.
  reset_seen  INTEGER,
  set_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
