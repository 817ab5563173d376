import { z } from 'zod';
import { Dong, dong } from '../money.ts';
import { NOTES } from '../sale/tender.ts';

/** More notes of one kind than a drawer holds. */
export const NOTE_COUNT_LIMIT = 10_000;

/** How many of each note lay in the drawer. A note that is not named was not there. */
export const Counted = z
  .array(
    z.object({
      note: Dong.refine((note) => NOTES.includes(note), 'a note in circulation'),
      count: z.int().nonnegative().max(NOTE_COUNT_LIMIT),
    }),
  )
  .refine((counted) => new Set(counted.map(({ note }) => note)).size === counted.length, 'each note once');
export type Counted = z.infer<typeof Counted>;

export function countedSum(counted: Counted): Dong {
  return dong(counted.reduce((sum, { note, count }) => sum + note * count, 0));
}

/** What is there beyond what should be; negative where some is missing. */
export function differenceOf(counted: Counted, expected: Dong): Dong {
  return dong(countedSum(counted) - expected);
}
