import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { DeviceId, OutletId } from '../../../shared/id.ts';
import { Hash } from '../../../shared/journal/hash.ts';
import { Dong } from '../../../shared/money.ts';
import { ReplacedTill } from '../../../shared/till/till.ts';
import { call, done, nothing, ofOutlets, refused } from './call.ts';

export const TillRow = z.object({
  device: DeviceId,
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  /** As the office calls it; empty where it has only its number. */
  name: z.string(),
  enrolledAt: Instant,
  /** Of its public key: the first 16 bytes of the SHA-256 of its SPKI DER, in hex. */
  fingerprint: z.string(),
  lastSeenAt: Instant.nullable(),
  version: z.string(),
  /** As the till reported when last seen. */
  unsent: z.int().nonnegative(),
  /** Till's clock minus ours when last seen, milliseconds. */
  clockOffset: z.int().nullable(),
  acknowledgedSeq: z.int().nonnegative(),
  quarantined: z.boolean(),
  inSuspense: z.int().nonnegative(),
  revoked: z.boolean(),
  /** Out of use since. */
  retiredAt: Instant.nullable(),
  /** Why it was last retired, revoked, replaced, or put back to use. */
  serviceNote: z.string(),
  /** The machine whose place it took, as it stood then; null of the first of a number. */
  replaces: ReplacedTill.nullable(),
  /** Since when its number is given to another machine, and the one that took it; null while none has. */
  replacedAt: Instant.nullable(),
  replacedBy: DeviceId.nullable(),
  /** As it reported; empty where it never did. */
  printers: z.array(z.object({ name: z.string(), state: z.string() })),
  /** Bytes left on its disk; null where it does not say. */
  freeBytes: z.int().nonnegative().nullable(),
  backedUpAt: Instant.nullable(),
});
export type TillRow = z.infer<typeof TillRow>;

/** An entry that is stored and chain-valid, but that the centre cannot read or count yet. */
export const SuspenseRow = z.object({
  device: DeviceId,
  epoch: z.int().positive(),
  seq: z.int().positive(),
  kind: z.string(),
  arrivedAt: Instant,
  /** Why, for the developer; the page says it in words by kind of fault. */
  reason: z.string(),
  /** Its first 4,000 characters. */
  entry: z.string(),
  /** Whether there is more of it than that. */
  cut: z.boolean(),
});

/** What one of two histories holds from where they part. */
export const BranchSum = z.object({
  entries: z.int().nonnegative(),
  /** Sales and returns among them, without practice. */
  slips: z.int().nonnegative(),
  /** What they come to, returns taken off. */
  total: Dong,
});
export type BranchSum = z.infer<typeof BranchSum>;

export const ForkRow = z.object({
  device: DeviceId,
  outletName: z.string(),
  till: z.int().positive(),
  /** The first entry in which they differ. */
  seq: z.int().positive(),
  /** Names the other history: the hash of its entry of that number. */
  otherHash: Hash,
  seenAt: Instant,
  quarantined: z.boolean(),
  revoked: z.boolean(),
  /** The journal's: its slips are those that are counted. */
  kept: BranchSum.extend({
    /** What of it is stored, and not counted until the quarantine ends. */
    waiting: BranchSum,
  }),
  /** The one that is kept apart: nothing of it is counted. */
  other: BranchSum.extend({
    /** Slips that both histories have, by their ids: they are counted once, in the journal's. */
    inBoth: z.int().nonnegative(),
    /** Entries that could not be read, and so are in no sum. */
    unread: z.int().nonnegative(),
  }),
  /** Whose till was heard last; null where it does not say, or has entries that neither history has yet. */
  speaks: z.enum(['kept', 'other']).nullable(),
  /** What the office decided over it; null where nothing yet. */
  judged: z.object({ as: z.enum(['goes-on', 'kept-apart']), at: Instant, by: z.string(), note: z.string() }).nullable(),
});
export type ForkRow = z.infer<typeof ForkRow>;

