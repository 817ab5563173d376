import { z } from 'zod';
import { addDays, type Day, Day as DaySchema } from '../day.ts';
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
  /** Who gave it, as printed, districts that are gone included; absent where nobody has said. */
  issuer: z.string().min(1).max(200).optional(),
  /** Points of the judges, of 100; absent where nobody has said. */
  score: z.int().min(50).max(100).optional(),
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

/**
 * The last day on which stars may be shown without a break from a day on: a certificate that goes on where another ends is no break.
 * @returns undefined where none may be shown on that day
 */
export function starsUntil(certificates: readonly Certificate[], day: Day): Day | undefined {
  let until: Day | undefined;
  // Each turn ends on a later day than the one before, at the end of another certificate.
  for (let next = day; ; next = addDays(until, 1)) {
    const showing = certificateOn(certificates, next);
    if (!showing) return until;
    until = lastDay(showing);
  }
}

/** Stars that were shown and are no more: since when, and why. */
export type StarsLost = {
  readonly certificate: Certificate;
  readonly why: 'ended' | 'revoked';
  /** The first day without them. */
  readonly since: Day;
};

/** @returns undefined where stars may be shown on the day, or never might */
export function starsLost(certificates: readonly Certificate[], day: Day): StarsLost | undefined {
  if (certificateOn(certificates, day)) return undefined;
  // One that was taken back before its day never showed any.
  const over = certificates.filter((one) => one.issuedOn <= day && one.issuedOn <= lastDay(one));
  const certificate = over.toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1)).at(-1);
  if (!certificate) return undefined;
  const { expiresOn, revokedOn } = certificate;
  const why = revokedOn !== null && revokedOn <= expiresOn ? 'revoked' : 'ended';
  return { certificate, why, since: addDays(lastDay(certificate), 1) };
}

function lastDay({ expiresOn, revokedOn }: Certificate): Day {
  return revokedOn !== null && revokedOn <= expiresOn ? addDays(revokedOn, -1) : expiresOn;
}
