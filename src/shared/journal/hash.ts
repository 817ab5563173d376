import { z } from 'zod';

/** SHA-256, 64 lower-case hex digits. */
export const Hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Hash'>();
export type Hash = z.infer<typeof Hash>;

/** `prev` of the first entry of a till. */
export const NO_HASH = '0'.repeat(64) as Hash;
