import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { approvable, call } from './call.ts';

/** An export of the journal as it lies at the till until it was fetched. */
export const ExportMade = z.object({ name: z.string(), entries: z.int(), bytes: z.int() });
export type ExportMade = z.infer<typeof ExportMade>;

export const journalCalls = {
  /** Makes the archive of docs/journal-format.md §9 while the till sells. It takes the place of an earlier one. */
  'journal.export': call('signed-in', approvable({}), z.union([ExportMade, Refusal])),
  /** A piece of the export made last, base64, from a byte on; `next` null: that was the last, and the till keeps it no longer. */
  'journal.piece': call(
    'signed-in',
    z.object({ from: z.int().nonnegative() }),
    z.union([z.object({ content: z.string(), next: z.int().nullable() }), Refusal]),
  ),
} as const;
