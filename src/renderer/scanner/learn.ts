import { SETUP_DIGITS, SETUP_TEXT } from '../../shared/scanner/setupCard.ts';
import { WedgePrefix, type WedgeSettings } from '../../shared/scanner/wedge.ts';
import type { HeardKey } from '../scan/heard.ts';
import { type KeysRead, readKeys, type Trial } from './trial.ts';

/**
 * What the set-up card taught. `identifies`: the scanner says of each code what kind it is (AIM). `oddPrefix`: what stands before the
 * code cannot be told from a code's own beginning. `oddTail`: characters between code and suffix.
 */
export type Lesson = {
  /** Undefined where it cannot be used like this. */
  readonly settings: WedgeSettings | undefined;
  readonly identifies: boolean;
  readonly oddPrefix: string;
  readonly oddTail: string;
};

/** @returns undefined where it was not the card's bars that were scanned */
export function learn({ keys }: Trial): Lesson | undefined {
  const read = readKeys(keys);
  const at = read.text.indexOf(SETUP_DIGITS);
  if (at < 0) return undefined;
  const before = read.text.slice(0, at);
  const oddTail = read.text.slice(at + SETUP_DIGITS.length);
  const identifies = /^\][A-Za-z][\dA-Za-z]$/.test(before);
  const prefix = identifies || before === '' ? keyPrefix(read.before) : textPrefix(before);
  const suffix = suffixOf(read);
  const isUsable = prefix !== undefined && suffix !== undefined && oddTail === '';
  const msPerKey = Math.min(500, Math.max(1, Math.round(read.msPerKey)));
  return {
    settings: isUsable ? { prefix, suffix, msPerKey } : undefined,
    identifies,
    oddPrefix: prefix === undefined ? before || 'Ctrl' : '',
    oddTail,
  };
}

/** @returns null: it sends none; undefined: one that cannot be used */
function keyPrefix(before: readonly HeardKey[]): WedgePrefix | null | undefined {
  const key = before.at(-1);
  if (!key) return null;
  return WedgePrefix.safeParse({ kind: key.ctrl ? 'control' : 'key', code: key.code }).data;
}

function textPrefix(text: string): WedgePrefix | undefined {
  return WedgePrefix.safeParse({ kind: 'text', text }).data;
}

function suffixOf({ suffixes }: KeysRead): 'enter' | 'tab' | undefined {
  const [first] = suffixes;
  if (!first) return undefined;
  return first.code === 'Tab' ? 'tab' : 'enter';
}

/** Of the card's square: whether the separator of GS1 labels comes through. @returns undefined where it was not that */
export function passesSeparator(code: string): boolean | undefined {
  const bare = code.replace(/^\][A-Za-z][\dA-Za-z]/, '');
  if (bare === SETUP_TEXT) return true;
  return bare === SETUP_TEXT.replace('\u001D', '') ? false : undefined;
}
