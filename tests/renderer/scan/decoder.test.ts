import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Burst, feed, type Key, NO_BURST, type Outcome } from '../../../src/renderer/scan/decoder.ts';
import { characterOf } from '../../../src/renderer/scan/keys.ts';
import { checkDigit } from '../../../src/shared/barcode/gtin.ts';
import { usualWedge, type WedgeSettings } from '../../../src/shared/scanner/wedge.ts';

const SALT = '8938507000006';

/** The physical key that writes a character on the layout scanners use. */
const keyFor = new Map<string, { code: string; shift: boolean }>();
const letters = Array.from({ length: 26 }, (_, i) => `Key${String.fromCodePoint(65 + i)}`);
const digits = Array.from({ length: 10 }, (_, i) => `Digit${i}`);
const marks = ['Minus', 'Equal', 'Slash', 'Period', 'Comma', 'Semicolon', 'Quote', 'BracketLeft', 'BracketRight'];
for (const code of [...letters, ...digits, ...marks, 'Backslash', 'Backquote', 'Space']) {
  for (const shift of [false, true]) {
    const character = characterOf(code, shift);
    if (character !== undefined && !keyFor.has(character)) keyFor.set(character, { code, shift });
  }
}

const typed = (text: string, from: number, gap: number | readonly number[]): Key[] => {
  let at = from;
  return Array.from(text, (character, i) => {
    if (i > 0) at += typeof gap === 'number' ? gap : (gap[i - 1] ?? 10);
    const key = keyFor.get(character);
    if (!key) throw new Error(`no key writes ${character}`);
    return { ...key, at, repeat: false };
  });
};
const press = (code: string, at: number): Key => ({ code, shift: false, at, repeat: false });
const scanned = (text: string, from: number, gap: number): Key[] => [
  ...typed(text, from, gap),
  press('Enter', from + text.length * gap),
];

function outcomes(keys: readonly Key[], wedge: WedgeSettings = usualWedge): Outcome[] {
  let burst: Burst = NO_BURST;
  return keys.map((key) => {
    const [next, outcome] = feed(burst, key, wedge);
    burst = next;
    return outcome;
  });
}
const scansIn = (keys: readonly Key[], wedge?: WedgeSettings) =>
  outcomes(keys, wedge).flatMap((o) => (o.saw === 'scan' ? [o.code] : []));

describe('a scanner', () => {
  test.each([
    ['at 5 ms a key', scanned(SALT, 0, 5), [SALT]],
    ['at 50 ms a key, because the check digit vouches for it', scanned(SALT, 0, 50), [SALT]],
    ['at 100 ms a key, the slowest made', scanned(SALT, 0, 100), [SALT]],
    ['with text and marks', scanned('SHOP-01/aB', 0, 12), ['SHOP-01/aB']],
    ['with a web address', scanned('https://truyxuat.gov.vn/x?id=7', 0, 8), ['https://truyxuat.gov.vn/x?id=7']],
    ['with Tab for its suffix', [...typed(SALT, 0, 8), press('Tab', 110)], [SALT]],
    ['twice, back to back', [...scanned(SALT, 0, 8), ...scanned('4006381333931', 115, 8)], [SALT, '4006381333931']],
    ['with a wrong check digit is passed on: the till says so', scanned('8938507000007', 0, 8), ['8938507000007']],
    ['held up for 300 ms in the middle of a code', [...typed(SALT, 0, [8, 8, 300]), press('Enter', 420)], [SALT]],
  ] as const)('%s is read', (_, keys, expected) => {
    expect(scansIn(keys)).toEqual(expected);
  });

  test('a digit typed just before the scan stays out of the code', () => {
    const keys = [press('Digit3', 0), ...scanned(SALT, 180, 8)];
    expect(outcomes(keys).at(-1)).toEqual({ saw: 'scan', code: SALT, typedBefore: 1 });
  });

  test.each([
    ['at 90 ms a key', 90, 8],
    ['briskly at 60 ms a key, before a scanner of 15 ms', 60, 15],
  ])('an amount typed %s before the scan stays out of the code', (_, hand, scanner) => {
    const amount = typed('200000', 0, hand);
    const last = amount.at(-1)?.at ?? 0;
    const seen = outcomes([...amount, ...scanned(SALT, last + hand, scanner)]);
    expect(seen.at(-1)).toEqual({ saw: 'scan', code: SALT, typedBefore: 6 });
  });

  test('a held Shift between characters changes only the case', () => {
    const [a, b, c, d] = typed('AB12', 0, 8);
    const keys = [press('ShiftLeft', 0), a, press('ShiftLeft', 7), b, c, d, press('Enter', 32)];
    expect(scansIn(keys as Key[])).toEqual(['AB12']);
  });

  test('whose text an input method rewrites is reported, never passed on', () => {
    const keys = [...typed('lo-aa', 0, 8), press('Backspace', 38), press('', 40), ...typed('12', 44, 8)];
    const seen = outcomes([...keys, press('Enter', 60)]);
    expect(seen.at(-1)).toEqual({ saw: 'mangled-scan' });
  });
});

