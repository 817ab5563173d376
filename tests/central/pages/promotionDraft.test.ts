import { describe, expect, it } from 'vitest';
import {
  type Draft,
  draftOf,
  newDraft,
  readHour,
  readPercent,
  termsOf,
} from '../../../src/central/pages/promotions/draft.ts';
import type { Day } from '../../../src/shared/day.ts';
import { OutletId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import type { PromotionRule } from '../../../src/shared/promotion/promotion.ts';
import { amountOff, aPromotion, buyGet, percentOff, SALT_ONLY, saleOff } from '../../support/aPromotion.ts';

const TODAY = '2026-11-22' as Day;
const typed = (change: Partial<Draft> = {}): Draft => ({
  ...newDraft(TODAY, '2026-12-22' as Day),
  name: 'Tuần lễ muối',
  products: ['SP-001'],
  ...change,
});

describe('a promotion that is typed', () => {
  it.each<[string, PromotionRule]>([
    ['percent off products', percentOff(SALT_ONLY, 125)],
    ['an amount off a category', amountOff({ of: 'category', category: 'Muối' }, 5_000)],
    ['buy some, get some, of stars', buyGet({ of: 'stars', stars: [4, 5] }, 5, 1)],
    ['a threshold', saleOff({ amount: dong(50_000) }, 500_000)],
    ['off any sale', saleOff({ perMille: 50 })],
  ])('opened again and saved untouched is what it was: %s', (_, rule) => {
    const { id: _id, ...terms } = aPromotion({
      rule,
      weekdays: [6, 7],
      window: { from: 1_080, to: 120 },
      outlets: [OutletId.parse('BL01')],
    });
    expect(termsOf(draftOf({ ...terms, id: _id }), TODAY)).toEqual(terms);
  });

  it.each<[string, Partial<Draft>]>([
    ['name', { name: ' ' }],
    ['goods', { products: [] }],
    ['goods', { goods: 'producer' }],
    ['percent', { percent: '0' }],
    ['percent', { percent: '101' }],
    ['amount', { by: 'amount', amount: 'năm nghìn' }],
    ['pieces', { kind: 'buy-get', buy: '0' }],
    ['atLeast', { kind: 'sale', atLeast: 'nhiều' }],
    ['day', { to: '31/02/2027' }],
    ['backwards', { to: '21/11/2026' }],
    ['hours', { hourFrom: '8:00' }],
    ['hours', { hourFrom: '8:00', hourTo: '8:00' }],
  ])('says what is wrong with it: %s', (fault, change) => {
    expect(termsOf(typed(change), TODAY)).toBe(fault);
  });

  it('takes midnight as the end of the day', () => {
    expect(termsOf(typed({ hourFrom: '18h', hourTo: '0:00' }), TODAY)).toMatchObject({
      window: { from: 1080, to: 1440 },
    });
    expect(termsOf(typed({ hourFrom: '18h', hourTo: '24:00' }), TODAY)).toMatchObject({
      window: { from: 1080, to: 1440 },
    });
  });

  it('every day of the week is no condition', () => {
    expect(termsOf(typed({ weekdays: ['1', '2', '3', '4', '5', '6', '7'] }), TODAY)).not.toHaveProperty('weekdays');
  });

  it('reads percentages and hours as people here write them', () => {
    expect([readPercent('12,5'), readPercent('12.5 %'), readPercent('100'), readPercent('12,55')]).toEqual([
      125,
      125,
      1000,
      undefined,
    ]);
    expect([readHour('8'), readHour('8h30'), readHour('08:05'), readHour('8:61'), readHour('25')]).toEqual([
      480,
      510,
      485,
      undefined,
      undefined,
    ]);
  });
});
