/** Which price stands on a product's shelf label: what was printed at this till last. */
export const labels = `
CREATE TABLE shelf_label (
  product TEXT    PRIMARY KEY,
  price   INTEGER NOT NULL,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
