import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateOn } from '../../../src/shared/catalogue/tax.ts';
import { dong } from '../../../src/shared/money.ts';
import { includedVat, vatOf } from '../../../src/shared/sale/vat.ts';
import { aDay, aTaxClass } from '../../support/aProduct.ts';
import { anyPerMille, anyShelfPrice } from '../../support/generators.ts';

describe('the VAT inside a price', () => {
  it.each([
    { gross: 108_000, perMille: 80, vat: 8_000, why: '8 % of 100.000' },
    { gross: 110_000, perMille: 100, vat: 10_000, why: '10 % of 100.000' },
    { gross: 105_000, perMille: 50, vat: 5_000, why: '5 % of 100.000' },
    { gross: 25_000, perMille: 80, vat: 1_852, why: '1.851,85 rounded up' },
    { gross: 25_000, perMille: 100, vat: 2_273, why: '2.272,73 rounded up' },
    { gross: 1_000, perMille: 100, vat: 91, why: '90,91 rounded up' },
    { gross: 27, perMille: 80, vat: 2, why: 'exactly 2' },
    { gross: 3, perMille: 1_000, vat: 2, why: 'exactly half a đồng goes up' },
    { gross: 25_000, perMille: 0, vat: 0, why: 'a rate of 0 %' },
    { gross: 25_000, perMille: null, vat: 0, why: 'not subject to VAT' },
    { gross: 0, perMille: 80, vat: 0, why: 'nothing sold' },
  ])('of $gross ₫ at $perMille ‰ is $vat ₫: $why', ({ gross, perMille, vat }) => {
    expect(includedVat(dong(gross), perMille)).toBe(vat);
  });

  it('leaves a net amount whose VAT comes back within half a đồng', () => {
    fc.assert(
      fc.property(anyShelfPrice, fc.constantFrom(50, 80, 100), (gross, perMille) => {
        const vat = includedVat(gross, perMille);
        const exact = BigInt(gross) * BigInt(perMille);
        const off = 2n * (BigInt(vat) * BigInt(1000 + perMille) - exact);
        expect(off <= BigInt(1000 + perMille) && off > -BigInt(1000 + perMille)).toBe(true);
      }),
    );
  });
});

describe('the VAT of a sale', () => {
  it('has a line per rate, highest first, what is not subject to VAT last and apart from 0 %', () => {
    const lines = [
      { perMille: null, amount: dong(10_000) },
      { perMille: 0, amount: dong(20_000) },
      { perMille: 80, amount: dong(108_000) },
      { perMille: 100, amount: dong(110_000) },
      { perMille: 50, amount: dong(105_000) },
      { perMille: 80, amount: dong(108_000) },
    ];
    expect(vatOf(lines)).toEqual([
      { perMille: 100, gross: 110_000, vat: 10_000 },
      { perMille: 80, gross: 216_000, vat: 16_000 },
      { perMille: 50, gross: 105_000, vat: 5_000 },
      { perMille: 0, gross: 20_000, vat: 0 },
      { perMille: null, gross: 10_000, vat: 0 },
    ]);
  });

  it('is rounded once per rate, not once per line', () => {
    const lines = Array.from({ length: 10 }, () => ({ perMille: 80, amount: dong(20) }));
    // Ten lines of 1,48 each would have been 10; together they are 14,81.
    expect(vatOf(lines)).toEqual([{ perMille: 80, gross: 200, vat: 15 }]);
  });

  it('of nothing is nothing', () => {
    expect(vatOf([])).toEqual([]);
  });

  it('accounts for every đồng sold, each rate once', () => {
    const line = fc.record({ perMille: anyPerMille, amount: anyShelfPrice });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const sums = vatOf(lines);
        const gross = sums.reduce((sum, group) => sum + group.gross, 0);
        expect(gross).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
        expect(new Set(sums.map(({ perMille }) => perMille)).size).toBe(sums.length);
        for (const group of sums) expect(group.vat).toBe(includedVat(group.gross, group.perMille));
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    const line = fc.record({ perMille: anyPerMille, amount: anyShelfPrice });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        expect(vatOf(lines.toReversed())).toEqual(vatOf(lines));
      }),
    );
  });
});

const vatInside110 = (day: string) => includedVat(dong(110_000), rateOn(aTaxClass(), aDay(day)) ?? null);

describe('the rate of a class', () => {
  it.each([
    ['2026-12-31', 80, 'the last day of the lowered rate'],
    ['2027-01-01', 100, 'the first day of the old one'],
    ['2025-07-01', 80, 'its first day'],
    ['2030-06-30', 100, 'until another decree'],
    ['2025-06-30', undefined, 'before it had any'],
  ])('on %s is %s ‰: %s', (day, perMille, _why) => {
    expect(rateOn(aTaxClass(), aDay(day))).toBe(perMille);
  });

  it('turns at the turn of the year: 110.000 ₫ hold 8.148 ₫ of VAT on New Year’s Eve and 10.000 ₫ the day after', () => {
    expect([vatInside110('2026-12-31'), vatInside110('2027-01-01')]).toEqual([8_148, 10_000]);
  });

  it('may become "not subject to VAT" on a day, which is not "no rate yet"', () => {
    const raw = aTaxClass({
      rates: [
        { from: aDay('2026-01-01'), perMille: null },
        { from: aDay('2025-07-01'), perMille: 50 },
      ],
    });
    expect(rateOn(raw, aDay('2025-12-31'))).toBe(50);
    expect(rateOn(raw, aDay('2026-01-01'))).toBeNull();
    expect(rateOn(raw, aDay('2025-06-30'))).toBeUndefined();
  });

  it('does not depend on the order the decrees were entered in', () => {
    const { rates } = aTaxClass();
    const entered = aTaxClass({ rates: rates.toReversed() });
    expect(rateOn(entered, aDay('2027-01-01'))).toBe(100);
  });
});
