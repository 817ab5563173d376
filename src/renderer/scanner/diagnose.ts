import { SETUP_DIGITS } from '../../shared/scanner/setupCard.ts';
import { MACHINE, SHORTEST, SLOW_SCANNER } from '../scan/decoder.ts';
import type { HeardKey } from '../scan/heard.ts';
import { characterOf } from '../scan/keys.ts';
import { isMachinePaced, type KeysRead, readKeys, type Trial } from './trial.ts';

/** What stands in the way of scans, or is only good to know; each has a sentence of what to do. */
export const TROUBLES = [
  'no-suffix',
  'rewritten',
  'scanner-layout',
  'too-slow',
  'typed',
  'too-short',
  'slow',
  'input-method',
  'layout',
  'caps-lock',
  'two-suffixes',
  'by-number',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Those under which a scan is lost; the others the till gets over by itself. */
const STOPPING: ReadonlySet<Trouble> = new Set([
  'no-suffix',
  'rewritten',
  'scanner-layout',
  'too-slow',
  'typed',
  'too-short',
]);

export function stops(trouble: Trouble): boolean {
  return STOPPING.has(trouble);
}

/** Finds out from the keys of a trial what is wrong with scanner, layout or input method. */
export function diagnose(trial: Trial): readonly Trouble[] {
  const { keys, made } = trial;
  if (keys.length === 0) return [];
  const read = readKeys(keys);
  const found = {
    'no-suffix': trial.over && read.suffixes.length === 0 && isMachinePaced(read),
    rewritten: made?.as === 'mangled' || (isMachinePaced(read) && keys.some(isRewriting)),
    'scanner-layout': isOtherLayout(read),
    'too-slow':
      !made &&
      read.text.length >= SHORTEST &&
      read.suffixes.length > 0 &&
      !isMachinePaced(read) &&
      read.msPerKey <= 2 * SLOW_SCANNER,
    typed: trial.over && !made && !isMachinePaced(read) && read.msPerKey > 2 * SLOW_SCANNER,
    'too-short': !made && read.suffixes.length > 0 && read.text.length < SHORTEST,
    slow: read.msPerKey > MACHINE && read.msPerKey <= SLOW_SCANNER && made !== null,
    'input-method': keys.some(({ composing }) => composing),
    layout: keys.some(isWrittenOtherwise),
    'caps-lock': keys.some((key) => key.capsLock || isInOtherCase(key)),
    'two-suffixes': read.suffixes.length > 1,
    'by-number': read.byNumber,
  } satisfies Record<Trouble, boolean>;
  return TROUBLES.filter((trouble) => found[trouble] && !(trouble === 'input-method' && found.rewritten));
}

/** An input method takes back what was typed, and writes it anew. */
function isRewriting({ code }: HeardKey): boolean {
  return code === 'Backspace' || code === '';
}

/** The scanner speaks as a keyboard of another country: its digits are right only where the computer believes the same. */
function isOtherLayout({ text, written }: KeysRead): boolean {
  return !text.includes(SETUP_DIGITS) && written.includes(SETUP_DIGITS);
}

/** Caps Lock turns capitals and small letters round. */
function isInOtherCase({ code, shift, key, composing }: HeardKey): boolean {
  return /^Key[A-Z]$/.test(code) && /^[a-z]$/i.test(key) && !composing && (key === key.toUpperCase()) !== shift;
}

/** The computer's layout makes another character of the key; Caps Lock alone changes only the case. */
function isWrittenOtherwise({ code, shift, key, ctrl, alt, composing }: HeardKey): boolean {
  const character = ctrl || alt || composing ? undefined : characterOf(code, shift);
  return character !== undefined && key.length === 1 && key.toLowerCase() !== character.toLowerCase();
}
