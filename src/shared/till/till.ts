import { z } from 'zod';
import { OutletId, SaleId } from '../id.ts';

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

export const SlipReprintedBody = z.object({
  sale: SaleId,
  /** 1 for the first copy after the original. */
  copy: z.int().positive(),
});
export type SlipReprintedBody = z.infer<typeof SlipReprintedBody>;
