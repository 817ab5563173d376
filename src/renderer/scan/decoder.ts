import { gtinKey } from '../../shared/barcode/gtin.ts';
import { usualWedge, type WedgeSettings } from '../../shared/scanner/wedge.ts';
import { altCharacter, characterOf, isModifier, isSuffix, separatorOf } from './keys.ts';

/** One key going down, or Alt coming up, as the decoder sees it. */
export type Key = {
  /** `KeyboardEvent.code`; empty when software made the key up. */
  readonly code: string;
  readonly shift: boolean;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  /** `KeyboardEvent.timeStamp`, ms: when the key arrived, however late the page gets to it. */
  readonly at: number;
  readonly repeat: boolean;
  /** Comes up: of Alt only, which ends a character typed as its number. */
  readonly up?: boolean;
};

/** Characters that came closely enough to be one code, and when each came. */
export type Burst = {
  readonly text: string;
  readonly times: readonly number[];
  /** How many characters stood when an input method last edited the burst with Backspace or made-up keys: a text across that place cannot be trusted. */
  readonly mangledAt: number | null;
  /** When the prefix key came that this scanner was set up with. */
  readonly prefixedAt: number | null;
  /** The number of a character that is being typed while Alt is held. */
  readonly alt: string;
};

export type Outcome =
  /** No business of ours. */
  | { readonly saw: 'nothing' }
  /** The key that this scanner sends before each code: kept back until it is known whether a code follows. */
  | { readonly saw: 'prefix' }
  /**
   * A character, kept in case it is part of a scan. `fast`: so fast that only a machine types it. `control`: a separator, which in a
   * browser is a command.
   */
  | { readonly saw: 'character'; readonly fast: boolean; readonly control: boolean }
  /** `typedBefore`: characters of the burst that a person had typed before the scan began. */
  | { readonly saw: 'scan'; readonly code: string; readonly typedBefore: number }
  /** A scan that a Vietnamese input method rewrote: not passed on. */
  | { readonly saw: 'mangled-scan' };

export const NO_BURST: Burst = { text: '', times: [], mangledAt: null, prefixedAt: null, alt: '' };

/** ms. A longer pause ends a burst. Scanners pause up to 100; a blocked machine has delayed a key by 300. */
export const PAUSE = 500;
/** A pause this many times a scanner's own pace, and at least this many ms, may lie between typing and a scan. */
const HESITATION = { times: 3, ms: 40 };
/** ms per key on average. No person types faster for long. */
export const MACHINE = 45;
/** ms per key on average. The slowest scanners (Zebra, 100 ms) pass where a check digit vouches for the code. */
export const SLOW_SCANNER = 110;
export const SHORTEST = 4;
/** Characters; a jammed scanner's burst is not kept beyond it. */
const LONGEST = 2_000;

const NOTHING: Outcome = { saw: 'nothing' };

/**
 * Tells a scanner's keys from a person's. A code is only complete with its suffix (Enter or Tab): finishing on
 * silence truncates codes under load. It is believed by its content: behind the scanner's prefix, an AIM identifier, or with a valid
 * check digit at any scanner's speed, anything else only at a speed no person reaches.
 */
export function feed(burst: Burst, key: Key, wedge: WedgeSettings = usualWedge): readonly [Burst, Outcome] {
  if (key.repeat) return [burst, NOTHING];
  const open = continues(burst, key.at, wedge) ? burst : NO_BURST;
  if (key.up) return endAlt(open, key.at);
  if (isModifier(key.code)) return [burst, NOTHING];
  if (isPrefix(key, wedge)) return [{ ...NO_BURST, prefixedAt: key.at }, { saw: 'prefix' }];
  if (key.alt) return [underAlt(open, key.code), NOTHING];
  if (ends(key, open)) return [NO_BURST, judge(open, key.at, wedge)];
  if (key.ctrl) return control(open, key);

  const character = characterOf(key.code, key.shift);
  if (character !== undefined) return keep(open, character, key.at);
  const rewritten = (key.code === 'Backspace' || key.code === '') && open.text.length >= 2;
  if (rewritten && pace(open.times, key.at) <= SLOW_SCANNER) return [{ ...open, mangledAt: open.text.length }, NOTHING];
  return [NO_BURST, NOTHING];
}

