import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { DeviceId, OutletId } from '../../../shared/id.ts';

/** Where a page sends a till's file, as it is. */
export const EXCHANGE_PATH = '/office/v1/exchange';
/** So that the server reads it as it comes, and keeps none of it in memory. */
export const EXCHANGE_TYPE = 'application/vnd.quay.exchange';

/** A till's file was taken in. */
export const Brought = z.object({
  device: DeviceId,
  outlet: OutletId,
  till: z.int().positive(),
  /** When the till wrote it, by its own clock. */
  at: Instant,
  entries: z.int().nonnegative(),
  /** Of these, how many the centre did not have yet. */
  fresh: z.int().nonnegative(),
  /** `fork`: some were kept apart. `gap`: what lies before them is missing here, and none of them was taken. */
  ended: z.enum(['stored', 'fork', 'gap']),
  /** The answer, to be carried back; base64. Null where nothing was asked: the file was made of a backup. */
  file: z.object({ name: z.string(), content: z.string() }).nullable(),
});
export type Brought = z.infer<typeof Brought>;

export const BroughtRefusal = z.object({
  refused: z.enum([
    'unreadable',
    'too-large',
    'for-till',
    'unknown-device',
    'revoked',
    'bad-signature',
    'broken-chain',
    'protocol',
  ]),
});
export type BroughtRefusal = z.infer<typeof BroughtRefusal>;
