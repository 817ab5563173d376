import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Instant } from '../../shared/day.ts';
import type { DeviceId, EntryId } from '../../shared/id.ts';
import type { Head } from '../../shared/journal/chain.ts';
import { type BodyOf, bodyText, type EntryHeader, type EntryKind, entryText } from '../../shared/journal/entry.ts';
import { type Hash, NO_HASH } from '../../shared/journal/hash.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Who signs this till's journal: its id, its epoch, and its key behind a function. */
export type Signer = {
  readonly device: DeviceId;
  readonly epoch: number;
  /** Ed25519 over the 32 bytes of a hash; answers 64 bytes. */
  readonly sign: (hash: Uint8Array) => Uint8Array;
};

export type NewEntry<K extends EntryKind> = {
  readonly id: EntryId;
  readonly at: Instant;
  readonly actor: string;
  readonly kind: K;
  readonly body: BodyOf<K>;
};

/** An entry as stored: header, canonical body text, hash and signature. */
export type StoredEntry = {
  readonly header: EntryHeader;
  readonly body: string;
  readonly hash: Hash;
  /** base64 */
  readonly sig: string;
};

type Row = {
  readonly seq: number;
  readonly epoch: number;
  readonly id: Buffer;
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly body: Buffer;
  readonly hash: Buffer;
  readonly sig: Buffer;
};

/** Appends one entry, chained to the last and signed. */
export function append<K extends EntryKind>(db: WriteDb, signer: Signer, entry: NewEntry<K>): StoredEntry {
  const last = head(db);
  const header: EntryHeader = {
    device: signer.device,
    epoch: signer.epoch,
    seq: last.seq + 1,
    id: entry.id,
    at: entry.at,
    actor: entry.actor,
    kind: entry.kind,
    prev: last.hash,
  };
  const body = bodyText(entry.body);
  return insert(db, signer, header, body);
}

/**
 * An entry that this till wrote once and has no longer, as the centre kept it. It is signed again: Ed25519 gives the same
 * signature for the same hash. Whoever calls has proved that it follows the last.
 */
export function appendAgain(db: WriteDb, signer: Signer, entry: Pick<StoredEntry, 'header' | 'body'>): StoredEntry {
  return insert(db, signer, entry.header, entry.body);
}

/** The only statement that writes the journal. */
function insert(db: WriteDb, signer: Signer, header: EntryHeader, body: string): StoredEntry {
  const hash = sha256(entryText(header, body));
  const sig = signer.sign(hash);
  db.run(
    'INSERT INTO journal (seq, epoch, id, at, actor, kind, body, hash, sig) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    header.seq,
    header.epoch,
    idBytes(header.id),
    header.at,
    header.actor,
    header.kind,
    packed(body),
    hash,
    sig,
  );
  return { header, body, hash: hash.toString('hex') as Hash, sig: Buffer.from(sig).toString('base64') };
}

/** Where the journal ends; seq 0 with 64 zeros while it is empty. */
export function head(db: ReadDb): Head {
  const row = db.get<Pick<Row, 'epoch' | 'seq' | 'hash'>>(
    'SELECT epoch, seq, hash FROM journal ORDER BY seq DESC LIMIT 1',
  );
  return row ? { epoch: row.epoch, seq: row.seq, hash: hex(row.hash) } : { epoch: 0, seq: 0, hash: NO_HASH };
}

/** The hash of an entry; 64 zeros for seq 0, undefined where there is no such entry. */
export function hashAt(db: ReadDb, seq: number): Hash | undefined {
  if (seq === 0) return NO_HASH;
  const row = db.get<Pick<Row, 'hash'>>('SELECT hash FROM journal WHERE seq = ?', seq);
  return row && hex(row.hash);
}

/** The entry of an id, for "was this sale already made?". */
export function entryOf(db: ReadDb, device: DeviceId, id: EntryId): StoredEntry | undefined {
  const row = db.get<Row & { prev: Buffer | null }>(`${WITH_PREV} WHERE journal.id = ?`, idBytes(id));
  return row && stored(device, row);
}

