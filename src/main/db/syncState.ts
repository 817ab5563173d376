import type { Instant } from '../../shared/day.ts';
import type { Head } from '../../shared/journal/chain.ts';
import { must } from '../../shared/must.ts';
import { hex } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

export type SyncState = {
  /** Which centre, and since which restore of it; empty before the first sync. */
  readonly centre: string;
  /** The last entry the centre has said to hold. */
  readonly acknowledged: Head;
  /** Cursor in the catalogue feed. */
  readonly feedN: number;
  readonly succeededAt: Instant | null;
  /** The centre keeps our entries apart: same number, other content. */
  readonly forked: boolean;
};

type Row = {
  readonly centre: string;
  readonly ack_epoch: number;
  readonly ack_seq: number;
  readonly ack_hash: Buffer;
  readonly feed_n: number;
  readonly succeeded_at: Instant | null;
  readonly forked: number;
};

export function syncState(db: ReadDb): SyncState {
  const row = must(db.get<Row>('SELECT * FROM sync_state'), 'the sync state');
  return {
    centre: row.centre,
    acknowledged: { epoch: row.ack_epoch, seq: row.ack_seq, hash: hex(row.ack_hash) },
    feedN: row.feed_n,
    succeededAt: row.succeeded_at,
    forked: row.forked === 1,
  };
}

/** What the centre says to hold. May go back: a centre restored from its backup is sent the entries again. */
export function setAcknowledged(db: WriteDb, acknowledged: Head): void {
  db.run(
    'UPDATE sync_state SET ack_epoch = ?, ack_seq = ?, ack_hash = ?',
    acknowledged.epoch,
    acknowledged.seq,
    Buffer.from(acknowledged.hash, 'hex'),
  );
}

export function setCursor(db: WriteDb, centre: string, n: number): void {
  db.run('UPDATE sync_state SET centre = ?, feed_n = ?', centre, n);
}

export function setForked(db: WriteDb, forked: boolean): void {
  db.run('UPDATE sync_state SET forked = ?', forked ? 1 : 0);
}

export function setSucceeded(db: WriteDb, at: Instant): void {
  db.run('UPDATE sync_state SET succeeded_at = ?', at);
}
