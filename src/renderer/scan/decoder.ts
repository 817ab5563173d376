import { gtinKey } from '../../shared/barcode/gtin.ts';
import { characterOf, isModifier, isSuffix } from './keys.ts';

/** One keydown, as the decoder sees it. */
export type Key = {
  /** `KeyboardEvent.code`; empty when software made the key up. */
  readonly code: string;
  readonly shift: boolean;
  /** `KeyboardEvent.timeStamp`, ms: when the key arrived, however late the page gets to it. */
  readonly at: number;
  readonly repeat: boolean;
};

/** Characters that came closely enough to be one code, and when each came. */
export type Burst = {
  readonly text: string;
  readonly times: readonly number[];
  /** Set when an input method edited the burst with Backspace or made-up keys: the text cannot be trusted. */
  readonly mangled: boolean;
};

export type Outcome =
  /** No business of ours. */
  | { readonly saw: 'nothing' }
  /** A character, kept in case it is part of a scan. `fast`: so fast that only a machine types it. */
  | { readonly saw: 'character'; readonly fast: boolean }
  /** `typedBefore`: characters of the burst that a person had typed before the scan began. */
  | { readonly saw: 'scan'; readonly code: string; readonly typedBefore: number }
  /** A scan that a Vietnamese input method rewrote: not passed on. */
  | { readonly saw: 'mangled-scan' };

export const NO_BURST: Burst = { text: '', times: [], mangled: false };

/** ms. A longer pause ends a burst. Scanners pause up to 100; a blocked machine has delayed a key by 300. */
const PAUSE = 500;
/** A pause this many times a scanner's own pace, and at least this many ms, may lie between typing and a scan. */
const HESITATION = { times: 3, ms: 40 };
/** ms per key on average. No person types faster for long. */
const MACHINE = 45;
/** ms per key on average. The slowest scanners (Zebra, 100 ms) pass where a check digit vouches for the code. */
const SLOW_SCANNER = 110;
const SHORTEST = 4;
/** Characters; a jammed scanner's burst is not kept beyond it. */
const LONGEST = 2_000;

/**
 * Tells a scanner's keys from a person's. A code is only complete with its suffix (Enter or Tab): finishing on
 * silence truncates codes under load. It is believed by its content: with a valid check digit at any scanner's speed,
 * anything else only at a speed no person reaches.
 */
export function feed(burst: Burst, key: Key): readonly [Burst, Outcome] {
  if (key.repeat || isModifier(key.code)) return [burst, { saw: 'nothing' }];
  const open = continues(burst, key.at) ? burst : NO_BURST;
  if (isSuffix(key.code)) return [NO_BURST, judge(open, key.at)];

  const character = characterOf(key.code, key.shift);
  if (character !== undefined) return keep(open, character, key.at);
  const rewritten = (key.code === 'Backspace' || key.code === '') && open.text.length >= 2;
  if (rewritten && pace(open.times, key.at) <= MACHINE) return [{ ...open, mangled: true }, { saw: 'nothing' }];
  return [NO_BURST, { saw: 'nothing' }];
}

function continues(burst: Burst, at: number): boolean {
  const last = burst.times.at(-1);
  return last !== undefined && at - last <= PAUSE && burst.text.length < LONGEST;
}

function keep(burst: Burst, character: string, at: number): readonly [Burst, Outcome] {
  const fast = burst.text.length >= 2 && pace(burst.times, at) <= MACHINE;
  const kept = { ...burst, text: burst.text + character, times: [...burst.times, at] };
  return [kept, { saw: 'character', fast }];
}

/** ms per key from the first key to now. */
function pace(times: readonly number[], at: number): number {
  return (at - (times[0] ?? at)) / Math.max(1, times.length);
}

function judge(burst: Burst, at: number): Outcome {
  if (burst.mangled) {
    const fast = burst.text.length >= SHORTEST && pace(burst.times, at) <= MACHINE;
    return fast ? { saw: 'mangled-scan' } : { saw: 'nothing' };
  }
  const whole = readingFrom(burst, 0, at);
  const tails = burst.times.flatMap((time, i) => {
    const tail = readingFrom(burst, i, at);
    const pause = time - (burst.times[i - 1] ?? time);
    return pause >= Math.max(HESITATION.ms, HESITATION.times * tail.msPerKey) ? [tail] : [];
  });
  const read = choose([whole, ...tails]);
  return read ? { saw: 'scan', code: read.code, typedBefore: read.typedBefore } : { saw: 'nothing' };
}

/**
 * The first reading a check digit vouches for. A zero typed just before it makes a longer spelling of the same
 * GTIN: of those the fastest is what the scanner sent.
 */
function choose(readings: readonly Reading[]): Reading | undefined {
  const vouched = readings.find(isVouchedFor);
  if (!vouched) return readings.find(isMachineFast);
  const spellings = readings.filter((reading) => gtinKey(reading.code) === gtinKey(vouched.code));
  return spellings.reduce((best, reading) => (reading.msPerKey < best.msPerKey ? reading : best), vouched);
}

/** The burst from one of its characters on, as if the scan began there. */
type Reading = {
  readonly code: string;
  readonly typedBefore: number;
  readonly msPerKey: number;
  readonly longestPause: number;
};

function readingFrom({ text, times }: Burst, typedBefore: number, at: number): Reading {
  const pressed = [...times.slice(typedBefore), at];
  const pauses = pressed.slice(1).map((time, i) => time - (pressed[i] ?? time));
  return {
    code: text.slice(typedBefore),
    typedBefore,
    msPerKey: pace(pressed.slice(0, -1), at),
    longestPause: Math.max(...pauses),
  };
}

function isVouchedFor(reading: Reading): boolean {
  if (gtinKey(reading.code) === undefined) return false;
  return looksLikeMoney(reading.code) ? isEvenlyFast(reading) : reading.msPerKey <= SLOW_SCANNER;
}

function isMachineFast(reading: Reading): boolean {
  if (reading.code.length < SHORTEST || reading.msPerKey > MACHINE) return false;
  return !looksLikeMoney(reading.code) || isEvenlyFast(reading);
}

function isEvenlyFast({ longestPause }: Reading): boolean {
  return longestPause <= MACHINE;
}

/**
 * Sums of money end in 000, and a key that types 000 at once makes them fast. One in ten of eight such digits has a
 * valid check digit by chance, so the pace must be a machine's from the first key to the last.
 */
function looksLikeMoney(code: string): boolean {
  return code.length <= 9 && /^\d+000$/.test(code);
}
