import { z } from 'zod';

/**
 * What a keyboard scanner sends before each code. `key`: a function key; `control`: a letter with Ctrl; both as `KeyboardEvent.code`. `text`: marks
 * that no code begins with. An AIM identifier is none: it is read as part of the code.
 */
export const WedgePrefix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key'), code: z.string().regex(/^F(?:[1-9]|1\d|2[0-4])$/) }),
  z.object({ kind: z.literal('control'), code: z.string().regex(/^Key[A-Z]$/) }),
  z.object({ kind: z.literal('text'), text: z.string().regex(/^[!-,./:-@[-`{-~]{1,3}$/) }),
]);
export type WedgePrefix = z.infer<typeof WedgePrefix>;

/** How the keyboard scanner of a till behaves, as its set-up card taught. */
export const WedgeSettings = z.object({
  /** With one a code is believed at any scanner's pace, whatever is in it. */
  prefix: WedgePrefix.nullable(),
  /** What ended the card, to be told to whoever looks; `any`: no card was scanned. Either of the two ends a scan in any case. */
  suffix: z.enum(['any', 'enter', 'tab']),
  /** Milliseconds from key to key, measured; null where no card was scanned yet. */
  msPerKey: z.int().min(1).max(500).nullable(),
});
export type WedgeSettings = z.infer<typeof WedgeSettings>;

/** A scanner nobody has set up: most work like this. */
export const usualWedge: WedgeSettings = { prefix: null, suffix: 'any', msPerKey: null };
