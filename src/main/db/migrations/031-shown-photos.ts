/** Photographs of what was written off stay for a while once the centre has them (db/takenPhoto.ts), so that its paper shows them. */
export const shownPhotos = `
-- 1: the centre has it.
ALTER TABLE taken_photo ADD COLUMN sent INTEGER NOT NULL DEFAULT 0;
`;
