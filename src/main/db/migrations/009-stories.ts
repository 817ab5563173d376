/**
 * What is told of products and producers, as last pulled; the photographs themselves lie in a folder beside. A till that could
 * not read stories has a cursor that is past them, so it reads the catalogue again from the start.
 */
export const stories = `
CREATE TABLE story (
  subject TEXT    NOT NULL,
  id      TEXT    NOT NULL,
  body    TEXT    NOT NULL,
  told    INTEGER NOT NULL,
  PRIMARY KEY (subject, id)
) STRICT;

UPDATE sync_state SET feed_n = 0;
`;
