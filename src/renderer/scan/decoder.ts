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
/** ms. A pause at least this long may lie between a typed digit and the scan after it. */
const HESITATION = 100;
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
  const readings = possibleStarts(burst.times).map((typedBefore) => ({
    code: burst.text.slice(typedBefore),
    typedBefore,
    msPerKey: pace(burst.times.slice(typedBefore), at),
  }));
  const read = readings.find(isVouchedFor) ?? readings.find(isMachineFast);
  return read ? { saw: 'scan', code: read.code, typedBefore: read.typedBefore } : { saw: 'nothing' };
}

/** The whole burst first, then what follows each hesitation. */
function possibleStarts(times: readonly number[]): number[] {
  const after = times.flatMap((time, i) => (i > 0 && time - (times[i - 1] ?? time) >= HESITATION ? [i] : []));
  return [0, ...after];
}

type Reading = { readonly code: string; readonly msPerKey: number };

function isVouchedFor({ code, msPerKey }: Reading): boolean {
  if (gtinKey(code) === undefined) return false;
  return msPerKey <= MACHINE || (msPerKey <= SLOW_SCANNER && !looksLikeMoney(code));
}

function isMachineFast({ code, msPerKey }: Reading): boolean {
  return code.length >= SHORTEST && msPerKey <= MACHINE;
}

/** Ten million đồng typed briskly is eight digits too, and one in ten has a valid check digit. Sums end in 000. */
function looksLikeMoney(code: string): boolean {
  return code.length === 8 && code.endsWith('000');
}
