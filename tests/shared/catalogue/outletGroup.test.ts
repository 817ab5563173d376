import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GroupPrice, OutletGroup, pricesIn } from '../../../src/shared/catalogue/outletGroup.ts';
import { priceOn } from '../../../src/shared/catalogue/product.ts';
import { OutletGroupId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { aDay, aPrice } from '../../support/aProduct.ts';

const days = Array.from({ length: 12 }, (_, month) => aDay(`2027-${`${month + 1}`.padStart(2, '0')}-15`));
const anyDays = fc.uniqueArray(fc.constantFrom(...days), { maxLength: 5 });
const anAmount = fc.integer({ min: 1, max: 3 }).map((thousands) => dong(thousands * 1_000));
const anyGeneral = anyDays.chain((starts) =>
  fc.tuple(...starts.map((from) => fc.record({ from: fc.constant(from), price: anAmount, demo: fc.boolean() }))),
);
const anyOwn = anyDays.chain((starts) =>
  fc.tuple(...starts.map((from) => fc.record({ from: fc.constant(from), price: fc.option(anAmount) }))),
);
const { product } = aPrice();
const AIRPORT = OutletGroupId.parse('nh-1');
const own = (price: Pick<GroupPrice, 'from' | 'price'>): GroupPrice => ({ product, group: AIRPORT, ...price });

describe('what a product costs in a group', () => {
  test('is on every day the group’s price while one holds, and otherwise what it costs everywhere', () => {
    fc.assert(
      fc.property(anyGeneral, anyOwn, fc.constantFrom(aDay('2027-01-01'), ...days), (prices, group, day) => {
        const general = prices.map((price) => aPrice(price));
        const held = priceOn(pricesIn(general, group.map(own)), day);
        const everywhere = priceOn(general, day);
        const wanted = priceOn(group, day)?.price ?? everywhere?.price ?? null;
        expect(held?.price ?? null).toBe(wanted);
        // An invented price is one also where a group goes on with it; the office invents none for a group.
        const isOwn = (priceOn(group, day)?.price ?? null) !== null;
        expect(held?.demo ?? false).toBe(!isOwn && (everywhere?.demo ?? false));
      }),
    );
  });

  test('begins anew only where it becomes another, whatever the order it is told in', () => {
    fc.assert(
      fc.property(anyGeneral, anyOwn, (prices, group) => {
        const [general, theirs] = [prices.map((price) => aPrice(price)), group.map(own)];
        const list = pricesIn(general, theirs);
        expect(list.map(({ from }) => from)).toEqual(list.map(({ from }) => from).toSorted());
        for (const [nth, { price, demo }] of list.entries()) {
          const before = list[nth - 1] ?? { price: null, demo: false };
          expect({ price, demo }).not.toEqual({ price: before.price, demo: before.demo });
        }
        expect(pricesIn(general.toReversed(), theirs.toReversed())).toEqual(list);
      }),
    );
  });

  test('goes back to what it costs everywhere from the day the office says', () => {
    const general = [aPrice({ price: dong(25_000) }), aPrice({ from: aDay('2027-03-01'), price: dong(27_000) })];
    const theirs = [
      own({ from: aDay('2027-01-01'), price: dong(35_000) }),
      own({ from: aDay('2027-06-01'), price: null }),
    ];
    expect(pricesIn(general, theirs).map(({ from, price }) => [from, price])).toEqual([
      ['2026-01-01', 25_000],
      ['2027-01-01', 35_000],
      ['2027-06-01', 27_000],
    ]);
  });

  test('is none where nobody else has one and the group ends its own', () => {
    const theirs = [
      own({ from: aDay('2027-01-01'), price: dong(35_000) }),
      own({ from: aDay('2027-06-01'), price: null }),
    ];
    expect(pricesIn([], theirs).at(-1)).toMatchObject({ from: '2027-06-01', price: null });
  });
});

test('a group names each of its outlets once', () => {
  expect(OutletGroup.safeParse({ id: 'nh-1', name: 'Sân bay', outlets: ['bl01', 'bl01'] }).success).toBe(false);
});
