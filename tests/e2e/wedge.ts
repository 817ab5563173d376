import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import type { Page } from './shop.ts';

/** How a wedge scanner, or an input method between it and the page, can behave. */
type Manner = {
  /** Milliseconds from key to key. */
  readonly msPerKey?: number;
  /** A Vietnamese input method has the keys: `event.key` is "Process" and a composition is under way. */
  readonly composing?: boolean;
  /** Caps Lock is on: letters come in the other case in `event.key`. */
  readonly capsLock?: boolean;
  /** What ends a code: Enter, unless something else is said. */
  readonly suffix?: 'Tab' | 'CR LF' | 'none';
  /** A key that comes before each code. */
  readonly prefix?: 'F8' | 'F9';
  /** UniKey works: behind so many characters it takes one back and writes it anew. */
  readonly rewrites?: number;
};

const SUFFIXES = { Enter: '\r', Tab: '\t', 'CR LF': '\r\r', none: '' } as const;
const FUNCTION_KEYS = { F8: 119, F9: 120 } as const;

export type Wedge = { readonly scan: (code: string, manner?: Manner) => Promise<void> };

const MS_PER_KEY = 8;

/** ms. A little more than the page gives a scanner that ends its codes with two keys. */
const PAST_SECOND_SUFFIX = 70;

/** ms. Longer than the pause that ends a burst, so that two scans are two. */
const BETWEEN_SCANS = 600;

/**
 * A scanner whose keys carry their own times, so that its pace is the one asked for, however slow the machine is that
 * runs the story. A browser's event times are those of the key and not of its handling.
 */
export async function plugIn(page: Page): Promise<Wedge> {
  const keys = await page.context().newCDPSession(page);
  let last = 0;
  return {
    scan: async (code, manner = {}) => {
      const start = Math.max(Date.now(), last + BETWEEN_SCANS);
      last = start + (code.length + 3) * (manner.msPerKey ?? MS_PER_KEY);
      await play(keys, code, start, manner);
    },
  };
}

const plugged = new WeakMap<Page, Promise<CDPSession>>();

/** One scan, begun now. Its keys carry a scanner's pace, too: on a busy machine real ones come as slowly as a person's. */
export async function scan(page: Page, code: string): Promise<void> {
  const keys = plugged.get(page) ?? page.context().newCDPSession(page);
  plugged.set(page, keys);
  const start = Date.now();
  await play(await keys, code, start);
  // Its last keys say that they were pressed a moment from now; an Enter sooner than this would be the scanner's second.
  await sleep(Math.max(0, start + (code.length + 1) * MS_PER_KEY + PAST_SECOND_SUFFIX - Date.now()));
}

async function play(keys: CDPSession, code: string, start: number, manner: Manner = {}): Promise<void> {
  const { msPerKey = MS_PER_KEY, composing = false, capsLock = false } = manner;
  for (const [i, stroke] of strokesOf(code, manner).entries()) {
    if (composing) await compose(keys, code.slice(0, i));
    await press(keys, { ...stroke, at: start + i * msPerKey, composing, capsLock });
  }
}

function strokesOf(code: string, { suffix, prefix, rewrites }: Manner): readonly Stroke[] {
  const typed = Array.from(code, strokeOf);
  const sent = rewrites === undefined ? typed : typed.toSpliced(rewrites, 0, ...REWRITING);
  const before = prefix ? [{ key: prefix, code: prefix, virtualKey: FUNCTION_KEYS[prefix], shift: false }] : [];
  return [...before, ...sent, ...Array.from(SUFFIXES[suffix ?? 'Enter'], strokeOf)];
}

type Stroke = {
  readonly key: string;
  readonly code: string;
  readonly virtualKey: number;
  readonly shift: boolean;
  readonly ctrl?: boolean;
};

/** As UniKey does it on Windows: a Backspace, then a letter that no key wrote. */
const REWRITING: readonly Stroke[] = [
  { key: 'Backspace', code: 'Backspace', virtualKey: 8, shift: false },
  { key: 'â', code: '', virtualKey: 231, shift: false },
];

type Press = Stroke & { readonly at: number; readonly composing: boolean; readonly capsLock: boolean };

async function compose(keys: CDPSession, text: string): Promise<void> {
  await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}

/** Both ways of one key, sent before anything is awaited. */
export async function press(keys: CDPSession, stroke: Press): Promise<void> {
  const { key, code, virtualKey, shift, ctrl = false, at, composing, capsLock } = stroke;
  const shown = capsLock && /^[a-z]$/i.test(key) ? otherCase(key) : key;
  const event = {
    code,
    timestamp: at / 1_000,
    modifiers: (shift ? 8 : 0) + (ctrl ? 2 : 0),
    ...(composing ? { key: 'Process', windowsVirtualKeyCode: 229 } : { key: shown, windowsVirtualKeyCode: virtualKey }),
  };
  const down = keys.send('Input.dispatchKeyEvent', {
    ...event,
    ...(composing || ctrl || (key.length > 1 && key !== 'Enter')
      ? { type: 'rawKeyDown' }
      : { type: 'keyDown', text: key === 'Enter' ? '\r' : shown }),
  });
  await Promise.all([down, keys.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' })]);
}

function otherCase(letter: string): string {
  return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
}

const NAMED: Readonly<Record<string, string>> = { '\r': 'Enter', '\t': 'Tab' };

const MARKS: Readonly<Record<string, readonly [code: string, virtualKey: number, shift: boolean]>> = {
  '\r': ['Enter', 13, false],
  '\t': ['Tab', 9, false],
  _: ['Minus', 189, true],
  ':': ['Semicolon', 186, true],
  '/': ['Slash', 191, false],
  '.': ['Period', 190, false],
  '-': ['Minus', 189, false],
  '?': ['Slash', 191, true],
  '=': ['Equal', 187, false],
  ']': ['BracketRight', 221, false],
};

/** The physical key of a US keyboard, which every scanner plays. */
export function strokeOf(letter: string): Stroke {
  // FNC1, as scanners send it to a keyboard.
  if (letter === '\u001D') return { key: ']', code: 'BracketRight', virtualKey: 221, shift: false, ctrl: true };
  const mark = MARKS[letter];
  if (mark) return { key: NAMED[letter] ?? letter, code: mark[0], virtualKey: mark[1], shift: mark[2] };
  const upper = letter.toUpperCase();
  const isDigit = /\d/.test(letter);
  return {
    key: letter,
    code: isDigit ? `Digit${letter}` : `Key${upper}`,
    virtualKey: upper.charCodeAt(0),
    shift: !isDigit && letter === upper,
  };
}
