import type { Head } from '../../shared/journal/chain.ts';
import { NO_HASH } from '../../shared/journal/entry.ts';
import { hashAt } from '../db/journal.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { setAcknowledged, setForked } from '../db/syncState.ts';

/** Before the first entry: what follows it is the whole journal. */
export const NOTHING_SENT: Head = { epoch: 0, seq: 0, hash: NO_HASH };

/**
 * Where the centre stands with our entries. Going back is right: a centre restored from a backup knows less than it
 * once said, and is sent the rest again. But an entry it has and we have not, or have with another hash, means that
 * this journal is not the one it knows: a disk that was copied or restored. Its head then says nothing about ours.
 * @param quarantined whether the centre keeps this till's entries apart
 * @returns whether the head is an entry of ours, and so was kept
 */
export function keepAcknowledged(db: WriteDb, acknowledged: Head, quarantined: boolean): boolean {
  const isOurs = hashAt(db, acknowledged.seq) === acknowledged.hash;
  setForked(db, quarantined || !isOurs);
  if (isOurs) setAcknowledged(db, acknowledged);
  return isOurs;
}
