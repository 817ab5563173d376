import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '../shared/day.ts';
import { follow, type Head, isFault } from '../shared/journal/chain.ts';
import { NO_HASH } from '../shared/journal/entry.ts';
import type { PushReply } from '../shared/sync/protocol.ts';
import { openBatch, type ReceivedBatch, sealedBatch } from './batch.ts';
import {
  appendOfReplaced,
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
import { afterKeeping, headOf, type Judgement, judge, type Known, otherHash, spokenOf } from './judge.ts';
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

/**
 * Answers a push. `too-large` is for the caller to say in HTTP's own words.
 * @param comes `by-file`: somebody of the office brought it, so that a machine whose number another one has is heard, too
 */
export async function push(
  desk: PushDesk,
  body: Buffer,
  comes: 'by-network' | 'by-file' = 'by-network',
): Promise<PushReply | 'too-large'> {
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
  const { after } = batch.header;
  const segment = { device, after, entries: batch.entries, sig: head.sig, arrivedAt: desk.clock() };
  return store(desk, segment, comes === 'by-file');
}

function refused(why: Refused['why'], till?: Till): Refused {
  const isReplaced = why === 'revoked' && typeof till?.replacedAt === 'number';
  return { answer: 'refused', why, ...(isReplaced && { replaced: true }) };
}

/** Whether the entries follow one another from `after` to the head that was signed. */
export function chainFault({ header, entries }: ReceivedBatch): 'malformed' | 'broken-chain' | undefined {
  const { after, head } = header;
  if (after.seq === 0 && after.hash !== NO_HASH) return 'broken-chain';
  const end = follow(header.device, after, entries);
  if (isFault(end)) return end.fault === 'other-device' ? 'malformed' : 'broken-chain';
  const isHead = end.hash === head.hash && end.seq === head.seq && end.epoch === head.epoch;
  return isHead ? undefined : 'broken-chain';
}

/** Nearly always the batch begins where the centre ends; then one shared statement does it. */
async function store(desk: PushDesk, segment: Segment, isCarried: boolean): Promise<PushReply> {
  const reply = (await desk.intake.append(segment))
    ? stored(desk, headOf(segment))
    : await transaction(desk.pool, (tx) => reconcile(desk, tx, { segment, isCarried }));
  if (reply.answer === 'stored') desk.onStored(segment.device);
  return reply;
}

function stored(desk: PushDesk, acknowledged: Head): PushReply {
  return { answer: 'stored', centre: desk.centre, acknowledged };
}

type Arrived = { readonly segment: Segment; readonly isCarried: boolean };

/** A batch that does not begin at the till's head: known already, wholly or in part, from beyond it, or another history. */
async function reconcile(desk: PushDesk, tx: Transaction, { segment, isCarried }: Arrived): Promise<PushReply> {
  const found = await lockTill(tx, segment.device);
  if (!found) return refused('unknown-device');
  const till = { ...found, revoked: found.revoked && !(isCarried && found.replacedAt !== null) };
  const judgement = judge(segment, { till, ...(await knownOf(tx, segment, till)) });
  switch (judgement.is) {
    case 'refused':
      return refused(judgement.why, till);
    case 'gap':
      return { answer: 'gap', centre: desk.centre, acknowledged: till.head };
    case 'known':
      return stored(desk, till.head);
    case 'new': {
      const moved = await (found.revoked ? appendOfReplaced : appendSegments)(tx, [judgement.rest]);
      return moved.has(segment.device) ? stored(desk, headOf(judgement.rest)) : refused('broken-chain');
    }
    case 'apart':
      return keepFork(desk, tx, { till, ...judgement });
  }
}

async function knownOf(tx: Transaction, segment: Segment, { head }: Till): Promise<Omit<Known, 'till'>> {
  const { from, to } = spokenOf(segment, head);
  return {
    branch: await branchOf(tx, segment.device, segment.after),
    hashes: await hashesBetween(tx, segment.device, from, to),
  };
}

type Parting = Omit<Extract<Judgement, { is: 'apart' }>, 'is'> & { readonly till: Till };

/** Keeps the other history apart, and the till with it. */
async function keepFork(desk: PushDesk, tx: Transaction, { till, segment, seq, goesOn }: Parting): Promise<PushReply> {
  const { device } = till;
  const grows = await keepBranch(tx, segment);
  const fork = { device, seq, otherHash: otherHash(segment, seq), seenAt: segment.arrivedAt };
  const isParting = !goesOn && (await recordFork(tx, fork));
  const { setsApart, tells } = afterKeeping({ isParting, grows, quarantined: till.quarantined });
  if (setsApart) await putInQuarantine(tx, device);
  if (tells) {
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