function continues({ text, times, prefixedAt, alt }: Burst, at: number, wedge: WedgeSettings): boolean {
  const last = times.at(-1);
  if (last !== undefined) return at - last <= PAUSE && text.length < LONGEST;
  if (prefixedAt !== null) return at - prefixedAt <= prefixHold(wedge);
  return alt !== '';
}

/** ms that a prefix key is kept back: this scanner's next key is there by then, and a person's is not. */
export function prefixHold({ msPerKey }: WedgeSettings): number {
  return Math.min(200, Math.max(MACHINE, 2 * (msPerKey ?? 0)));
}

function isPrefix({ code, ctrl = false, alt = false, shift }: Key, { prefix }: WedgeSettings): boolean {
  if (!prefix || prefix.kind === 'text' || alt || shift) return false;
  return prefix.code === code && (prefix.kind === 'control') === ctrl;
}

/**
 * Either suffix ends a scan, whichever the set-up card was ended with: the next scanner at this till may be another one, and its Enter
 * must press nothing. With Ctrl a carriage return or line feed is a command of the browser's: only behind a scanner's characters it is meant.
 */
function ends({ code, ctrl = false, at }: Key, open: Burst): boolean {
  return isSuffix(code, ctrl) && (!ctrl || isMachines(open, at));
}

function control(open: Burst, { code, at }: Key): readonly [Burst, Outcome] {
  const separator = separatorOf(code);
  if (separator === undefined || !isMachines(open, at)) return [NO_BURST, NOTHING];
  const [next] = keep(open, separator, at);
  return [next, { saw: 'character', fast: true, control: true }];
}

function isMachines(open: Burst, at: number): boolean {
  return open.prefixedAt !== null || (open.text.length >= 2 && pace(open.times, at) <= SLOW_SCANNER);
}

/** A command, where it is no digit of the number pad. */
function underAlt(open: Burst, code: string): Burst {
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  return digit === undefined ? NO_BURST : { ...open, alt: open.alt + digit };
}

/** Alt comes up: the number typed under it was a character, whose own key no layout has moved. */
function endAlt(burst: Burst, at: number): readonly [Burst, Outcome] {
  const character = burst.alt === '' ? undefined : altCharacter(burst.alt);
  if (burst.alt === '') return [burst, NOTHING];
  return character === undefined ? [NO_BURST, NOTHING] : keep({ ...burst, alt: '' }, character, at);
}

function keep(burst: Burst, character: string, at: number): readonly [Burst, Outcome] {
  const fast = burst.text.length >= 2 && pace(burst.times, at) <= MACHINE;
  const kept = { ...burst, alt: '', text: burst.text + character, times: [...burst.times, at] };
  return [kept, { saw: 'character', fast, control: false }];
}

/** ms per key from the first key to now. */
function pace(times: readonly number[], at: number): number {
  return (at - (times[0] ?? at)) / Math.max(1, times.length);
}

function judge(burst: Burst, at: number, wedge: WedgeSettings): Outcome {
  const whole = readingFrom(burst, 0, at);
  const tails = burst.times.flatMap((time, i) => {
    const tail = readingFrom(burst, i, at);
    return isAfterPause(tail, time - (burst.times[i - 1] ?? time)) ? [tail] : [];
  });
  const isTrusted = ({ typedBefore }: Reading): boolean => typedBefore >= (burst.mangledAt ?? 0);
  const marked = markedReading(burst, at, wedge);
  const read = marked && isTrusted(marked) ? marked : choose([whole, ...tails].filter(isTrusted));
  if (read) return { saw: 'scan', code: read.code, typedBefore: read.typedBefore };
  const isMangled = [marked, whole, ...tails].some(
    (reading) => reading && !isTrusted(reading) && isMangledScan(reading),
  );
  return isMangled ? { saw: 'mangled-scan' } : NOTHING;
}

