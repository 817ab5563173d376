import type { HeardKey } from '../../../src/renderer/scan/heard.ts';
import { characterOf } from '../../../src/renderer/scan/keys.ts';
import type { Trial } from '../../../src/renderer/scanner/trial.ts';

const CODES = [
  ...Array.from({ length: 26 }, (_, i) => `Key${String.fromCodePoint(65 + i)}`),
  ...Array.from({ length: 10 }, (_, i) => `Digit${i}`),
].concat(['Minus', 'Slash', 'BracketRight', 'Semicolon', 'Quote', 'Backquote', 'Period', 'Comma', 'Equal']);

/** The physical key that writes a character on the layout scanners use, and with Shift or not. */
export function keyFor(character: string): Pick<HeardKey, 'code' | 'shift' | 'ctrl' | 'key'> {
  if (character === '\u001D') return { code: 'BracketRight', shift: false, ctrl: true, key: ']' };
  for (const code of CODES) {
    for (const shift of [false, true]) {
      if (characterOf(code, shift) === character) return { code, shift, ctrl: false, key: character };
    }
  }
  throw new Error(`no key writes ${character}`);
}

const NAMED = /^\[(\w+)\]/;

/**
 * Keys as they came: `[F9]893…[Enter]`, a word in brackets is a key by its name.
 * @param change what is otherwise about each
 */
export function heard(text: string, msPerKey: number, change: Partial<HeardKey> = {}): HeardKey[] {
  const keys: HeardKey[] = [];
  for (let rest = text; rest !== ''; ) {
    const name = NAMED.exec(rest);
    const key = name ? { code: name[1] ?? '', shift: false, key: name[1] ?? '' } : keyFor(rest.charAt(0));
    const at = 1_000 + keys.length * msPerKey;
    keys.push({
      repeat: false,
      composing: false,
      capsLock: false,
      saw: 'character',
      alt: false,
      ...key,
      ...change,
      at,
    });
    rest = rest.slice(name?.[0].length ?? 1);
  }
  return keys;
}

export function aTrial(keys: readonly HeardKey[], made: Trial['made'] = null): Trial {
  return { id: 1, keys, made, over: true };
}

export const read = (code: string) => ({ as: 'scan', code }) as const;
