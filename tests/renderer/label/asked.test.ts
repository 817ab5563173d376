import { expect, test, vi } from 'vitest';
import type { Wanted } from '../../../src/renderer/label/store.ts';
import type { ProductView } from '../../../src/shared/contract/catalogue.ts';
import { dong } from '../../../src/shared/money.ts';

vi.stubGlobal('document', { documentElement: {} });
const { learnWords } = await import('../../../src/renderer/words/words.ts');
const { askedLabel, faultIn, overdueIn, unwanted } = await import('../../../src/renderer/label/asked.ts');
await learnWords('vi');

const shrimp: ProductView = {
  product: 'SP-002' as ProductView['product'],
  name: 'Tôm khô',
  producer: 'Cơ sở Hải Liên',
  place: '',
  category: 'Tôm khô',
  unit: 'kg',
  netContent: '',
  weighed: true,
  stars: null,
  price: dong(1_350_000),
  demoPrice: false,
};

const wanted = (change: Partial<Wanted>): Wanted => ({ ...unwanted(shrimp), ...change });

test('what was typed for a packet goes on the packet and not on the shelf', () => {
  const typed = wanted({ grams: '350', lot: ' L2611 ', expiresOn: '30/6/2027', copies: 2 });
  expect(askedLabel(typed, 'product')).toEqual({
    product: 'SP-002',
    form: 'product',
    copies: 2,
    grams: 350,
    lot: 'L2611',
    expiresOn: '2027-06-30',
  });
  expect(askedLabel(typed, 'shelf')).toEqual({ product: 'SP-002', form: 'shelf', copies: 2 });
});

test('a weight is not asked of what is sold by the piece', () => {
  const pack = wanted({ product: { ...shrimp, weighed: false }, grams: '350' });
  expect(askedLabel(pack, 'product')).not.toHaveProperty('grams');
});

test('what cannot be printed is said before anything is', () => {
  const faultOf = (change: Partial<Wanted>): string | undefined =>
    faultIn({ wanted: [wanted(change)], form: 'product' });
  expect(faultOf({})).toBeUndefined();
  expect(faultOf({ lot: 'L 1' })).toContain('Số lô');
  expect(faultOf({ grams: '0' })).toContain('gam');
  expect(faultOf({ expiresOn: '31/02/2027' })).toContain('ngày/tháng/năm');
  expect(faultOf({ copies: 1_001 })).toContain('1000');
  expect(faultIn({ wanted: [wanted({ lot: 'L 1' })], form: 'shelf' })).toBeUndefined();
});

test('a packet whose last day is over is asked about; on that day itself, and on a shelf, it is not', () => {
  const today = '2026-11-23' as Parameters<typeof overdueIn>[1];
  const asked = (expiresOn: string, form: 'product' | 'shelf' = 'product') =>
    overdueIn({ wanted: [wanted({ expiresOn })], form }, today);
  expect(asked('22/11/2026')).toEqual([{ name: 'Tôm khô', day: '2026-11-22' }]);
  expect(asked('23/11/2026')).toEqual([]);
  expect(asked('')).toEqual([]);
  expect(asked('22/11/2026', 'shelf')).toEqual([]);
});