/** Whether somebody may have typed what stands before it. */
function isAfterPause({ msPerKey }: Reading, pause: number): boolean {
  return pause >= Math.max(HESITATION.ms, HESITATION.times * msPerKey);
}

function isMangledScan({ code, msPerKey }: Reading): boolean {
  return code.length >= SHORTEST && msPerKey <= MACHINE;
}

/** A symbology identifier, or how our badges begin. */
const IDENTIFIER = /\][A-Za-z][\dA-Za-z].|QO-NV:\w/;

/** What begins with a mark that people do not type: it is a scan at any scanner's pace. */
function markedReading(burst: Burst, at: number, { prefix, msPerKey }: WedgeSettings): Reading | undefined {
  const patience = Math.max(SLOW_SCANNER, 2 * (msPerKey ?? 0));
  const reading = (from: number): Reading | undefined => {
    const read = from < burst.text.length ? readingFrom(burst, from, at) : undefined;
    return read && read.msPerKey <= patience ? read : undefined;
  };
  if (burst.prefixedAt !== null) return reading(0);
  const prefixed = prefix?.kind === 'text' ? burst.text.indexOf(prefix.text) : -1;
  if (prefix?.kind === 'text' && prefixed >= 0) {
    const behind = reading(prefixed + prefix.text.length);
    return behind && { ...behind, typedBefore: prefixed };
  }
  const identified = burst.text.search(IDENTIFIER);
  // The same signs in the middle of a code are no identifier.
  const pause = (burst.times[identified] ?? 0) - (burst.times[identified - 1] ?? 0);
  const read = identified >= 0 ? reading(identified) : undefined;
  return read && (identified === 0 || isAfterPause(read, pause)) ? read : undefined;
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
  readonly pauses: readonly number[];
};

function readingFrom({ text, times }: Burst, typedBefore: number, at: number): Reading {
  const pressed = [...times.slice(typedBefore), at];
  const pauses = pressed.slice(1).map((time, i) => time - (pressed[i] ?? time));
  return {
    code: text.slice(typedBefore),
    typedBefore,
    msPerKey: pace(pressed.slice(0, -1), at),
    pauses,
  };
}

function isVouchedFor(reading: Reading): boolean {
  if (gtinKey(reading.code) === undefined) return false;
  if (looksLikeMoney(reading.code)) return isEvenlyFast(reading);
  return reading.msPerKey <= MACHINE || (reading.msPerKey <= SLOW_SCANNER && isSteady(reading));
}

function isMachineFast(reading: Reading): boolean {
  if (reading.code.length < SHORTEST || reading.msPerKey > MACHINE) return false;
  return !looksLikeMoney(reading.code) || isEvenlyFast(reading);
}

/** A pause of a slow scanner beside its usual one. */
const STEADY = { least: 0.7, most: 1.4 } as const;

/**
 * A slow scanner is slow because it waits as long behind each key; hands are not so even. One pause may be longer: a busy machine's. Of
 * what fast typists type 16 in 10,000 would otherwise be scans: codes typed by hand, and figures whose check digit is right by chance.
 */
function isSteady({ pauses }: Reading): boolean {
  const usual = pauses.toSorted((a, b) => a - b)[Math.floor(pauses.length / 2)] ?? 0;
  const isOdd = (pause: number): boolean => pause < STEADY.least * usual || pause > STEADY.most * usual;
  return pauses.filter(isOdd).length <= 1 && pauses.every((pause) => pause >= STEADY.least * usual);
}

function isEvenlyFast({ pauses }: Reading): boolean {
  return pauses.every((pause) => pause <= MACHINE);
}

/**
 * Sums of money end in 000, and a key that types 000 at once makes them fast. One in ten of eight such digits has a
 * valid check digit by chance, so the pace must be a machine's from the first key to the last.
 */
function looksLikeMoney(code: string): boolean {
  return code.length <= 9 && /^\d+000$/.test(code);
}
