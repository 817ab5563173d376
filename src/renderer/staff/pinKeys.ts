import { PIN_LENGTH } from '../../shared/staff/pin.ts';

/** What was typed on a PIN pad so far. */
export type Typed = {
  readonly digits: string;
  /** When the keyboard's digits among them came, ms; a tapped one clears them. */
  readonly times: readonly number[];
  /** A scanner is at it: nothing counts until it has been quiet. */
  readonly scanning: boolean;
  /** When the last key came. */
  readonly last: number;
};

export const NOTHING_TYPED: Typed = { digits: '', times: [], scanning: false, last: Number.NEGATIVE_INFINITY };

/** ms per key on average, as in the scan decoder: nobody types six digits that fast. */
const MACHINE = 45;
/** ms. A code that was longer than a PIN has told its next character by then, at any scanner's pace. */
export const LISTEN_ON = 150;
/** ms of quiet that end a scan. */
export const QUIET = 500;

/** The digits after a tap on the pad's own keys. */
export function tapped(typed: Typed, key: string): Typed {
  const digits = key === 'back' ? typed.digits.slice(0, -1) : (typed.digits + key).slice(0, PIN_LENGTH);
  return { ...NOTHING_TYPED, digits };
}

/** The digits after a key of a keyboard, or of a scanner that acts as one. @param character what the key writes */
export function pressed(typed: Typed, character: string, at: number): Typed {
  const quiet = at - typed.last > QUIET;
  if (typed.scanning && !quiet) return { ...typed, last: at };
  const before = typed.scanning ? NOTHING_TYPED : typed;
  // A letter, or a seventh digit: no PIN.
  const foreign = !/^\d$/.test(character) || before.digits.length >= PIN_LENGTH;
  if (foreign) return { ...NOTHING_TYPED, scanning: true, last: at };
  return { digits: before.digits + character, times: [...before.times, at], scanning: false, last: at };
}

/** Whether what was typed came from a machine: six digits at a pace no person has. */
export function isMachine({ digits, times }: Typed): boolean {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined || times.length < digits.length) return false;
  return (last - first) / Math.max(1, times.length - 1) <= MACHINE;
}
