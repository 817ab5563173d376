/** Carts put aside, with the day their prices are of. Some few: no index but the key is needed. */
export const heldCarts = `
CREATE TABLE held_cart (
  sale    TEXT    PRIMARY KEY,
  name    TEXT,
  held_at INTEGER NOT NULL,
  held_by TEXT    NOT NULL,
  day     TEXT    NOT NULL,
  total   INTEGER NOT NULL,
  body    TEXT    NOT NULL
) STRICT;
`;
