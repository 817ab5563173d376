/** Which vouchers this till took, and in which slip: a projection. training: 1 = while practising. */
export const vouchers = `
CREATE TABLE voucher (
  key      TEXT    NOT NULL,
  training INTEGER NOT NULL,
  number   TEXT    NOT NULL,
  PRIMARY KEY (key, training)
) STRICT, WITHOUT ROWID;
`;
