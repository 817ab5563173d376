import type { Instant } from '../../shared/day.ts';
import type { Head } from '../../shared/journal/chain.ts';
import { must } from '../../shared/must.ts';
import { hex } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** What of our journal is at the centre, as far as it told us. */
export type Standing = {
  /** The centre's own head for this till, as it last told; always an entry of ours. */
  readonly acknowledged: Head;
  /** While the centre keeps our entries apart: the last of ours that it has, in either history. */
  readonly branch: Head | undefined;
  /** The centre keeps our entries apart: same number, other content. */
  readonly forked: boolean;
};

export type SyncState = Standing & {
  /** Which centre, and since which restore of it; empty before the first sync. */
  readonly centre: string;
  /** Cursor in the catalogue feed. */
  readonly feedN: number;
  /** A snapshot of the catalogue has begun and its last page is not here yet. */
  readonly inSnapshot: boolean;
  readonly succeededAt: Instant | null;
  /** When the newest bundle that was taken in was made, by the centre's clock; 0 before the first. */
  readonly heardAt: Instant;
};

type Row = {
  readonly centre: string;
  readonly ack_epoch: number;
  readonly ack_seq: number;
  readonly ack_hash: Buffer;
  readonly branch_epoch: number | null;
  readonly branch_seq: number | null;
  readonly branch_hash: Buffer | null;
  readonly feed_n: number;
  readonly in_snapshot: number;
  readonly succeeded_at: Instant | null;
  readonly forked: number;
  readonly heard_at: Instant;
};

export function syncState(db: ReadDb): SyncState {
  const row = must(db.get<Row>('SELECT * FROM sync_state'), 'the sync state');
  return {
    centre: row.centre,
    acknowledged: { epoch: row.ack_epoch, seq: row.ack_seq, hash: hex(row.ack_hash) },
    branch: branchIn(row),
    feedN: row.feed_n,
    inSnapshot: row.in_snapshot === 1,
    succeededAt: row.succeeded_at,
    forked: row.forked === 1,
    heardAt: row.heard_at,
  };
}

function branchIn({ branch_epoch: epoch, branch_seq: seq, branch_hash: hash }: Row): Head | undefined {
  return epoch === null || seq === null || hash === null ? undefined : { epoch, seq, hash: hex(hash) };
}

/** The last of our entries that the centre has: the next push begins after it, and what lies after it is unsent. */
export function sentUpTo({ branch, acknowledged }: Pick<Standing, 'branch' | 'acknowledged'>): Head {
  return branch ?? acknowledged;
}

/** Told by the centre: may go back, since a centre restored from its backup is sent the entries again. */
export function setStanding(db: WriteDb, { acknowledged, branch, forked }: Standing): void {
  db.run(
    `UPDATE sync_state SET ack_epoch = ?, ack_seq = ?, ack_hash = ?,
       branch_epoch = ?, branch_seq = ?, branch_hash = ?, forked = ?`,
    acknowledged.epoch,
    acknowledged.seq,
    Buffer.from(acknowledged.hash, 'hex'),
    branch?.epoch ?? null,
    branch?.seq ?? null,
    branch ? Buffer.from(branch.hash, 'hex') : null,
    forked ? 1 : 0,
  );
}

export function setCursor(db: WriteDb, centre: string, n: number): void {
  db.run('UPDATE sync_state SET centre = ?, feed_n = ?', centre, n);
}

export function setInSnapshot(db: WriteDb, inSnapshot: boolean): void {
  db.run('UPDATE sync_state SET in_snapshot = ?', inSnapshot ? 1 : 0);
}

export function setSucceeded(db: WriteDb, at: Instant): void {
  db.run('UPDATE sync_state SET succeeded_at = ?', at);
}

export function setHeardAt(db: WriteDb, at: Instant): void {
  db.run('UPDATE sync_state SET heard_at = max(heard_at, ?)', at);
}
