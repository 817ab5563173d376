import type { Head } from '../../shared/journal/chain.ts';
import type { EntryHeader, Hash } from '../../shared/journal/entry.ts';
import { byteaArray, hashArray, int4Array, int8Array, textArray, uuidArray } from './binary.ts';
import { type Db, preparedRows, row, rows, type Transaction } from './query.ts';

export type StoredEntry = { readonly header: EntryHeader; readonly hash: Hash; readonly bytes: Uint8Array };

/** Entries of one till that follow one another, proven by the signature over the last one's hash. */
export type Segment = {
  readonly device: string;
  /** The entry before the first; 64 zeros and 0 at the beginning. */
  readonly after: { readonly seq: number; readonly hash: Hash };
  readonly entries: readonly StoredEntry[];
  /** Ed25519, 64 bytes, base64. */
  readonly sig: string;
  readonly arrivedAt: number;
};

const APPEND = `
  with batch as (
    select * from unnest($1::uuid[], $2::int8[], $3::bytea[], $4::int4[], $5::int4[], $6::int8[], $7::bytea[])
      as b (device, after_seq, after_hash, first_epoch, epoch, seq, hash)
  ), moved as (
    update till t set epoch = b.epoch, seq = b.seq, hash = b.hash
    from batch b
    where t.device = b.device and t.seq = b.after_seq and t.hash = b.after_hash
      and t.epoch <= b.first_epoch and not t.revoked
    returning t.device
  ), kept as (
    insert into journal (device, seq, epoch, id, kind, at, arrived_at, entry, hash, sig)
    select e.device, e.seq, e.epoch, e.id, e.kind, e.at, e.arrived_at, e.entry, e.hash, nullif(e.sig, '')
    from unnest($8::uuid[], $9::int8[], $10::int4[], $11::uuid[], $12::text[], $13::int8[], $14::int8[], $15::text[],
                $16::bytea[], $17::bytea[])
      as e (device, seq, epoch, id, kind, at, arrived_at, entry, hash, sig)
    where e.device in (select device from moved)
  )
  select device from moved`;

/**
 * Appends segments of different tills in one statement, each only where the till's head still is the entry the segment
 * follows (compare and set). Durable once it returns outside a transaction.
 * @returns the tills whose segment was stored; the others' heads are elsewhere, and nothing of theirs was written
 */
export async function appendSegments(db: Db, segments: readonly Segment[]): Promise<Set<string>> {
  const moved = await preparedRows<{ device: string }>(db, 'append-segments', APPEND, [
    ...headColumns(segments),
    ...entryColumns(segments),
  ]);
  return new Set(moved.map(({ device }) => device));
}

/** As above, of a machine that is shut out because another has its number: the way of all others does not ask about it. */
export async function appendOfReplaced(tx: Transaction, segments: readonly Segment[]): Promise<Set<string>> {
  const devices = segments.map(({ device }) => device);
  // Nobody else sees it: the row is this transaction's until it ends.
  await rows(tx, 'update till set revoked = false where device = any($1)', [devices]);
  const moved = await appendSegments(tx, segments);
  await rows(tx, 'update till set revoked = true where device = any($1)', [devices]);
  return moved;
}

function headColumns(segments: readonly Segment[]): Buffer[] {
  const first = segments.map(({ entries }) => entries[0] as StoredEntry);
  const last = segments.map(({ entries }) => entries.at(-1) as StoredEntry);
  return [
    uuidArray(segments.map(({ device }) => device)),
    int8Array(segments.map(({ after }) => after.seq)),
    hashArray(segments.map(({ after }) => after.hash)),
    int4Array(first.map(({ header }) => header.epoch)),
    int4Array(last.map(({ header }) => header.epoch)),
    int8Array(last.map(({ header }) => header.seq)),
    hashArray(last.map(({ hash }) => hash)),
  ];
}

const NOTHING = Buffer.alloc(0);

/** On the last entry of a segment its signature, on the others nothing. */
function signatures({ entries, sig }: Segment): Buffer[] {
  return entries.map((_, index) => (index === entries.length - 1 ? Buffer.from(sig, 'base64') : NOTHING));
}

