import { z } from 'zod';
import { Instant } from '../day.ts';
import { DeviceId, EntryId, OutletId, SaleId } from '../id.ts';
import { Hash } from '../journal/hash.ts';

/** The machine whose place another took, and where its journal ended at the centre then; `seq` 0 where nothing of it had come. */
export const ReplacedTill = z.object({
  device: DeviceId,
  epoch: z.int().nonnegative(),
  seq: z.int().nonnegative(),
  hash: Hash,
  /** Its last slip that had come. What it sold after that nobody but itself knows. */
  last: z.object({ number: z.string().min(1).max(40), at: Instant }).optional(),
});
export type ReplacedTill = z.infer<typeof ReplacedTill>;

/** The first entry of every till: which key signs what follows, and for whom. */
export const TillEnrolledBody = z.object({
  outlet: OutletId,
  outletCode: z.string(),
  /** The till's number within its outlet: `2` of `BL01-2-000123`. */
  till: z.int().positive(),
  /** Ed25519 public key, SPKI DER, base64. */
  publicKey: z.string().min(1).max(200),
  /** Left out where it is the first machine of its number. */
  replaces: ReplacedTill.optional(),
});
export type TillEnrolledBody = z.infer<typeof TillEnrolledBody>;

const copy = z.int().positive();

/** `copy` 1 is the first after the original. */
export const SlipReprintedBody = z.union([
  z.object({ sale: SaleId, copy }),
  /** Any other entry that has a slip. */
  z.object({ entry: EntryId, copy }),
]);
export type SlipReprintedBody = z.infer<typeof SlipReprintedBody>;

/** The entry whose slip was printed again. */
export function reprinted(body: SlipReprintedBody): EntryId {
  return 'sale' in body ? (body.sale as string as EntryId) : body.entry;
}
