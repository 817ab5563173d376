import type { Hash } from '../../shared/journal/entry.ts';
import type { TillReport } from '../../shared/sync/protocol.ts';
import type { ReplacedTill } from '../../shared/till/till.ts';
import { type Db, row, rows, type Transaction } from './query.ts';

export type ForkColumns = {
  readonly device: string;
  readonly outlet: string;
  readonly till: number;
  readonly publicKey: string;
  readonly firstEpoch: number;
  readonly replaces: ReplacedTill | null;
  readonly seq: number;
  readonly otherHash: Hash;
  readonly seenAt: number;
  readonly quarantined: boolean;
  readonly revoked: boolean;
  /** The till's last entry in the journal, and up to which its entries are counted. */
  readonly headSeq: number;
  readonly countedSeq: number;
  readonly report: TillReport | null;
  readonly judged: 'goes-on' | 'kept-apart' | null;
  readonly judgedAt: number | null;
  readonly judgedBy: string | null;
  readonly judgedNote: string | null;
};

/** Of all tills, those in quarantine first, then the newest. */
export function readForks(db: Db, limit: number): Promise<ForkColumns[]> {
  return rows(
    db,
    `select f.device, t.outlet, t.till, t.public_key as "publicKey", t.first_epoch as "firstEpoch", t.replaces,
            f.seq, encode(f.other_hash, 'hex') as "otherHash",
            f.seen_at as "seenAt", t.quarantined, t.revoked, t.seq as "headSeq", p.seq as "countedSeq", s.report,
            d.judged, d.at as "judgedAt", d.by as "judgedBy", d.note as "judgedNote"
     from fork f join till t using (device) join projected p using (device) left join till_seen s using (device)
     left join lateral (
       select judged, at, by, note from fork_decision
       where device = f.device and seq = f.seq and other_hash = f.other_hash order by at desc limit 1
     ) d on true
     order by t.quarantined desc, f.seen_at desc, f.device, f.seq desc limit $1`,
    [limit],
  );
}

/** Names a history that is kept apart. */
export type ForkName = { readonly device: string; readonly seq: number; readonly otherHash: string };

export async function isFork(db: Db, { device, seq, otherHash }: ForkName): Promise<boolean> {
  const found = await row(db, `select 1 from fork where device = $1 and seq = $2 and other_hash = decode($3, 'hex')`, [
    device,
    seq,
    otherHash,
  ]);
  return found !== undefined;
}

export type BranchRow = {
  readonly seq: number;
  readonly hash: Hash;
  readonly arrivedAt: number;
  readonly entry: string;
};

type Page = { readonly after: number; readonly limit: number };

/** The journal's entries from where the histories part. */
export function keptBranch(db: Db, { device, seq }: ForkName, { after, limit }: Page): Promise<BranchRow[]> {
  return rows(
    db,
    `select seq, encode(hash, 'hex') as hash, arrived_at as "arrivedAt", entry from journal
     where device = $1 and seq >= $2 and seq > $3 order by seq limit $4`,
    [device, seq, after, limit],
  );
}

/**
 * The other history's: the chain that begins with the entry the fork is named by, or, where that one was never sent, with those
 * that follow it. A history that parted once more is in it with all its ends, in the order of their numbers.
 */
export function otherBranch(
  db: Db,
  { device, seq, otherHash }: ForkName,
  { after, limit }: Page,
): Promise<BranchRow[]> {
  return rows(
    db,
    `with recursive chain as (
       select seq, hash from fork_entry
       where device = $1 and ((seq = $2 and hash = decode($3, 'hex')) or (seq = $2 + 1 and prev = decode($3, 'hex')))
       union
       select e.seq, e.hash from chain c join fork_entry e on e.device = $1 and e.seq = c.seq + 1 and e.prev = c.hash
     )
     select e.seq, encode(e.hash, 'hex') as hash, e.arrived_at as "arrivedAt", e.entry
     from chain join fork_entry e on e.device = $1 and e.seq = chain.seq and e.hash = chain.hash
     where e.seq > $4 order by e.seq, e.hash limit $5`,
    [device, seq, otherHash, after, limit],
  );
}

export type CountedSum = { readonly slips: number; readonly total: number };

/** What is counted of a till from an entry on. */
export async function countedFrom(db: Db, device: string, seq: number): Promise<CountedSum> {
  const found = await row<CountedSum>(
    db,
    'select count(*) as slips, coalesce(sum(total), 0)::bigint as total from sale where device = $1 and seq >= $2',
    [device, seq],
  );
  return found ?? { slips: 0, total: 0 };
}

/** When another history of a till was last seen to part; the mark of its alarm. */
export async function lastForkOf(db: Db, device: string): Promise<number | null> {
  const found = await row<{ seen: number | null }>(db, 'select max(seen_at) as seen from fork where device = $1', [
    device,
  ]);
  return found?.seen ?? null;
}

/** Which histories of a till have an entry of this number and hash. */
export async function historyOf(db: Db, device: string, head: { readonly seq: number; readonly hash: string }) {
  const found = await row<{ kept: boolean; other: boolean }>(
    db,
    `select exists (select from journal where device = $1 and seq = $2 and hash = decode($3, 'hex')) as kept,
            exists (select from fork_entry where device = $1 and seq = $2 and hash = decode($3, 'hex')) as other`,
    [device, head.seq, head.hash],
  );
  return found ?? { kept: false, other: false };
}

export type Judged = {
  readonly device: string;
  readonly as: 'goes-on' | 'kept-apart';
  readonly at: number;
  readonly by: string;
  readonly note: string;
};

/** Over all histories of a till that parted: what it goes on with is one. */
export async function judgeForks(tx: Transaction, { device, as, at, by, note }: Judged): Promise<void> {
  await rows(
    tx,
    `insert into fork_decision (device, seq, other_hash, at, judged, by, note)
     select device, seq, other_hash, $2, $3, $4, $5 from fork where device = $1
     on conflict (device, seq, other_hash, at) do update set judged = excluded.judged, by = excluded.by, note = excluded.note`,
    [device, at, as, by, note],
  );
}
