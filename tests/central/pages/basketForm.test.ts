import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basketOf, partsIn, partsText, typedParts } from '../../../src/central/pages/product/basketForm.ts';
import { ProductPart } from '../../../src/shared/catalogue/product.ts';
import { ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';

const goodsOf = (id: string, price: number | null, weighed = false) => {
  return {
    id: ProductId.parse(id),
    name: id,
    unit: weighed ? 'kg' : 'gói',
    weighed,
    price: price === null ? null : dong(price),
  };
};
const goods = [goodsOf('muoi', 25_000), goodsOf('tom', 400_000, true), goodsOf('moi', null)];
const part = (product: string, quantity: string, share = '') => ({ product, quantity, share });
const read = (...parts: ReturnType<typeof part>[]) => basketOf(partsText(parts), goods);

describe('what is typed into a basket', () => {
  test('is divided by what the goods cost where no share is typed: two packs of salt beside a hundred grams of shrimp', () => {
    expect(read(part('muoi', '2'), part('tom', '0,1'))).toEqual([
      { product: 'muoi', quantity: 2_000, share: 556 },
      { product: 'tom', quantity: 100, share: 444 },
    ]);
  });

  test.each([
    ['nothing', [], 'no-parts'],
    ['half a pack', [part('muoi', '0,5')], 'part-quantity'],
    ['none of it', [part('muoi', '0')], 'part-quantity'],
    ['shares that make less than the whole', [part('muoi', '1', '40'), part('tom', '1', '59,9')], 'part-share'],
    ['a share beside none', [part('muoi', '1', '40'), part('tom', '1')], 'part-share'],
    ['goods without a price, to be divided by price', [part('muoi', '1'), part('moi', '1')], 'part-price'],
  ] as const)('is refused where it is %s', (_, parts, fault) => {
    expect(basketOf(partsText(parts), goods)).toBe(fault);
  });

  test('comes back as it was typed, whatever the shares; by price they make the whole', () => {
    const anyShares = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(
        anyShares,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40_000 }),
        (share, packs, grams) => {
          const parts = [
            { product: 'muoi', quantity: packs * 1_000, share },
            { product: 'tom', quantity: grams, share: 1_000 - share },
          ].map((one) => ProductPart.parse(one));
          const text = typedParts({ basket: parts });
          expect(basketOf(text, goods)).toEqual(parts);
          const byPrice = basketOf(partsText(partsIn(text).map((one) => part(one.product, one.quantity))), goods);
          if (typeof byPrice === 'string') expect(byPrice).toBe('part-share');
          else expect(byPrice.reduce((sum, one) => sum + one.share, 0)).toBe(1_000);
        },
      ),
    );
  });
});
