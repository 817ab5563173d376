import { z } from 'zod';
import { EntryId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { call, done } from './call.ts';
import { PrinterId } from './printer.ts';

/** A slip as printed, dot for dot. */
export const SlipImage = z.object({
  entry: EntryId,
  number: z.string(),
  /** PNG, base64. */ png: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type SlipImage = z.infer<typeof SlipImage>;

/** A printer that said nothing of a slip which came out, as of none before: it may never (`printer.neverAnswers`). */
export const MutePrinter = z.object({ printer: PrinterId, name: z.string() });
export type MutePrinter = z.infer<typeof MutePrinter>;

export const slipCalls = {
  /** Of any entry that has a slip; a sale's id is its entry's. */
  'slip.imageOf': call('signed-in', z.object({ entry: EntryId }), z.union([SlipImage, Refusal])),
  /** A copy, also of a Z when no shift is open any more. */
  'slip.reprint': call('signed-in', z.object({ entry: EntryId }), z.union([done, Refusal])),
  /** The cashier's answer about a slip nobody is sure of; that of a Z is asked about when no shift is open any more. */
  'slip.resolve': call(
    'signed-in',
    z.object({ job: z.int().positive(), cameOut: z.boolean() }),
    z.union([done.extend({ mute: MutePrinter.nullable() }), Refusal]),
  ),
} as const;
