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
    ['4111/1111/1111/1111', 'with strokes'],
    ['4111_1111_1111_1111', 'with lines'],
    ['4111, 1111, 1111, 1111', 'with commas'],
    ['4111  1111  1111  1111', 'with two blanks'],
    ['41111111111111111229', 'with its expiry, in one piece'],
    ['4111111111111111123', 'with the digits of its back, in one piece'],
    ['4111 1111 1111 11111229', 'with its expiry on the last group'],
    ['4111111111111111 22/11/2026 14:02', 'before a day and an hour'],
  ])('%j is one: %s', (text) => {
    expect(looksLikeCard(text)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['411111111111', 'twelve digits'],
    ['4111111111111112', 'a wrong check digit'],
    ['0291 3822 222', 'a telephone'],
    ['REF 004512 APPROVED 778812', 'a terminal’s reference'],
    ['22/11/2026 14:02:33', 'a day and an hour'],
    ['trả 250.000, 1.500.000, 36.000', 'amounts'],
    ['thối 500.000 ngày 01/12/2026 9:05', 'an amount, a day and an hour'],
    ['K1-000123 và K1-000124', 'two slips'],
    ['BL0124K7Q2ZP1', 'the text of a transfer'],
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

  it('is seen with up to three signs between any two digits', () => {
    const signs = fc.array(fc.constantFrom(' ', '/', '_', ',', '-', '–', '\u00A0'), { maxLength: 3 });
    fc.assert(
      fc.property(anyCardNumber, fc.array(signs, { minLength: 18, maxLength: 18 }), (card, between) => {
        const written = Array.from(card)
          .map((digit, at) => digit + (between[at] ?? []).join(''))
          .join('');
        const isDayOrHour = /\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d/.test(written);
        expect(isDayOrHour || looksLikeCard(written)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is seen with digits typed on before or behind it', () => {
    const more = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 7 }).map((few) => few.join(''));
    fc.assert(
      fc.property(anyCardNumber, more, fc.boolean(), (card, few, before) => {
        expect(looksLikeCard(before ? few + card : card + few)).toBe(true);
      }),
    );
  });

  it('is not seen in any day and hour', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        const [y = '', m = '', d = ''] = at.toISOString().slice(0, 10).split('-');
        expect(looksLikeCard(`${d}/${m}/${y} ${at.toISOString().slice(11, 19)}`)).toBe(false);
      }),
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
