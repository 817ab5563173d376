/** What the tables, indexes and triggers of this version read as: the journal is guarded by triggers that a changed bit can spoil. */
export const schemaSum = `
CREATE TABLE schema_sum (
  sum TEXT NOT NULL
) STRICT;
`;
