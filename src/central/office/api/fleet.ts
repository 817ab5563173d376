import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { DeviceId, OutletId } from '../../../shared/id.ts';
import { call, done, nothing, ofOutlets, refused } from './call.ts';

export const TillRow = z.object({
  device: DeviceId,
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  enrolledAt: Instant,
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

export const ForkRow = z.object({
  device: DeviceId,
  outletName: z.string(),
  till: z.int().positive(),
  seq: z.int().positive(),
  seenAt: Instant,
  kept: z.string(),
  other: z.string(),
  /** Whether there is more of either than the first 4,000 characters. */
  cut: z.boolean(),
});

export const fleetCalls = {
  'fleet.tills': ofOutlets('read-fleet', nothing, z.array(TillRow), () => ({})),
  'fleet.makeCode': call(
    'run-fleet',
    z.object({ outlet: OutletId }),
    z.union([z.object({ code: z.string(), expiresAt: Instant }), refused('no-such-outlet')]),
  ),
  'fleet.suspense': call('read-suspense', nothing, z.array(SuspenseRow)),
  /** Forks of tills in quarantine. */
  'fleet.forks': call('read-suspense', nothing, z.array(ForkRow)),
  /** Reads what stands in suspense again; how many entries could be read now, and how many still cannot. */
  'fleet.retrySuspense': call(
    'run-fleet',
    nothing,
    z.object({ read: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
  /**
   * Ends a quarantine: the branch in the journal is counted on, the other one stays kept and uncounted. Should the
   * other one go on, the till is in quarantine again.
   */
  'fleet.releaseTill': call('run-fleet', z.object({ device: DeviceId }), z.union([done, refused('no-such-till')])),
} as const;
