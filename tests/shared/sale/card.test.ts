import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeCard, passesLuhn } from '../../../src/shared/sale/card.ts';
import { anyCardNumber, anyCardWriting } from '../../support/generators.ts';

describe('a card number', () => {
  it.each([
    ['4111111111111111', 'in one piece'],
    ['4111 1111 1111 1111', 'as it stands on the card'],
    ['4111-1111-1111-1111', 'with dashes'],
    ['5555 5555 5555 4444 12/29', 'with its expiry'],
    ['5555 5555 5555 4444 123', 'with the three digits of its back'],
    ['3782 822463 10005', 'of fifteen digits'],
    ['Thẻ 4222222222222 của khách', 'of thirteen, among words'],
    ['ref4111111111111111x', 'between letters'],
    ['01 4111 1111 1111 1111', 'after other digits'],
  ])('%j is one: %s', (text) => {
    expect(looksLikeCard(text)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['411111111111', 'twelve digits'],
    ['4111111111111112', 'a wrong check digit'],
    ['41111111111111111111', 'twenty digits'],
    ['0291 3822 222', 'a telephone'],
    ['4111 1111, 1111 1111', 'two numbers'],
    ['REF 004512 APPROVED 778812', 'a terminal’s reference'],
    ['22/11/2026 14:02:33', 'a day and an hour'],
  ])('%j is none: %s', (text) => {
    expect(looksLikeCard(text)).toBe(false);
  });

  it('however it is written, and whatever words stand around it, is seen', () => {
    fc.assert(
      fc.property(anyCardNumber.chain(anyCardWriting), fc.constantFrom('', 'thẻ ', 'x', '\n'), (card, before) => {
        expect(looksLikeCard(`${before}${card} nhé`)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('with one digit changed passes no more', () => {
    fc.assert(
      fc.property(anyCardNumber, fc.nat(), fc.integer({ min: 1, max: 9 }), (card, nth, by) => {
        const at = nth % card.length;
        const changed = card.slice(0, at) + ((Number(card[at]) + by) % 10) + card.slice(at + 1);
        expect(passesLuhn(changed)).toBe(false);
      }),
    );
  });
});
