import { MACHINE, PAUSE, SHORTEST, SLOW_SCANNER } from '../scan/decoder.ts';
import type { HeardKey } from '../scan/heard.ts';
import { altCharacter, characterOf, isModifier, isSuffix, separatorOf } from '../scan/keys.ts';

/** Keys that came closely together while a scanner is checked, and what became of them. */
export type Trial = {
  readonly id: number;
  readonly keys: readonly HeardKey[];
  /** What the till made of them; null while they may go on, or where it made nothing. */
  readonly made: { readonly as: 'scan'; readonly code: string } | { readonly as: 'mangled' } | null;
  /** No more keys belong to it. */
  readonly over: boolean;
};

/** ms after a scan's end in which a second suffix still belongs to it. */
const BEHIND = 100;

/** Whether a key goes on what came before; the second suffix of a scanner that sends CR and LF does, too. */
export function goesOn({ keys, made }: Trial, { at }: HeardKey): boolean {
  const last = keys.at(-1);
  return last !== undefined && at - last.at <= (made ? BEHIND : PAUSE);
}

/** What can be told of a trial by its keys alone. */
export type KeysRead = {
  /** Put together from the physical keys, separators too. */
  readonly text: string;
  /** Put together as this computer's layout writes them. */
  readonly written: string;
  /** Function keys and letters with Ctrl before the first character. */
  readonly before: readonly HeardKey[];
  readonly suffixes: readonly HeardKey[];
  /** ms a key on average, and the longest pause; 0 of a single key. */
  readonly msPerKey: number;
  readonly longest: number;
  /** Characters typed as numbers while Alt was held. */
  readonly byNumber: boolean;
};

export function readKeys(all: readonly HeardKey[]): KeysRead {
  const keys = all.filter(({ code, up }) => !isModifier(code) && !up);
  const first = keys.findIndex((key) => signOf(key) !== '');
  const body = first < 0 ? [] : keys.slice(first);
  const end = body.findIndex(({ code, ctrl }) => isSuffix(code, ctrl));
  const written = body.slice(0, end < 0 ? undefined : end);
  const gaps = keys.slice(1).map(({ at }, i) => at - (keys[i]?.at ?? at));
  return {
    text: textOf(all),
    written: written.map(({ key }) => (key.length === 1 ? key : '')).join(''),
    before: keys.slice(0, Math.max(0, first)),
    suffixes: body.filter(({ code, ctrl }) => isSuffix(code, ctrl)),
    msPerKey: gaps.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    longest: Math.max(0, ...gaps),
    byNumber: all.some(({ alt, code }) => alt && code.startsWith('Numpad')),
  };
}

/** What a key alone writes. */
function signOf({ code, shift, ctrl, alt }: HeardKey): string {
  if (alt) return code.startsWith('Numpad') ? '0' : '';
  return (ctrl ? separatorOf(code) : characterOf(code, shift)) ?? '';
}

function textOf(keys: readonly HeardKey[]): string {
  let text = '';
  let number = '';
  for (const key of keys) {
    if (key.up) {
      text += altCharacter(number) ?? '';
      number = '';
    } else if (key.alt) {
      number += /^Numpad(\d)$/.exec(key.code)?.[1] ?? '';
    } else if (!isSuffix(key.code, key.ctrl)) {
      text += signOf(key);
    }
  }
  return text;
}

/** Whether so many characters came so fast that they are worth telling of: not a person who walks about the page. */
export function isWorthTelling({ keys, made }: Trial): boolean {
  const { text, suffixes } = readKeys(keys);
  return made !== null || keys.length === 0 || text.length >= (suffixes.length > 0 ? 2 : SHORTEST);
}

/** Whether only a machine, or a machine at its slowest, types so. */
export function isMachinePaced({ msPerKey, longest, text }: KeysRead): boolean {
  if (text.length < SHORTEST) return false;
  return msPerKey <= MACHINE || (msPerKey <= SLOW_SCANNER && longest <= 2 * msPerKey);
}
