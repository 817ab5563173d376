import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/shared/journal/canonical.ts';
import { entryText } from '../../../src/shared/journal/entry.ts';
import { anyCanonical, anyHeader } from '../../support/generators.ts';

describe('the canonical form', () => {
  it.each([
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-0, '0'],
    [-1, '-1'],
    [9_007_199_254_740_991, '9007199254740991'],
    [-9_007_199_254_740_991, '-9007199254740991'],
    ['', '""'],
    [[], '[]'],
    [{}, '{}'],
    [[[]], '[[]]'],
    [[1, 'a', null, { b: true }], '[1,"a",null,{"b":true}]'],
  ])('of %j is %s', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it('escapes as RFC 8785 §3.2.2.2 does in its example', () => {
    expect(canonical('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it.each([
    ['\b\t\n\f\r', '"\\b\\t\\n\\f\\r"', 'five have short escapes'],
    ['\u0000\u001f', '"\\u0000\\u001f"', 'the other controls four lower-case digits'],
    ['\u007f\u0080\u2028\u2029', '"\u007f\u0080\u2028\u2029"', 'nothing else is escaped'],
    ['/', '"/"', 'nor a slash'],
    ['Muối ba thạc', '"Muối ba thạc"', 'nor Vietnamese'],
    ['😀', '"😀"', 'nor what lies beyond the first 65,536'],
  ])('of %j is %s: %s', (text, form) => {
    expect(canonical(text)).toBe(form);
  });

  it('sorts keys by UTF-16 code unit: the example of RFC 8785 §3.2.3, where an emoji comes before a later letter', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonical(example)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}', 'at the top'],
    [{ a: { d: 1, c: 2 }, '': [{ z: 1, y: 2 }] }, '{"":[{"y":2,"z":1}],"a":{"c":2,"d":1}}', 'at every depth'],
    [{ '10': 1, '9': 2, '1': 3 }, '{"1":3,"10":1,"9":2}', 'as text, also where they are digits'],
    [{ aa: 1, a: 2, A: 3 }, '{"A":3,"a":2,"aa":1}', 'capitals first'],
    [JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}', 'whatever they are called'],
  ])('sorts the keys of %j: %s (%s)', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it('keeps letters apart that only look the same: nothing is normalised', () => {
    expect(canonical('\u1ea1')).not.toBe(canonical('a\u0323'));
  });

  it('leaves a member out whose value is undefined', () => {
    expect(canonical({ a: undefined, b: 1, c: undefined })).toBe('{"b":1}');
  });

  it.each([0.5, 1e-7, 1.000_000_1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e21])(
    'of %d does not exist, at no depth: the journal holds no floats',
    (float) => {
      expect(() => canonical(float)).toThrow('no floats');
      expect(() => canonical({ lines: [{ amount: float }] })).toThrow('no floats');
    },
  );

  it.each(['\ud800', '\udc00', 'a\ud83d', '\ude00\ud83d'])(
    'of a lone surrogate does not exist, as value or key',
    (text) => {
      expect(() => canonical(text)).toThrow('lone surrogate');
      expect(() => canonical({ [text]: 1 })).toThrow('lone surrogate');
    },
  );

  it('says the same as the value: parsed again it is equal', () => {
    fc.assert(
      fc.property(anyCanonical, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(minusZeroAside(value));
      }),
    );
  });

  it('is one text for one value, whatever order its members were written in', () => {
    fc.assert(
      fc.property(anyCanonical, (value) => {
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
        expect(canonical(backwards(value))).toBe(canonical(value));
      }),
    );
  });

  it('holds no raw control character, so a line of text can carry it between tabs', () => {
    fc.assert(
      fc.property(anyCanonical, (value) => {
        const raw = Array.from(canonical(value)).filter((character) => character < ' ');
        expect(raw).toEqual([]);
      }),
    );
  });
});

describe('the text of an entry', () => {
  it('is the canonical form of the whole entry, for any header and body', () => {
    fc.assert(
      fc.property(anyHeader, anyCanonical, (header, body) => {
        expect(entryText(header, canonical(body))).toBe(canonical({ ...header, body }));
      }),
    );
  });
});

type Json = Parameters<typeof canonical>[0];

/** JSON has one zero. */
function minusZeroAside(value: Json): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The same value, its members inserted in the opposite order. */
function backwards(value: Json): Json {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toReversed())
      : part,
  ) as Json;
}
