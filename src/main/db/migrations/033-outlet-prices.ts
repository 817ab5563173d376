/**
 * What a product costs at this outlet alone, beside what it costs everywhere. A till that could not read it has a cursor that is past
 * it, so it reads the catalogue again from the start.
 */
export const outletPrices = `
ALTER TABLE price RENAME TO price_before;
CREATE TABLE price (
  product TEXT    NOT NULL,
  -- 1: at this outlet. A product that has such prices has no others.
  here    INTEGER NOT NULL,
  from_on TEXT    NOT NULL,
  -- NULL: none from this day on.
  price   INTEGER,
  demo    INTEGER NOT NULL,
  told    INTEGER NOT NULL,
  PRIMARY KEY (product, here, from_on)
) STRICT, WITHOUT ROWID;
INSERT INTO price SELECT product, 0, from_on, price, demo, told FROM price_before;
DROP TABLE price_before;

UPDATE sync_state SET feed_n = 0;
`;
