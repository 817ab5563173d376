import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HOLD, holdTyped } from '../../../src/renderer/scan/typed.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function counter() {
  const taken: string[] = [];
  let open = true;
  const held = holdTyped({ wants: () => open, take: (text) => taken.push(text), mark: () => () => undefined });
  return {
    held,
    taken,
    type: (text: string, gap: number) => {
      for (const character of text) {
        held.keep(character);
        vi.advanceTimersByTime(gap);
      }
    },
    shut: () => {
      open = false;
    },
  };
}

test('a letter is handed on as soon as no scanner can have sent it', () => {
  const { held, taken } = counter();
  held.keep('m');
  vi.advanceTimersByTime(HOLD - 1);
  expect(taken).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(taken).toEqual(['m']);
});

test('what a person types comes letter by letter', () => {
  const { taken, type } = counter();
  type('muoi', 90);
  expect(taken).toEqual(['m', 'u', 'o', 'i']);
});

test('two letters of one roll of the hand come together, in their order', () => {
  const { taken, type } = counter();
  type('mu', 12);
  vi.advanceTimersByTime(HOLD);
  expect(taken).toEqual(['mu']);
});

test('a scanner’s characters are nobody’s once its code is whole', () => {
  const { held, taken, type } = counter();
  type('SP012*3', 8);
  held.drop();
  vi.advanceTimersByTime(HOLD * 10);
  expect(taken).toEqual([]);
});

test('a key that is no character hands on what was typed before it, at once', () => {
  const { held, taken } = counter();
  held.keep('3');
  held.release();
  expect(taken).toEqual(['3']);
});

test('marks that are shortcuts are left to them', () => {
  const { held } = counter();
  for (const mark of ['+', '-', '=', ' ', '']) expect(held.keep(mark)).toBe(false);
  for (const mark of ['a', '7', '*', '?']) expect(held.keep(mark)).toBe(true);
});

test('a dialog that opens meanwhile takes nothing of what was typed before it', () => {
  const { held, taken, shut } = counter();
  held.keep('m');
  shut();
  vi.advanceTimersByTime(HOLD);
  expect(taken).toEqual([]);
  expect(held.keep('u')).toBe(false);
});

test('a mark among characters that come as fast as a scanner’s is kept back with them: they are nobody’s search', () => {
  const { held, taken } = counter();
  for (const character of 'L02') held.keep(character);
  expect(held.keep('-', true)).toBe(true);
  held.keep('A', true);
  held.drop();
  vi.advanceTimersByTime(HOLD);
  expect(taken).toEqual([]);
});
