import { expect, test } from 'vitest';
import { lookOf } from '../../../src/shared/catalogue/motif.ts';

test.each([
  ['Muối', 'grains'],
  ['Tôm khô', 'waves'],
  ['Nước mắm', 'drops'],
  ['Yến', 'nest'],
  ['Thủ công mỹ nghệ', 'weave'],
] as const)('the shelf %s is drawn with %s', (category, motif) => {
  expect(lookOf(category).motif).toBe(motif);
});

test('a shelf nobody foresaw always looks the same', () => {
  expect(lookOf('Đồ chơi')).toEqual(lookOf('Đồ chơi'));
});
