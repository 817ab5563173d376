/** A code that the centre lists for two products is kept for both: the till asks which it is, where it took the later one before. */
export const sharedCodes = `
CREATE TABLE code_of_product (
  code    TEXT NOT NULL,
  product TEXT NOT NULL,
  PRIMARY KEY (code, product)
) STRICT, WITHOUT ROWID;
INSERT INTO code_of_product SELECT code, product FROM product_code;
DROP TABLE product_code;
ALTER TABLE code_of_product RENAME TO product_code;
CREATE INDEX product_code_by_product ON product_code (product);
`;
