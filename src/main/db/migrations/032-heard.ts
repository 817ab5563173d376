/** When the newest bundle that was taken in was made, by the centre's clock: an older one that comes by file says nothing new. */
export const heard = `
ALTER TABLE sync_state ADD COLUMN heard_at INTEGER NOT NULL DEFAULT 0;
`;
