import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldedWords } from '../../src/shared/fold.ts';
import { anyText, anyVietnamese, VIETNAMESE_LETTERS } from '../support/generators.ts';

describe('text without its marks', () => {
  it('the alphabet under test has 146 different letters', () => {
    expect(new Set(VIETNAMESE_LETTERS.map(({ letter }) => letter)).size).toBe(146);
  });

  it.each(VIETNAMESE_LETTERS)(
    '$letter is found by $plain, typed as one character or as several',
    ({ letter, plain }) => {
      expect(fold(letter.normalize('NFC'))).toBe(plain);
      expect(fold(letter.normalize('NFD'))).toBe(plain);
    },
  );

  it.each([
    ['Đường Thốt Nốt', 'duong thot not'],
    ['MUỐI BA THẠC', 'muoi ba thac'],
    ['Tôm khô Năm Căn', 'tom kho nam can'],
    ['Rượu Xuân Thạnh', 'ruou xuan thanh'],
    ['Khô cá lóc 500g', 'kho ca loc 500g'],
    ['ĐẶC SẢN', 'dac san'],
    ['', ''],
  ])('%s is searched as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is the same for a text however its marks are stored', () => {
    fc.assert(
      fc.property(fc.oneof(anyVietnamese, anyText), (text) => {
        expect(fold(text.normalize('NFC'))).toBe(fold(text.normalize('NFD')));
      }),
      { numRuns: 1_000 },
    );
  });

  it('folded once more stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(anyVietnamese, anyText), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same in capitals', () => {
    fc.assert(fc.property(anyVietnamese, (text) => fold(text.toUpperCase()) === fold(text)));
  });

  it('of Vietnamese is plain ASCII, one letter for a letter', () => {
    fc.assert(
      fc.property(anyVietnamese, (text) => {
        expect(fold(text)).toMatch(/^[a-z0-9 ]*$/);
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('the words of a text', () => {
  it.each([
    ['Mắm cá-linh (chai 500ml)', ['mam', 'ca', 'linh', 'chai', '500ml']],
    ['  Đường   thốt nốt ', ['duong', 'thot', 'not']],
    ['1,5 kg', ['1', '5', 'kg']],
    ['—!?', []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(foldedWords(text)).toEqual(words);
  });

  it('are never empty and never hold a space', () => {
    fc.assert(
      fc.property(fc.oneof(anyVietnamese, anyText), (text) => {
        for (const word of foldedWords(text)) expect(word).toMatch(/^\S+$/);
      }),
    );
  });
});
