import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLargeChange, readPrice } from '../../../src/central/pages/catalogue/typedPrice.ts';
import { columnsOf, MOST_DAYS } from '../../../src/central/pages/sales/columns.ts';
import { megabytes, money, percent, shortMoney } from '../../../src/central/pages/show/figures.ts';
import { addDays, Day } from '../../../src/shared/day.ts';
import { DONG_LIMIT, type Dong, dong, formatDong, sumDong } from '../../../src/shared/money.ts';

const day = (text: string) => Day.parse(text);

describe('a figure', () => {
  it('of money keeps its sign beside it', () => {
    expect(money(dong(306_500))).toBe('306.500\u00a0₫');
  });

  it.each([
    [0, null, '0'],
    [999, null, '999'],
    [45_400, 'thousand', '45'],
    [999_499, 'thousand', '999'],
    [999_500, 'million', '1'],
    [1_250_000, 'million', '1,3'],
    [29_439_100, 'million', '29,4'],
    [506_516_250, 'million', '507'],
    [999_500_000, 'billion', '1'],
    [1_250_000_000, 'billion', '1,3'],
  ] as const)('of %i đồng on a chart is in %s: %s', (amount, unit, n) => {
    expect(shortMoney(dong(amount))).toEqual({ unit, n });
  });

  it.each([
    [1, 3, '33,3%'],
    [1, 2, '50,0%'],
    [1, 10_000, '<0,1%'],
    [0, 5, '0,0%'],
    [5, 0, '0,0%'],
    [-170, 80, '212,5%'],
  ] as const)('of %i in %i is %s', (part, whole, said) => {
    expect(percent(part, whole)).toBe(said);
  });

  it('of a file is in megabytes', () => {
    expect(megabytes(1_449_000)).toBe('1,4 MB');
  });
});

describe('a price as typed', () => {
  it.each(['25000', '25.000', ' 25 000 đ', '25.000 ₫'])('%s is 25.000 đồng', (text) => {
    expect(readPrice(text)).toBe(25_000);
  });

  it.each(['', '0', '-5', '25,5', '2.50', '25.0000', 'abc', '1e5', '99.999.999.999'])('%s is none', (text) => {
    expect(readPrice(text)).toBeUndefined();
  });

  it('reads back every price as the pages write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: DONG_LIMIT - 1 }), (amount) => {
        expect(readPrice(formatDong(dong(amount)))).toBe(amount);
        expect(readPrice(money(dong(amount)))).toBe(amount);
      }),
    );
  });

  it('that gains or loses a nought is asked about, one that moves by a third is not', () => {
    expect(isLargeChange(dong(80_000), dong(800_000))).toBe(true);
    expect(isLargeChange(dong(80_000), dong(8_000))).toBe(true);
    expect(isLargeChange(dong(80_000), dong(105_000))).toBe(false);
  });
});

describe('the chart over time', () => {
  it('shows days on which nothing sold', () => {
    const sold = new Map([[day('2026-11-20'), dong(5000)]]);
    const { unit, columns } = columnsOf(sold, { from: day('2026-11-19'), to: day('2026-11-21') });
    expect(unit).toBe('day');
    expect(columns).toEqual([
      { key: '2026-11-19', amount: 0 },
      { key: '2026-11-20', amount: 5000 },
      { key: '2026-11-21', amount: 0 },
    ]);
  });

  it('reaches from the first sale to the last where the period is open, and is empty where nothing sold', () => {
    const sold = new Map([
      [day('2026-11-20'), dong(1)],
      [day('2026-11-18'), dong(2)],
    ]);
    expect(columnsOf(sold, {}).columns.map(({ key }) => key)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
    expect(columnsOf(new Map(), {}).columns).toEqual([]);
  });

  it('goes by month over a long time, and loses no đồng by it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 10 ** 9 })), { minLength: 1 }),
        (sales) => {
          const from = day('2025-01-15');
          const sold = new Map<Day, Dong>(sales.map(([after, amount]) => [addDays(from, after), dong(amount)]));
          const to = addDays(from, 900);
          const { unit, columns } = columnsOf(sold, { from, to });
          expect(unit).toBe('month');
          expect(columns.length).toBeLessThan(MOST_DAYS);
          expect(sumDong(columns.map(({ amount }) => amount))).toBe(sumDong(sold.values()));
        },
      ),
    );
  });
});
