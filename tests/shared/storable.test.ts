import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areTextsStorable } from '../../src/shared/storable.ts';

const ODD = ['\0', 'a\0b', '\ud800', 'x\udfff', '\udc00\ud800'];

/** The text at a random place of something like what is asked of a till or the centre. */
function around(text: string): fc.Arbitrary<unknown> {
  const { whole } = fc.letrec((tie) => ({
    whole: fc.oneof(
      { maxDepth: 4 },
      fc.constant(text),
      fc.tuple(fc.jsonValue(), tie('whole')),
      tie('whole').map((inner) => ({ note: inner, amount: 1 })),
      fc.constant({ [text]: true }),
    ),
  }));
  return whole;
}

test('a text that no column holds is found wherever it lies, as a value or as a field’s name', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ODD).chain(around), (value) => {
      expect(areTextsStorable(value)).toBe(false);
    }),
  );
});

test('all else that people write is let through, in whatever depth', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      fc.pre(!/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)));
      expect(areTextsStorable(value)).toBe(true);
    }),
  );
  expect(areTextsStorable(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)))).toBe(true);
  expect(areTextsStorable({ name: 'Bánh phồng tôm 🦐', photo: new Uint8Array(3) })).toBe(true);
});