/** An entry of a history, as far as a list shows it, and word for word. */
export const BranchEntry = z.object({
  seq: z.int().positive(),
  at: Instant,
  arrivedAt: Instant,
  kind: z.string(),
  actor: z.string(),
  /** Of a slip; null on others. */
  number: z.string().nullable(),
  /** What it comes to, a return below 0; null on what is no slip. */
  amount: Dong.nullable(),
  training: z.boolean(),
  hash: Hash,
  /** The canonical text as it was hashed. */
  text: z.string(),
});
export type BranchEntry = z.infer<typeof BranchEntry>;

/** Entries of a history that one answer carries at most. */
export const BRANCH_PAGE = 200;

const Note = z.string().trim().min(1).max(500);
const ForkName = z.object({ device: DeviceId, seq: z.int().positive(), otherHash: Hash });

export const fleetCalls = {
  'fleet.tills': ofOutlets('read-fleet', nothing, z.array(TillRow), () => ({})),
  'fleet.makeCode': call(
    'run-fleet',
    z.object({ outlet: OutletId }),
    z.union([z.object({ code: z.string(), expiresAt: Instant }), refused('no-such-outlet')]),
  ),
  'fleet.suspense': call('read-suspense', nothing, z.array(SuspenseRow)),
  /** One of them whole, and what stands in it in words where it can be read. */
  'fleet.showSuspended': call(
    'read-suspense',
    z.object({ device: DeviceId, seq: z.int().positive() }),
    z.union([z.object({ entry: z.string(), reason: z.string() }), refused('no-such-entry')]),
  ),
  /** All forks: also those that were decided over, since what is kept apart is money that nothing counts. */
  'fleet.forks': call('read-suspense', nothing, z.array(ForkRow)),
  /** One of two histories from where they part, in their order. */
  'fleet.branch': call(
    'read-suspense',
    ForkName.extend({ side: z.enum(['kept', 'other']), after: z.int().nonnegative() }),
    z.object({ entries: z.array(BranchEntry), more: z.boolean() }),
  ),
  /** Reads what stands in suspense again; how many entries could be read now, and how many still cannot. */
  'fleet.retrySuspense': call(
    'run-fleet',
    nothing,
    z.object({ read: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
  /** Reads one of them again. */
  'fleet.retryOne': call(
    'run-fleet',
    z.object({ device: DeviceId, seq: z.int().positive() }),
    z.union([z.object({ read: z.boolean() }), refused('no-such-entry')]),
  ),
  /**
   * Ends a quarantine: the branch in the journal is counted on, the other one stays kept and uncounted. Should the
   * other one go on, the till is in quarantine again.
   */
  'fleet.releaseTill': call(
    'run-fleet',
    z.object({ device: DeviceId, note: Note }),
    z.union([done, refused('no-such-till')]),
  ),
  /** Writes down that somebody knows of a fork; the till stays in quarantine, both histories stay as they are. */
  'fleet.keepApart': call(
    'run-fleet',
    z.object({ device: DeviceId, note: Note }),
    z.union([done, refused('no-such-till', 'not-apart')]),
  ),
  'fleet.nameTill': call(
    'run-fleet',
    z.object({ device: DeviceId, name: z.string().trim().max(60) }),
    z.union([done, refused('no-such-till')]),
  ),
  /**
   * Whether a till is in use. `retired`: it rings no more, and what it still sends is taken. `revoked`: its signature is good no
   * more; what it has not sent stays at the till until it is put back to use.
   */
  'fleet.setService': call(
    'run-fleet',
    z.object({ device: DeviceId, service: z.enum(['in-use', 'retired', 'revoked']), note: Note }),
    z.union([done, refused('no-such-till', 'replaced')]),
  ),
  /**
   * Shuts a till out, and answers the code by which another machine takes its place under its outlet and number. Until one has, it
   * can be put back to use, and the code is then good no more. What the old machine has not sent is taken by file.
   */
  'fleet.replaceTill': call(
    'run-fleet',
    z.object({ device: DeviceId, note: Note }),
    z.union([z.object({ code: z.string(), expiresAt: Instant }), refused('no-such-till', 'replaced')]),
  ),
} as const;
