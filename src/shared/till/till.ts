import { z } from 'zod';
import { EntryId, OutletId, SaleId } from '../id.ts';

/** The first entry of every till: which key signs what follows, and for whom. */
export const TillEnrolledBody = z.object({
  outlet: OutletId,
  outletCode: z.string(),
  /** The till's number within its outlet: `2` of `BL01-2-000123`. */
  till: z.int().positive(),
  /** Ed25519 public key, SPKI DER, base64. */
  publicKey: z.string().min(1).max(200),
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