export function entryAt(db: ReadDb, device: DeviceId, seq: number): StoredEntry | undefined {
  const row = db.get<Row & { prev: Buffer | null }>(`${WITH_PREV} WHERE journal.seq = ?`, seq);
  return row && stored(device, row);
}

/** Entries in order, beginning after a seq. */
export function* entriesAfter(db: ReadDb, device: DeviceId, seq: number, limit: number): Generator<StoredEntry> {
  const rows = db.each<Row & { prev: Buffer | null }>(
    `${WITH_PREV} WHERE journal.seq > ? ORDER BY journal.seq LIMIT ?`,
    seq,
    limit,
  );
  for (const row of rows) yield stored(device, row);
}

/** How much of the journal is taken at once: entries, and characters of their bodies; the one that passes these is the last. */
export type Portion = { readonly entries: number; readonly characters: number };

/** The next entries after a seq, at least one where there is any: a paper of goods may be a hundred times as long as a sale. */
export function nextEntries(db: ReadDb, device: DeviceId, seq: number, most: number | Portion): StoredEntry[] {
  const { entries, characters } = typeof most === 'number' ? { entries: most, characters: Infinity } : most;
  const found: StoredEntry[] = [];
  let read = 0;
  for (const entry of entriesAfter(db, device, seq, entries)) {
    found.push(entry);
    read += entry.body.length;
    if (read >= characters) break;
  }
  return found;
}

/** The newest entries of one kind, newest first. */
export function newestOf(db: ReadDb, device: DeviceId, kind: EntryKind, limit: number): StoredEntry[] {
  const rows = db.all<Row & { prev: Buffer | null }>(
    `${WITH_PREV} WHERE journal.kind = ? ORDER BY journal.seq DESC LIMIT ?`,
    kind,
    limit,
  );
  return rows.map((row) => stored(device, row));
}

/** How many entries lie after a seq, and since when the oldest of them does. */
export function unsentAfter(db: ReadDb, seq: number): { readonly count: number; readonly oldestAt: Instant | null } {
  const oldest = db.get<{ seq: number; at: number }>(
    'SELECT seq, at FROM journal WHERE seq > ? ORDER BY seq LIMIT 1',
    seq,
  );
  if (!oldest) return { count: 0, oldestAt: null };
  return { count: head(db).seq - oldest.seq + 1, oldestAt: oldest.at as Instant };
}

// The hash before is the row before: it is not stored twice. A subquery, because the same as a LEFT JOIN takes 16 µs
// even where no row is found, and this 1 (measured).
const WITH_PREV =
  'SELECT *, (SELECT hash FROM journal AS before WHERE before.seq = journal.seq - 1) AS prev FROM journal';

function stored(device: DeviceId, row: Row & { readonly prev: Buffer | null }): StoredEntry {
  const header: EntryHeader = {
    device,
    epoch: row.epoch,
    seq: row.seq,
    id: idText(row.id),
    at: row.at as Instant,
    actor: row.actor,
    kind: row.kind,
    prev: row.prev ? hex(row.prev) : NO_HASH,
  };
  return { header, body: unpacked(row.body), hash: hex(row.hash), sig: row.sig.toString('base64') };
}

/**
 * A sale of five lines is 1.7 kB of text and 0.8 kB packed: half the pages to write and to flush, and 200,000 sales in
 * 210 MB instead of 420 (measured). What is hashed, signed, sent and exported is always the text.
 */
function packed(text: string): Buffer {
  return deflateRawSync(text, PACKING);
}

/**
 * A body is 2 kB: a window of 4 kB holds it, and so small a state takes half the time to set up (measured 16 µs, not 33).
 * What comes out fits a piece of 2 kB; zlib would make 16 kB ready for it.
 */
const PACKING = { windowBits: 12, memLevel: 5, level: 3, chunkSize: 2_048 } as const;

function unpacked(bytes: Buffer): string {
  return inflateRawSync(bytes).toString('utf8');
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

export function hex(bytes: Buffer): Hash {
  return bytes.toString('hex') as Hash;
}

/** A UUID as its 16 bytes: 20 bytes an entry less, in the table and in its index. */
export function idBytes(id: EntryId): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function idText(bytes: Buffer): EntryId {
  const text = bytes.toString('hex');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}` as EntryId;
}
