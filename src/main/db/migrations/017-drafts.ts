/** Documents that are being typed, one of each kind: a lock, a crash or another window finds them. No projection. */
export const drafts = `
CREATE TABLE draft (
  kind TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