describe('a scanner that marks its codes', () => {
  const slow = { suffix: 'enter', msPerKey: 80 } as const;
  const f8: WedgeSettings = { ...slow, prefix: { kind: 'key', code: 'F8' } };
  const tilde: WedgeSettings = { ...slow, prefix: { kind: 'text', text: '~' } };
  const stx: WedgeSettings = { ...slow, prefix: { kind: 'control', code: 'KeyB' } };

  test('by an AIM identifier is believed at 100 ms a key, whatever the code', () => {
    expect(scansIn(scanned(']C0LOT-77a', 0, 100))).toEqual([']C0LOT-77a']);
    expect(scansIn(scanned('LOT-77a', 0, 100))).toEqual([]);
  });

  test('by the key it was set up with is believed at 80 ms a key, and has nothing in it that was typed before', () => {
    const keys = [...typed('12', 0, 90), press('F8', 180), ...scanned('LOT-77a', 260, 80)];
    expect(outcomes(keys, f8).map(({ saw }) => saw)).toContain('prefix');
    expect(outcomes(keys, f8).at(-1)).toEqual({ saw: 'scan', code: 'LOT-77a', typedBefore: 0 });
    expect(scansIn(keys)).toEqual([]);
  });

  test('by Ctrl and a letter, or by marks, likewise; the marks are no part of the code', () => {
    expect(scansIn([{ ...press('KeyB', 0), ctrl: true }, ...scanned('LOT-77a', 80, 80)], stx)).toEqual(['LOT-77a']);
    expect(outcomes([...typed('7', 0, 0), ...scanned('~LOT-77a', 90, 80)], tilde).at(-1)).toEqual({
      saw: 'scan',
      code: 'LOT-77a',
      typedBefore: 1,
    });
  });

  test('a function key that a person presses is no scan, nor are digits that come a hand’s breadth behind it', () => {
    expect(scansIn([press('F8', 0), ...scanned('200000', 300, 100)], f8)).toEqual([]);
  });

  test('another scanner at the same till, with no prefix and with the other suffix, is understood as before', () => {
    expect(scansIn([...typed(SALT, 0, 8), press('Tab', 110)], f8)).toEqual([SALT]);
  });
});

const held = (code: string, at: number): Key => ({ ...press(code, at), ctrl: true });

/** Each key 2 ms behind the one before. */
function underAlt(text: string): Key[] {
  const keys: Key[] = [];
  const add = (key: Partial<Key>): void => {
    keys.push({ ...press('AltLeft', keys.length * 2), ...key });
  };
  for (const character of text) {
    add({});
    for (const figure of `0${character.codePointAt(0)}`) add({ code: `Numpad${figure}`, alt: true });
    add({ up: true });
  }
  return keys;
}