function entryColumns(segments: readonly Segment[]): Buffer[] {
  const entries = segments.flatMap((segment) => segment.entries);
  const headers = entries.map(({ header }) => header);
  return [
    uuidArray(headers.map(({ device }) => device)),
    int8Array(headers.map(({ seq }) => seq)),
    int4Array(headers.map(({ epoch }) => epoch)),
    uuidArray(headers.map(({ id }) => id)),
    textArray(headers.map(({ kind }) => Buffer.from(kind))),
    int8Array(headers.map(({ at }) => at)),
    int8Array(segments.flatMap(({ entries: own, arrivedAt }) => own.map(() => arrivedAt))),
    textArray(entries.map(({ bytes }) => bytes)),
    hashArray(entries.map(({ hash }) => hash)),
    byteaArray(segments.flatMap(signatures)),
  ];
}

/** A till's stored entries after a seq, in order, as they were hashed: as many as are asked for, and of long ones fewer. */
export async function textsAfter(db: Db, device: string, after: number, most: number): Promise<string[]> {
  const found = await rows<{ entry: string }>(
    db,
    `select entry from (
       select seq, entry, sum(length(entry)) over (order by seq) - length(entry) as before
       from (select seq, entry from journal where device = $1 and seq > $2 order by seq limit $3) as next) as page
     where before < $4 order by seq`,
    [device, after, most, PAGE_CHARACTERS],
  );
  return found.map(({ entry }) => entry);
}

/** Characters of a page: the entry that passes them is the last. */
const PAGE_CHARACTERS = 1_048_576;

/** The till's own signature of an entry, base64; of the last of each batch there is one. */
export async function signatureAt(db: Db, device: string, seq: number): Promise<string | undefined> {
  const found = await row<{ sig: string | null }>(
    db,
    `select translate(encode(sig, 'base64'), E'\\n', '') as sig from journal where device = $1 and seq = $2`,
    [device, seq],
  );
  return found?.sig ?? undefined;
}

/** Hashes of a till's stored entries by seq, both ends included. */
export async function hashesBetween(db: Db, device: string, from: number, to: number): Promise<Map<number, Hash>> {
  const found = await rows<{ seq: number; hash: Hash }>(
    db,
    `select seq, encode(hash, 'hex') as hash from journal where device = $1 and seq between $2 and $3`,
    [device, from, to],
  );
  return new Map(found.map(({ seq, hash }) => [seq, hash]));
}

/**
 * Keeps entries that continue another history than the journal's. Those kept before stay as they are.
 * @returns whether any was new
 */
export async function keepBranch(tx: Transaction, segment: Segment): Promise<boolean> {
  const kept = await rows(
    tx,
    `insert into fork_entry (device, seq, hash, epoch, prev, arrived_at, entry, sig)
     select $1, e.seq, e.hash, e.epoch, e.prev, $2, e.entry, nullif(e.sig, '')
     from unnest($3::int8[], $4::bytea[], $5::int4[], $6::bytea[], $7::text[], $8::bytea[])
       as e (seq, hash, epoch, prev, entry, sig)
     on conflict do nothing returning seq`,
    [
      segment.device,
      segment.arrivedAt,
      int8Array(segment.entries.map(({ header }) => header.seq)),
      hashArray(segment.entries.map(({ hash }) => hash)),
      int4Array(segment.entries.map(({ header }) => header.epoch)),
      hashArray(segment.entries.map(({ header }) => header.prev)),
      textArray(segment.entries.map(({ bytes }) => bytes)),
      byteaArray(signatures(segment)),
    ],
  );
  return kept.length > 0;
}

/** Where the branch that this entry stands in parted from the journal; undefined where no branch has the entry. */
export async function branchOf(
  tx: Transaction,
  device: string,
  at: Pick<Head, 'seq' | 'hash'>,
): Promise<number | undefined> {
  const found = await row<{ seq: number }>(
    tx,
    `select max(f.seq) as seq from fork f where f.device = $1 and f.seq <= $2
       and exists (select from fork_entry e where e.device = $1 and e.seq = $2 and e.hash = decode($3, 'hex'))`,
    [device, at.seq, at.hash],
  );
  return found?.seq ?? undefined;
}

type Fork = { readonly device: string; readonly seq: number; readonly otherHash: Hash; readonly seenAt: number };

/** @returns whether this parting is new */
export async function recordFork(tx: Transaction, { device, seq, otherHash, seenAt }: Fork): Promise<boolean> {
  const inserted = await rows(
    tx,
    `insert into fork (device, seq, other_hash, seen_at) values ($1, $2, decode($3, 'hex'), $4)
     on conflict do nothing returning seq`,
    [device, seq, otherHash, seenAt],
  );
  return inserted.length > 0;
}

/** Nothing of the till is counted from here on. */
export async function putInQuarantine(tx: Transaction, device: string): Promise<void> {
  await rows(tx, 'update till set quarantined = true where device = $1', [device]);
}
