import { type KeyObject, verify } from 'node:crypto';
import type { Head } from '../../shared/journal/chain.ts';
import { entryText, NO_HASH } from '../../shared/journal/entry.ts';
import { type Enrolment, enrolment } from '../db/enrolment.ts';
import { entriesAfter, hashAt, head, type StoredEntry, sha256 } from '../db/journal.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { publicKeyOf } from '../sync/keys.ts';
import type { Seen } from './headWitness.ts';

/** Why a journal is not the one that was on disk: the reason of a `TillUnusable`, and the rest for a developer. */
export type Unsound = {
  readonly reason: 'damaged' | 'behind' | 'another';
  readonly message: string;
  /** How many entries are not there, where that is known. */
  readonly lacking?: number;
};

/** Before the first entry. */
export const BEGINNING: Head = { epoch: 0, seq: 0, hash: NO_HASH };

/** Whether the journal still holds what a witness saw of it. A file may be whole in every check of SQLite's, and too old. */
export function againstWitness(db: ReadDb, seen: Seen): Unsound | undefined {
  const who = enrolment(db);
  if (!who) return { reason: 'behind', message: `no till in the database, entry ${seen.seq} seen`, lacking: seen.seq };
  if (who.device !== seen.device) return { reason: 'another', message: `${who.device} is not ${seen.device}` };
  const hash = hashAt(db, seen.seq);
  if (hash === seen.hash) return undefined;
  if (hash) return { reason: 'another', message: `entry ${seen.seq} has another hash than was seen` };
  const { seq } = head(db);
  return { reason: 'behind', message: `the journal ends at ${seq}, ${seen.seq} was seen`, lacking: seen.seq - seq };
}

/** How far a walk came: to where all before is whole, or to the first entry that is not. */
export type Walked = { readonly head: Head; readonly ended: boolean } | { readonly broken: number };

type Stretch = {
  /** Where all before is known to be whole. */
  readonly from: Head;
  /** Entries. */
  readonly most: number;
  /** Every signature, too: the last one proves all before it, but each is exported. Takes ten times as long. */
  readonly key?: KeyObject;
};

/**
 * Reckons the hashes of the next entries again. SQLite has no sums over what it stores: a byte changed in a row passes its
 * every check, and not this one.
 */
export function walkOn(db: ReadDb, { device }: Pick<Enrolment, 'device'>, { from, most, key }: Stretch): Walked {
  let at = from;
  let walked = 0;
  try {
    for (const entry of entriesAfter(db, device, from.seq, most)) {
      if (!follows(at, entry) || (key && !isSigned(entry, key))) return { broken: at.seq + 1 };
      at = { epoch: entry.header.epoch, seq: entry.header.seq, hash: entry.hash };
      walked += 1;
    }
  } catch {
    // A page or a packed body that cannot be read at all.
    return { broken: at.seq + 1 };
  }
  return { head: at, ended: walked < most };
}

function follows(before: Head, { header, body, hash }: StoredEntry): boolean {
  const inOrder = header.seq === before.seq + 1 && header.prev === before.hash && header.epoch >= before.epoch;
  return inOrder && sha256(entryText(header, body)).toString('hex') === hash;
}

/** Entries looked at before a till opens: some 5 ms. The rest is walked while it sells. */
const TAIL = 64;

/** Whether the newest entries hang together, and the last is signed by the till that is enrolled here. */
export function tailFault(db: ReadDb): Unsound | undefined {
  const who = enrolment(db);
  if (!who) return undefined;
  const end = head(db);
  const before = Math.max(0, end.seq - TAIL);
  const hash = hashAt(db, before);
  if (hash === undefined) return { reason: 'damaged', message: `entry ${before} is not there` };
  const walked = walkOn(db, who, { from: { epoch: 0, seq: before, hash }, most: TAIL + 1 });
  if ('broken' in walked) return { reason: 'damaged', message: `entry ${walked.broken} is not as it was written` };
  const [last] = entriesAfter(db, who.device, end.seq - 1, 1);
  return last && !isSigned(last, publicKeyOf(who.publicKey))
    ? { reason: 'damaged', message: `entry ${end.seq} does not bear this till's signature` }
    : undefined;
}

function isSigned({ hash, sig }: StoredEntry, key: KeyObject): boolean {
  return verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(sig, 'base64'));
}
