import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/renderer/scanner/diagnose.ts';
import { learn, passesSeparator } from '../../../src/renderer/scanner/learn.ts';
import { reportOf } from '../../../src/renderer/scanner/report.ts';
import { goesOn, readKeys } from '../../../src/renderer/scanner/trial.ts';
import { hasValidCheckDigit } from '../../../src/shared/barcode/gtin.ts';
import { isSetupCard, SETUP_DIGITS, SETUP_TEXT } from '../../../src/shared/scanner/setupCard.ts';
import { usualWedge, WedgeSettings } from '../../../src/shared/scanner/wedge.ts';
import { aTrial, heard, read } from './aTrial.ts';

const SALT = '8938507000006';

/** The digit row of Windows' Vietnamese keyboard, 0 to 9. */
const VIETNAMESE_ROW = ['đ', 'ă', 'â', 'ê', 'ô', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

describe('what is said of a scan', () => {
  test.each([
    ['a good one: nothing', aTrial(heard(`${SALT}[Enter]`, 8), read(SALT)), []],
    ['no suffix', aTrial(heard(SALT, 8)), ['no-suffix']],
    ['no suffix of a slow scanner', aTrial(heard(SALT, 80)), ['no-suffix']],
    ['digits typed by hand', aTrial(heard(`${SALT}[Enter]`, 230)), ['typed']],
    ['a word typed by hand and left', aTrial(heard('muoi', 260)), ['typed']],
    ['a code with letters, too slow', aTrial(heard('LO-TOM-25[Enter]', 130)), ['too-slow']],
    ['three characters', aTrial(heard('893[Enter]', 8)), ['too-short']],
    ['80 ms a key, read all the same', aTrial(heard(`${SALT}[Enter]`, 80), read(SALT)), ['slow']],
    [
      'an input method that has the keys',
      aTrial(heard(SALT, 8, { composing: true }), read(SALT)),
      ['no-suffix', 'input-method'],
    ],
    ['an input method that rewrote', aTrial(heard('LO-TO[Backspace]M[Enter]', 8), { as: 'mangled' }), ['rewritten']],
    ['CR and LF', aTrial(heard(`${SALT}[Enter][Enter]`, 8), read(SALT)), ['two-suffixes']],
  ] as const)('%s', (_, trial, troubles) => {
    expect(diagnose(trial)).toEqual(troubles);
  });

  test('a Vietnamese digit row is told of, for whoever types; the code is right', () => {
    const keys = heard(SALT, 8).map((key) => Object.assign(key, { key: VIETNAMESE_ROW[Number(key.key)] ?? '' }));
    const trial = aTrial([...keys, ...heard('[Enter]', 8)], read(SALT));
    expect(readKeys(trial.keys).text).toBe(SALT);
    expect(diagnose(trial)).toEqual(['layout']);
  });

  test('Caps Lock is told of where it shows: in letters', () => {
    const keys = heard('lo-7', 8).map((key) => Object.assign(key, { key: key.key.toUpperCase() }));
    expect(diagnose(aTrial([...keys, ...heard('[Enter]', 8)], read('lo-7')))).toEqual(['caps-lock']);
  });

  test('a scanner set to a French keyboard at a computer that is, too, is found out by the card', () => {
    // The French digit row is reached with Shift.
    const keys = heard(SETUP_DIGITS, 8).map((key) => Object.assign(key, { shift: true }));
    expect(diagnose(aTrial(keys))).toContain('scanner-layout');
  });
});

describe('the set-up card', () => {
  test('is a code that no product has, with every digit in it', () => {
    expect(hasValidCheckDigit(SETUP_DIGITS)).toBe(true);
    expect(SETUP_DIGITS.startsWith('952')).toBe(true);
    expect(new Set(SETUP_DIGITS).size).toBe(10);
    expect([SETUP_DIGITS, `]E0${SETUP_DIGITS}`, SETUP_TEXT, `]Q1${SETUP_TEXT}`].every(isSetupCard)).toBe(true);
    expect([SALT, 'QUAY-', ''].some(isSetupCard)).toBe(false);
  });

  test.each([
    ['nothing before it', `${SETUP_DIGITS}[Enter]`, null, 'enter', false],
    ['F8 before it', `[F8]${SETUP_DIGITS}[Tab]`, { kind: 'key', code: 'F8' }, 'tab', false],
    ['marks before it', `~${SETUP_DIGITS}[Enter]`, { kind: 'text', text: '~' }, 'enter', false],
    ['an AIM identifier', `]E0${SETUP_DIGITS}[Enter]`, null, 'enter', true],
  ] as const)('teaches of a scanner with %s', (_, keys, ...[prefix, suffix, identifies]) => {
    const lesson = learn(aTrial(heard(keys, 12), read(SETUP_DIGITS)));
    expect(lesson).toEqual({ settings: { prefix, suffix, msPerKey: 12 }, identifies, oddPrefix: '', oddTail: '' });
    expect(WedgeSettings.safeParse(lesson?.settings).success).toBe(true);
  });

  test('teaches nothing that could be a code’s own: letters before it, characters behind it, no suffix', () => {
    expect(learn(aTrial(heard(`F${SETUP_DIGITS}[Enter]`, 12)))).toMatchObject({ settings: undefined, oddPrefix: 'F' });
    expect(learn(aTrial(heard(`${SETUP_DIGITS}X[Enter]`, 12)))).toMatchObject({ settings: undefined, oddTail: 'X' });
    expect(learn(aTrial(heard(SETUP_DIGITS, 12)))).toMatchObject({ settings: undefined });
    expect(learn(aTrial(heard(`${SALT}[Enter]`, 12)))).toBeUndefined();
  });

  test('its square says whether FNC1 comes through', () => {
    expect(passesSeparator(SETUP_TEXT)).toBe(true);
    expect(passesSeparator(`]Q1${SETUP_TEXT}`)).toBe(true);
    expect(passesSeparator(SETUP_TEXT.replace('\u001D', ''))).toBe(false);
    expect(passesSeparator(SALT)).toBeUndefined();
  });
});

test('keys half a second apart are two tries, and a second suffix right behind belongs to the first', () => {
  const trial = aTrial(heard(`${SALT}[Enter]`, 8), read(SALT));
  const last = trial.keys.at(-1)?.at ?? 0;
  const [enter] = heard('[Enter]', 8);
  if (!enter) throw new Error('no key');
  expect(goesOn(trial, { ...enter, at: last + 8 })).toBe(true);
  expect(goesOn(trial, { ...enter, at: last + 150 })).toBe(false);
  expect(goesOn({ ...trial, made: null }, { ...enter, at: last + 499 })).toBe(true);
  expect(goesOn({ ...trial, made: null }, { ...enter, at: last + 501 })).toBe(false);
});

test('what is copied for support says each key, its time, and what was made of it', () => {
  const trial = aTrial(heard(`${SALT}[Enter]`, 8), read(SALT));
  const report = reportOf({
    trials: [trial],
    meanings: new Map(),
    known: { wedge: usualWedge, serial: [] },
    browser: 'Chromium',
  });
  expect(report).toContain(`#1 scan ${SALT}`);
  expect(report).toContain('8.0 ms/key');
  expect(report).toContain('8+0 9+8 3+8 8+8');
});
