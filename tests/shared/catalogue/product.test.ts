import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CatalogueChange, priceChangeId } from '../../../src/shared/catalogue/change.ts';
import { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import { Price, Product, priceOn } from '../../../src/shared/catalogue/product.ts';
import { DONG_LIMIT, dong } from '../../../src/shared/money.ts';
import { aDay, aPrice, aProduct } from '../../support/aProduct.ts';
import { anyDay, anyPrice } from '../../support/generators.ts';

describe('the price on a day', () => {
  const prices = [
    aPrice({ from: aDay('2026-01-01'), price: dong(25_000) }),
    aPrice({ from: aDay('2026-11-22'), price: dong(27_000) }),
    aPrice({ from: aDay('2027-01-01'), price: dong(26_000) }),
  ];

  it.each([
    ['2025-12-31', undefined, 'before any was set: it cannot be sold'],
    ['2026-01-01', 25_000, 'from its first day'],
    ['2026-11-21', 25_000, 'until the day before the next'],
    ['2026-11-22', 27_000, 'the next from its own first day'],
    ['2027-01-01', 26_000, 'a price may fall'],
    ['2030-01-01', 26_000, 'and holds until another begins'],
  ])('on %s is %s: %s', (day, price, _why) => {
    expect(priceOn(prices, aDay(day))?.price).toBe(price);
    expect(priceOn(prices.toReversed(), aDay(day))?.price).toBe(price);
  });

  it('is the last one that has begun', () => {
    const list = fc.uniqueArray(fc.tuple(anyDay, anyPrice), { selector: ([day]) => day, maxLength: 10 });
    fc.assert(
      fc.property(list, anyDay, (set, day) => {
        const last = set.filter(([from]) => from <= day).toSorted(([a], [b]) => (a < b ? 1 : -1))[0];
        expect(
          priceOn(
            set.map(([from, price]) => aPrice({ from, price })),
            day,
          )?.price,
        ).toBe(last?.[1]);
      }),
    );
  });

  it.each([0, -1, 0.5, DONG_LIMIT])('of %d ₫ is refused at the door', (price) => {
    expect(Price.safeParse({ ...aPrice(), price }).success).toBe(false);
  });

  it.each([1, 500, DONG_LIMIT - 1])('of %d ₫ is taken', (price) => {
    expect(Price.safeParse({ ...aPrice(), price }).success).toBe(true);
  });
});

describe('a row of the catalogue from outside', () => {
  it.each([
    [{ name: '' }, 'no name'],
    [{ name: 'x'.repeat(201) }, 'a name longer than any label'],
    [{ unit: '' }, 'no unit'],
    [{ codes: [''] }, 'an empty code'],
    [{ codes: Array.from({ length: 21 }, (_, n) => String(n)) }, 'more codes than a product has'],
    [{ producer: '' }, 'no producer'],
  ])('%j is no product: %s', (wrong, _why) => {
    expect(Product.safeParse({ ...aProduct(), ...wrong }).success).toBe(false);
  });

  const showroom = {
    id: 'OUT-1',
    code: 'BL01',
    name: 'Showroom OCOP Bạc Liêu',
    address: '',
    phone: '',
    taxCode: '',
    cashRounding: '1000',
    zone: 'Asia/Ho_Chi_Minh',
  };

  it('an outlet has a zone its days can be told in', () => {
    expect(Outlet.safeParse(showroom).success).toBe(true);
    for (const zone of ['', 'Asia/Hà Nội', 'Asia/Bac_Lieu', 'UTC+7 ']) {
      expect(Outlet.safeParse({ ...showroom, zone }).success, zone).toBe(false);
    }
  });

  it.each(['BL1', 'bl01', 'BL-01', 'BLX01', 'BL00001', 'BL01\n'])('%j is no outlet code', (code) => {
    expect(Outlet.safeParse({ ...showroom, code }).success).toBe(false);
  });
});

describe('a change of the catalogue', () => {
  it('carries the whole row, and says so for one that is gone', () => {
    const product = aProduct();
    for (const row of [product, null]) {
      expect(CatalogueChange.parse({ kind: 'product', id: product.id, row })).toEqual({
        kind: 'product',
        id: product.id,
        row,
      });
    }
  });

  it('of a kind this version does not know is refused, not skipped', () => {
    expect(CatalogueChange.safeParse({ kind: 'horoscope', id: 'H-1', row: null }).success).toBe(false);
  });

  it('of a price names product and first day: two prices of one product are two rows', () => {
    expect(priceChangeId(aPrice({ from: aDay('2026-11-22') }))).toBe('SP-001@2026-11-22');
  });
});
