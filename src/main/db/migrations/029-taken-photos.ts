/**
 * Photographs taken here that an entry names and the centre does not have yet: each comes with its entry, in the same transaction, and
 * goes when the centre has it. No projection. Beside the entries and not in a folder: neither a kill nor a torn file parts them.
 */
export const takenPhotos = `
CREATE TABLE taken_photo (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
`;