describe('what scanners send beside characters', () => {
  test('the separator of GS1 labels comes as Ctrl and a bracket', () => {
    const keys = [...typed(']d20110', 0, 8), held('BracketRight', 60), ...scanned('17', 68, 8)];
    expect(scansIn(keys)).toEqual([']d20110\u001D17']);
  });

  test('carriage return as Ctrl M ends a code; Ctrl J and Ctrl D of a person do nothing', () => {
    expect(scansIn([...typed(SALT, 0, 8), held('KeyM', 110)])).toEqual([SALT]);
    expect(outcomes([held('KeyJ', 0), held('KeyD', 300)])).toEqual([{ saw: 'nothing' }, { saw: 'nothing' }]);
  });

  test('characters come as numbers typed under Alt, which no layout moves', () => {
    const keys = underAlt(SALT);
    expect(scansIn([...keys, press('Enter', keys.length * 2)])).toEqual([SALT]);
  });

  test('a scan right behind what somebody took back with Backspace is whole', () => {
    const keys = [...typed('ab', 0, 70), press('Backspace', 140), ...scanned(SALT, 290, 8)];
    expect(outcomes(keys).at(-1)).toMatchObject({ saw: 'scan', code: SALT });
  });

  test('a rewritten scan is never read from its middle, also of a slow scanner', () => {
    const keys = [...typed('lo-aa', 0, 80), press('Backspace', 400), ...typed('4006381333931', 480, 80)];
    expect(scansIn([...keys, press('Enter', 480 + 13 * 80)])).toEqual([]);
  });
});

describe('a person', () => {
  test.each([
    ['types a word and presses Enter', [...typed('muoi', 0, 120), press('Enter', 500)]],
    ['types an amount briskly', [...typed('10000000', 0, 100), press('Enter', 800)]],
    ['types eight digits whose check digit happens to be right', [...typed('12345000', 0, 90), press('Enter', 720)]],
    ['rolls over three keys and presses Enter', [...typed('500', 0, 25), press('Enter', 75)]],
    ['types an amount with a 000 key', [...typed('5000000', 0, [110, 5, 5, 90, 5, 5]), press('Enter', 300)]],
    ['mashes keys without Enter', typed('asdfghjk', 0, 25)],
    ['mashes keys, rests, and presses Enter', [...typed('asdfghjk', 0, 25), press('Enter', 1_200)]],
    ['corrects a word', [...typed('tom', 0, 130), press('Backspace', 400), press('Enter', 520)]],
    ['holds a key down', Array.from({ length: 30 }, (_, i) => ({ ...press('Digit5', i * 30), repeat: i > 0 }))],
  ])('who %s is not taken for a scanner', (_, keys) => {
    expect(scansIn(keys)).toEqual([]);
    expect(outcomes(keys).some((o) => o.saw === 'mangled-scan')).toBe(false);
  });

  test('typing at no point looks like a machine', () => {
    const seen = outcomes(typed('banh phong tom', 0, 110));
    expect(seen.every((o) => o.saw === 'character' && !o.fast)).toBe(true);
  });
});

describe('always', () => {
  const characters = [...keyFor.keys()].filter((c) => c !== ' ');
  const code = fc.string({ unit: fc.constantFrom(...characters), minLength: 4, maxLength: 48 });
  const ean = fc.stringMatching(/^\d{12}$/).map((head) => head + checkDigit(head));

  test('any code at any uneven machine speed comes through whole', () => {
    fc.assert(
      fc.property(code, fc.infiniteStream(fc.integer({ min: 1, max: 44 })), (text, gaps) => {
        const times = [...gaps.take(text.length)];
        const keys = typed(text, 1_000, times);
        const last = keys.at(-1)?.at ?? 0;
        expect(scansIn([...keys, press('Enter', last + 10)])).toEqual([text]);
      }),
    );
  });

  test('a row of scans comes out in order, each once', () => {
    fc.assert(
      fc.property(fc.array(ean, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 40 }), (codes, gap) => {
        const keys = codes.flatMap((text, i) => scanned(text, i * 15 * gap, gap));
        expect(scansIn(keys)).toEqual(codes);
      }),
    );
  });

  test('nothing typed at a hundred and twenty milliseconds a key or slower is ever a scan', () => {
    fc.assert(
      fc.property(code, fc.infiniteStream(fc.integer({ min: 120, max: 480 })), (text, gaps) => {
        const keys = typed(text, 0, [...gaps.take(text.length)]);
        const last = keys.at(-1)?.at ?? 0;
        expect(scansIn([...keys, press('Enter', last + 130)])).toEqual([]);
      }),
    );
  });
});
