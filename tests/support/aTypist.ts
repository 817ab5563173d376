import type { Key } from '../../src/renderer/scan/decoder.ts';
import { checkDigit } from '../../src/shared/barcode/gtin.ts';
import { must } from '../../src/shared/must.ts';
import { keyFor } from '../renderer/scanner/aTrial.ts';

/** Uniform in [0, 1). */
export type Dice = () => number;

/**
 * How fast people type: 51.6 words a minute on average, standard deviation 20.2 (Dhakal, Feit, Kristensson and Oulasvirta, “Observations
 * on Typing from 136 Million Keystrokes”, CHI 2018, 168,000 people). Of a normal distribution with these the 10th percentile has
 * 25.7 and the 90th 77.4 words a minute; a word is five characters.
 */
export const WORDS_A_MINUTE = { p10: 25.7, p90: 77.4 } as const;

/** Within one person pauses are skewed: their logarithm varies by about this much (239 ms with a standard deviation of 112 ms there). */
const SPREAD = 0.45;
/** A quarter of keys go down before the one before is up (the same study): they come this much sooner. */
const ROLLED = { share: 0.25, times: 0.5 } as const;

export type Typed = { readonly text: string; readonly msPerKey: number; readonly keys: readonly Key[] };

/** Somebody of that speed types something at a till, now and then takes a character back, and ends it. */
export function aTypedBurst(dice: Dice, wordsAMinute: number): Typed {
  const msPerKey = 60_000 / (wordsAMinute * 5);
  const text = somethingTyped(dice);
  const pressed = Array.from(text, (character) =>
    character === ' ' ? { code: 'Space', shift: false } : keyFor(character),
  );
  const taken =
    dice() < 0.1 ? pressed.toSpliced(under(dice, pressed.length), 0, { code: 'Backspace', shift: false }) : pressed;
  const suffix = pickOf(['Enter', 'NumpadEnter', 'Tab'], dice);
  let at = 0;
  const keys = [...taken, { code: suffix, shift: false }].map(({ code, shift }): Key => {
    at += pauseOf(dice, msPerKey);
    return { code, shift, at, repeat: false };
  });
  return { text, msPerKey, keys };
}

const WORDS = [
  'muoi',
  'tom kho',
  'banh phong tom',
  'mam ca sac',
  'Nguyen Thi Lan',
  'mat ong u minh',
  'SP-0012',
] as const;

/** Names, sums, numbers of slips, and codes, whole and half. */
function somethingTyped(dice: Dice): string {
  const kinds: readonly (() => string)[] = [
    () => pickOf(WORDS, dice),
    () => `${1 + under(dice, 9_999)}000`,
    () => digits(dice, 4 + under(dice, 11)),
    () => checked(`893${digits(dice, 9)}`),
    () => checked(digits(dice, 7)),
    () => Array.from({ length: 4 + under(dice, 9) }, () => String.fromCodePoint(97 + under(dice, 26))).join(''),
  ];
  return pickOf(kinds, dice)();
}

function checked(head: string): string {
  return `${head}${checkDigit(head)}`;
}

function digits(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => under(dice, 10)).join('');
}

/** Log-normal, of this person's mean. */
function pauseOf(dice: Dice, msPerKey: number): number {
  const usual = msPerKey * Math.exp(SPREAD * normal(dice) - (SPREAD * SPREAD) / 2);
  const share = (1 - ROLLED.share * ROLLED.times) / (1 - ROLLED.share);
  return usual * (dice() < ROLLED.share ? ROLLED.times : share);
}

/** Box and Muller. */
function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}

function under(dice: Dice, count: number): number {
  return Math.floor(dice() * count);
}

function pickOf<T>(these: readonly T[], dice: Dice): T {
  return must(these[under(dice, these.length)], 'one of these');
}
