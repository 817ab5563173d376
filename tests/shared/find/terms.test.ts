import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionFor, termsOf } from '../../../src/shared/find/terms.ts';
import { dong } from '../../../src/shared/money.ts';
import { aDay } from '../../support/aProduct.ts';

const slip = {
  number: 'BL01-2-000123',
  day: aDay('2026-11-22'),
  amounts: [dong(306_500), dong(306_000)],
  names: ['Muối tinh Bạc Liêu 500 g', 'Đường thốt nốt'],
};

test('a slip is indexed under its number, every end of it, its amounts, its day and the words of its goods', () => {
  const terms = termsOf(slip).split(' ');
  expect(terms).toEqual(
    expect.arrayContaining(['#bl012000123', '#000123', '#123', '#3', '$306500', '$306000', '@20261122', '@1122']),
  );
  expect(terms).toEqual(expect.arrayContaining(['muoi', 'tinh', '500', 'duong', 'not']));
});

test('a return is found by its letter and counter, too', () => {
  expect(termsOf({ ...slip, number: 'BL01-2-R000007' }).split(' ')).toEqual(
    expect.arrayContaining(['#bl012r000007', '#r000007', '#000007', '#7']),
  );
});

describe('what is typed into the one box', () => {
  test.each([
    ['123', '("#123" OR "$123" OR "123"*)'],
    ['306.500', '"$306500"'],
    ['306.500₫', '"$306500"'],
    ['1.250.000đ', '"$1250000"'],
    ['22/11', '"@1122"'],
    ['2/1', '"@0102"'],
    ['22/11/2026', '"@20261122"'],
    ['22-11-26', '"@20261122"'],
    ['BL01-2-000123', '"#bl012000123"'],
    ['bl01-2.2-000124', '"#bl0122000124"'],
    ['BL01-2-000123:9f86d081884c7d65', '"#bl012000123"'],
    ['R12', '"#r000012"'],
    ['2-000123', '"#000123"'],
    ['muối', '"muoi"*'],
    ['muối 22/11 306.500', '"muoi"* AND "@1122" AND "$306500"'],
  ])('%s is looked for as %s', (typed, question) => {
    expect(questionFor(typed)).toBe(question);
  });

  test('that is nothing asks nothing', () => {
    expect([questionFor(''), questionFor('   '), questionFor('₫ …')]).toEqual([undefined, undefined, undefined]);
  });

  test('is never taken for an operator, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const question = questionFor(typed) ?? '';
        const outside = question.replaceAll(/"[\p{L}\p{N}#$@]*"/gu, '');
        expect(outside.replaceAll(/ (AND|OR) |[()*]/g, '')).toBe('');
      }),
    );
  });
});
