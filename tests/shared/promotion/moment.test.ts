import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/shared/day.ts';
import { OutletId } from '../../../src/shared/id.ts';
import { dayBefore, runsAt, weekdayOf } from '../../../src/shared/promotion/moment.ts';
import { Promotion } from '../../../src/shared/promotion/promotion.ts';
import { aPromotion, MONDAY_AT_TEN } from '../../support/aPromotion.ts';

const on = (day: string, minute = 600) => ({ ...MONDAY_AT_TEN, day: day as Day, minute });

describe('when a promotion runs', () => {
  test.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ])('from its first day to its last, both included: %s', (day, runs) => {
    expect(runsAt(aPromotion(), on(day))).toBe(runs);
  });

  test('at its outlets and no other', () => {
    const here = aPromotion({ outlets: [OutletId.parse('BL01')] });
    expect(runsAt(here, MONDAY_AT_TEN)).toBe(true);
    expect(runsAt(here, { ...MONDAY_AT_TEN, outlet: OutletId.parse('BL02') })).toBe(false);
  });

  test('one that was ended takes nothing off any more', () => {
    expect(runsAt(aPromotion({ endedOn: '2026-11-16' as Day }), MONDAY_AT_TEN)).toBe(false);
  });

  test('on its weekdays', () => {
    const weekend = aPromotion({ weekdays: [6, 7] });
    expect(runsAt(weekend, on('2026-11-20'))).toBe(false);
    expect(runsAt(weekend, on('2026-11-21'))).toBe(true);
    expect(runsAt(weekend, on('2026-11-22'))).toBe(true);
    expect(runsAt(weekend, on('2026-11-23'))).toBe(false);
  });

  test.each([
    [539, false],
    [540, true],
    [1019, true],
    [1020, false],
  ])('a fair from nine to five: minute %i', (minute, runs) => {
    const fair = aPromotion({ window: { from: 540, to: 1020 } });
    expect(runsAt(fair, on('2026-11-16', minute))).toBe(runs);
  });

  test('an evening until midnight ends with the day', () => {
    const evening = aPromotion({ window: { from: 1080, to: 1440 }, to: '2026-11-16' as Day });
    expect(runsAt(evening, on('2026-11-16', 1439))).toBe(true);
    expect(runsAt(evening, on('2026-11-17', 0))).toBe(false);
  });

  test('a night past midnight belongs to the day it began on', () => {
    const saturdayNight = aPromotion({
      window: { from: 1200, to: 120 },
      weekdays: [6],
      from: '2026-11-21' as Day,
      to: '2026-11-21' as Day,
    });
    expect(runsAt(saturdayNight, on('2026-11-21', 60))).toBe(false);
    expect(runsAt(saturdayNight, on('2026-11-21', 1199))).toBe(false);
    expect(runsAt(saturdayNight, on('2026-11-21', 1200))).toBe(true);
    expect(runsAt(saturdayNight, on('2026-11-22', 119))).toBe(true);
    expect(runsAt(saturdayNight, on('2026-11-22', 120))).toBe(false);
    expect(runsAt(saturdayNight, on('2026-11-22', 1200))).toBe(false);
  });

  test('days are counted over months, years and leap days', () => {
    expect(dayBefore('2027-01-01' as Day)).toBe('2026-12-31');
    expect(dayBefore('2028-03-01' as Day)).toBe('2028-02-29');
    expect(weekdayOf('2026-11-16' as Day)).toBe(1);
    expect(weekdayOf('2026-11-22' as Day)).toBe(7);
  });
});

describe('what a promotion may be', () => {
  test.each<[string, object]>([
    ['ends before it begins', { to: '2026-10-31' }],
    ['has an empty window', { window: { from: 600, to: 600 } }],
    ['is held nowhere', { outlets: [] }],
    ['has no name', { name: '  ' }],
    ['takes more than everything', { rule: { kind: 'sale', atLeast: 0, off: { perMille: 1001 } } }],
    ['gives nothing', { rule: { kind: 'sale', atLeast: 0, off: { amount: 0 } } }],
    ['is about no goods', { rule: { kind: 'goods', goods: { of: 'products', products: [] }, off: { perMille: 1 } } }],
  ])('one that %s is none', (_, change) => {
    expect(Promotion.safeParse({ ...aPromotion(), ...change }).success).toBe(false);
  });

  test('any other is read as it was written', () => {
    const fair = aPromotion({ weekdays: [6, 7], window: { from: 540, to: 1020 }, outlets: [OutletId.parse('BL01')] });
    expect(Promotion.parse(JSON.parse(JSON.stringify(fair)))).toEqual(fair);
  });
});
