import { z } from 'zod';
import type { Day } from '../day.ts';
import { Day as DaySchema } from '../day.ts';
import { ProductId } from '../id.ts';

export const Stars = z.union([z.literal(3), z.literal(4), z.literal(5)]);
/** One and two stars get no certificate, so they cannot be said here. */
export type Stars = z.infer<typeof Stars>;

/** An OCOP certificate: 36 months from the decision, unless extended or revoked. */
export const Certificate = z.object({
  id: z.string().min(1).max(60),
  product: ProductId,
  stars: Stars,
  /** Number of the decision as printed; empty when not known. */
  decision: z.string().max(80),
  issuedOn: DaySchema,
  /** Last day of validity. An extension moves it. */
  expiresOn: DaySchema,
  /** The day it was taken back; null while it stands. */
  revokedOn: DaySchema.nullable(),
});
export type Certificate = z.infer<typeof Certificate>;

export function isValidOn(certificate: Certificate, day: Day): boolean {
  const revoked = certificate.revokedOn !== null && certificate.revokedOn <= day;
  return certificate.issuedOn <= day && day <= certificate.expiresOn && !revoked;
}

/**
 * The certificate whose stars may be shown on a day: the latest valid one. Decided by date at the till, so a
 * till without network stops showing stars on the right day.
 */
export function certificateOn(certificates: readonly Certificate[], day: Day): Certificate | undefined {
  let showing: Certificate | undefined;
  for (const certificate of certificates) {
    if (isValidOn(certificate, day) && (!showing || certificate.issuedOn > showing.issuedOn)) showing = certificate;
  }
  return showing;
}
