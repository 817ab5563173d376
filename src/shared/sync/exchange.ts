import { z } from 'zod';
import { Instant } from '../day.ts';
import { DeviceId } from '../id.ts';
import { Hash } from '../journal/hash.ts';
import { Signature } from './protocol.ts';

/**
 * What till and centre say to each other where no network leads, in a file that somebody carries: the very batches of a push and
 * the very bundles of a pull, gzipped, one JSON value a line (docs/sync.md, *By file*).
 */
export const EXCHANGE_FORMAT = 1;
const format = z.literal(EXCHANGE_FORMAT);

/** Bytes of a file as it is carried. Weeks of a busy till are some megabytes. */
export const EXCHANGE_BYTES = 67_108_864;

/** Line 1 of a till's file. What follows are batches, each a push's header and its entries. */
export const ToCentre = z.object({
  exchange: z.literal('to-centre'),
  format,
  device: DeviceId,
  at: Instant,
  /** Entries in all batches together. */
  entries: z.int().nonnegative(),
  /** A pull's request, exactly as it was signed; left out of a file made of a backup, where the key is not. */
  pull: z.string().max(65_536).optional(),
  /** As the header of a pull: Ed25519 over SHA-256 of those bytes. */
  sig: Signature.optional(),
});
export type ToCentre = z.infer<typeof ToCentre>;

/** Line 1 of the centre's file; line 2 is `{"sig":"…"}`, the centre's over SHA-256 of line 1. What follows are bundles, each as a pull answers. */
export const ToTill = z.object({
  exchange: z.literal('to-till'),
  format,
  /** The only till it is for. */
  device: DeviceId,
  /** By the centre's clock; of two files, and of what came by network, this says which is newer. */
  at: Instant,
  /** SHA-256 of all bytes after line 2, so that nothing is left out and nothing comes in. */
  digest: Hash,
});
export type ToTill = z.infer<typeof ToTill>;
