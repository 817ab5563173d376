import { expect, test } from 'vitest';
import { readDong, withSign } from '../../../src/renderer/ui/money.ts';
import { digitMeant, type PadKey, typeOn } from '../../../src/renderer/ui/typing.ts';
import { dong } from '../../../src/shared/money.ts';

const typed = (keys: readonly PadKey[], from = '', fresh = false) =>
  keys.reduce((text, key, i) => typeOn(text, key, fresh && i === 0), from);

test.each([
  [['5', '000'], '5000'],
  [['0', '5'], '5'],
  [['1', '2', 'back', '3'], '13'],
  [[',', '3', '5'], '0,35'],
  [['1', ',', ',', '5'], '1,5'],
  [['back'], ''],
] as const)('the keys %j write %s', (keys, text) => {
  expect(typed(keys)).toBe(text);
});

test('the first key replaces a proposal, the next ones add to it', () => {
  expect(typed(['3', '0'], '2', true)).toBe('30');
  expect(typed(['back'], '25', true)).toBe('');
});

test.each([
  ['500.000', 500_000],
  ['500.000 ₫', 500_000],
  ['000', 0],
  ['', undefined],
  ['abc', undefined],
])('%s is read as %s', (text, amount) => {
  expect(readDong(text)).toBe(amount);
});

test('a held key never makes an amount that is not exact', () => {
  expect(Number.isSafeInteger(readDong('9'.repeat(40)))).toBe(true);
});

test('money is written with its sign on the same line', () => {
  expect(withSign(dong(306_500))).toBe('306.500\u00a0₫');
});

test.each([
  ['Digit1', 'ă', '1'],
  ['Numpad7', 'Home', '7'],
  ['Digit1', '1', undefined],
  ['Digit1', 'Process', undefined],
  ['KeyA', 'a', undefined],
])('the key %s that writes %s means %s', (code, key, digit) => {
  expect(digitMeant({ code, key, shiftKey: false })).toBe(digit);
});
