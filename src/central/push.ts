import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '../shared/day.ts';
import { follow, type Head, isFault } from '../shared/journal/chain.ts';
import { NO_HASH } from '../shared/journal/entry.ts';
import type { PushReply } from '../shared/sync/protocol.ts';
import { openBatch, type ReceivedBatch, sealedBatch } from './batch.ts';
import {
  appendSegments,
  branchOf,
  hashesBetween,
  keepBranch,
  putInQuarantine,
  recordFork,
  type Segment,
} from './db/journal.ts';
import { type Transaction, transaction } from './db/query.ts';
import { lockTill, type Till, tillOf } from './db/till.ts';
import type { Intake } from './intake.ts';
import type { Log } from './log.ts';

export type PushDesk = {
  readonly pool: Pool;
  readonly centre: string;
  readonly clock: () => Instant;
  readonly intake: Intake;
  readonly keys: TillKeys;
  readonly log: Log;
  /** Told after entries of a till were stored, before the till hears of it. */
  readonly onStored: (device: string) => void;
  readonly onFork: (device: string) => void;
};

type Refused = Extract<PushReply, { answer: 'refused' }>;

/** Answers a push. `too-large` is for the caller to say in HTTP's own words. */
export async function push(desk: PushDesk, body: Buffer): Promise<PushReply | 'too-large'> {
  const sealed = sealedBatch(body);
  if ('unreadable' in sealed) return sealed.unreadable === 'too-large' ? 'too-large' : refused(sealed.unreadable);
  const { device, head } = sealed.header;
  // First the head's signature, then the entries that must lead to it: a stranger makes us hash nothing.
  const key = await desk.keys.of(device);
  if (!key) return refused('unknown-device');
  if (!verify(null, Buffer.from(head.hash, 'hex'), key, Buffer.from(head.sig, 'base64')))
    return refused('bad-signature');

  const batch = openBatch(sealed);
  if ('unreadable' in batch) return refused('malformed');
  const fault = chainFault(batch);
  if (fault) return refused(fault);
  return store(desk, {
    device,
    after: batch.header.after,
    entries: batch.entries,
    sig: head.sig,
    arrivedAt: desk.clock(),
  });
}

function refused(why: Refused['why']): Refused {
  return { answer: 'refused', why };
}

/** Whether the entries follow one another from `after` to the head that was signed. */
function chainFault({ header, entries }: ReceivedBatch): 'malformed' | 'broken-chain' | undefined {
  const { after, head } = header;
  if (after.seq === 0 && after.hash !== NO_HASH) return 'broken-chain';
  const end = follow(header.device, after, entries);
  if (isFault(end)) return end.fault === 'other-device' ? 'malformed' : 'broken-chain';
  const isHead = end.hash === head.hash && end.seq === head.seq && end.epoch === head.epoch;
  return isHead ? undefined : 'broken-chain';
}

/** Nearly always the batch begins where the centre ends; then one shared statement does it. */
async function store(desk: PushDesk, segment: Segment): Promise<PushReply> {
  const reply = (await desk.intake.append(segment))
    ? stored(desk, headOf(segment))
    : await transaction(desk.pool, (tx) => reconcile(desk, tx, segment));
  if (reply.answer === 'stored') desk.onStored(segment.device);
  return reply;
}

function stored(desk: PushDesk, acknowledged: Head): PushReply {
  return { answer: 'stored', centre: desk.centre, acknowledged };
}

function headOf({ entries }: Segment): Head {
  const last = entries.at(-1) as Segment['entries'][number];
  return { epoch: last.header.epoch, seq: last.header.seq, hash: last.hash };
}

/** A batch that does not begin at the till's head: known already, wholly or in part, from beyond it, or another history. */
async function reconcile(desk: PushDesk, tx: Transaction, segment: Segment): Promise<PushReply> {
  const till = await lockTill(tx, segment.device);
  if (!till) return refused('unknown-device');
  if (till.revoked) return refused('revoked');

  const branch = await branchOf(tx, segment.device, segment.after);
  if (branch !== undefined) return keepFork(desk, tx, { till, segment, seq: branch });
  const { seq: acknowledgedSeq } = till.head;
  if (segment.after.seq > acknowledgedSeq) return { answer: 'gap', centre: desk.centre, acknowledged: till.head };

  // Of a long journal only what the batch speaks of: a till that begins anew sends from its first entry.
  const upTo = Math.min(acknowledgedSeq, headOf(segment).seq);
  const known = await hashesBetween(tx, segment.device, segment.after.seq, upTo);
  const parted = partingSeq(segment, known);
  if (parted !== undefined) return keepFork(desk, tx, { till, segment: from(segment, parted), seq: parted });

  const rest = from(segment, acknowledgedSeq + 1);
  if (rest.entries.length === 0) return stored(desk, till.head);
  const moved = await appendSegments(tx, [rest]);
  return moved.has(segment.device) ? stored(desk, headOf(rest)) : refused('broken-chain');
}

/** The first seq where the segment says something else than what is stored. */
function partingSeq({ after, entries }: Segment, known: ReadonlyMap<number, string>): number | undefined {
  if (after.seq > 0 && known.get(after.seq) !== after.hash) return after.seq;
  return entries.find(({ header, hash }) => known.has(header.seq) && known.get(header.seq) !== hash)?.header.seq;
}

function from(segment: Segment, seq: number): Segment {
  const index = segment.entries.findIndex((entry) => entry.header.seq >= seq);
  if (index <= 0) return index === 0 ? segment : { ...segment, entries: [] };
  const before = segment.entries[index - 1] as Segment['entries'][number];
  return { ...segment, after: { seq: before.header.seq, hash: before.hash }, entries: segment.entries.slice(index) };
}

type Parting = { readonly till: Till; readonly segment: Segment; readonly seq: number };

/**
 * Keeps the other history apart. The office is told of each parting, and again where a history goes on that it let
 * be when it ended the quarantine; not each time the till tries again.
 */
async function keepFork(desk: PushDesk, tx: Transaction, { till, segment, seq }: Parting): Promise<PushReply> {
  const { device } = till;
  const isKnown = (await branchOf(tx, device, segment.after)) !== undefined;
  const grows = await keepBranch(tx, segment);
  const [first] = segment.entries;
  const otherHash = first && first.header.seq === seq ? first.hash : segment.after.hash;
  const isParting = !isKnown && (await recordFork(tx, { device, seq, otherHash, seenAt: segment.arrivedAt }));
  const isSetApart = (isParting || grows) && (await putInQuarantine(tx, device));
  if (isParting || isSetApart) {
    desk.log.error('a till sent another history than the one stored; both are kept', { device, seq });
    desk.onFork(device);
  }
  return { answer: 'fork', centre: desk.centre, acknowledged: till.head, seq };
}

/** Public keys of tills. A till's key never changes, so it is read and imported once. */
export type TillKeys = { readonly of: (device: string) => Promise<KeyObject | undefined> };

/** Above the country's 68,000 tills; a bound, not a plan. */
const KEYS_LIMIT = 100_000;

export function openTillKeys(pool: Pool): TillKeys {
  const keys = new Map<string, KeyObject>();
  return {
    async of(device) {
      const cached = keys.get(device);
      if (cached) return cached;
      const till = await tillOf(pool, device);
      if (!till) return undefined;
      const key = tillKey(till.publicKey);
      if (keys.size < KEYS_LIMIT) keys.set(device, key);
      return key;
    },
  };
}

/** @param publicKey SPKI DER, base64 */
export function tillKey(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
}
