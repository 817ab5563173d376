/**
 * The lines of transfers that nobody has accepted, as the centre told them, by product: what is on its way is asked for in every
 * list of stock. is_out: 1 = sent from this outlet.
 */
export const onTheWay = `
CREATE TABLE told_way (
  product  TEXT    NOT NULL,
  lot      TEXT    NOT NULL,
  device   TEXT    NOT NULL,
  entry    TEXT    NOT NULL,
  -- Its place on the slip, from 0.
  line     INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  is_out   INTEGER NOT NULL,
  told     INTEGER NOT NULL,
  PRIMARY KEY (product, lot, device, entry, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_way_by_transfer ON told_way (device, entry);
INSERT INTO told_way
SELECT line.value ->> 'product', coalesce(line.value -> 'lot' ->> 'id', ''), device, entry, line.key, line.value ->> 'quantity',
       body -> 'sent' -> 'from' ->> 'id' = (SELECT outlet FROM enrolment), told
  FROM told_transfer, json_each(body, '$.sent.lines') AS line WHERE open = 1;
`;
