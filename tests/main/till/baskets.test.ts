import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { newestOf } from '../../../src/main/db/journal.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { Product } from '../../../src/shared/catalogue/product.ts';
import type { ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { paidFor, SaleBody } from '../../../src/shared/sale/sale.ts';
import { basket, fishermen, withBasket } from '../../support/aBasket.ts';
import { aDesk, done, driedShrimp, lansHand, salt, withShift } from '../../support/aDesk.ts';
import { aPromotion, saleOff } from '../../support/aPromotion.ts';

const onHand = (desk: Desk, product: ProductId): number =>
  desk.db.get<{ on_hand: number }>('SELECT on_hand FROM stock WHERE product = ?', product)?.on_hand ?? 0;

function sold(desk: Desk, total: number, given = total): SaleBody {
  const tenders = [{ kind: 'cash' as const, given: dong(given) }];
  done(completeSale(desk, { sale: cartNow(desk).sale, total: dong(total), tenders }, lansHand));
  const [entry] = newestOf(desk.db, desk.signer.device, 'sale', 1);
  return SaleBody.parse(JSON.parse(entry?.body ?? ''));
}

describe('a gift basket', () => {
  test('in the cart it says what is in it and whose', () => {
    const { cart } = done(addProduct(withBasket(aDesk()), basket.id, quantity(1_000)));
    expect(cart.lines[0]?.parts).toEqual([
      {
        product: salt.id,
        name: salt.name,
        unit: 'gói',
        producer: { id: 'HTX-01', name: 'HTX Muối Long Điền' },
        quantity: 2_000,
        share: 333,
      },
      {
        product: driedShrimp.id,
        name: driedShrimp.name,
        unit: 'kg',
        producer: { id: 'HTX-02', name: fishermen.name },
        quantity: 100,
        share: 667,
      },
    ]);
  });

  test('sold, each producer has its share of what was paid, to the đồng, and the goods inside leave the shelf', () => {
    const desk = withShift(withBasket(aDesk()));
    done(addProduct(desk, basket.id, quantity(3_000)));
    const [line] = sold(desk, 600_000).lines;
    expect(line?.parts?.map(({ quantity: count, amount }) => [count, amount])).toEqual([
      [6_000, 199_800],
      [300, 400_200],
    ]);
    expect([basket.id, salt.id, driedShrimp.id].map((product) => onHand(desk, product))).toEqual([0, -6_000, -300]);
    expect(rebuild(desk.db).differed).toEqual([]);
  });

  test('a promotion is shared out among the producers with the rest of the price', () => {
    const desk = withShift(withBasket(aDesk()));
    const row = aPromotion({ rule: saleOff({ amount: dong(10_001) }) });
    desk.db.write((db) => applyChange(db, { kind: 'promotion', id: row.id, row }));
    done(addProduct(desk, basket.id, quantity(1_000)));
    const [line] = sold(desk, 189_999, 190_000).lines;
    expect(line && paidFor(line)).toBe(189_999);
    expect(line?.parts?.reduce((sum, { amount }) => sum + amount, 0)).toBe(189_999);
  });

  test('is not sold while something in it is missing from the catalogue', () => {
    const desk = withBasket(aDesk());
    desk.db.write((db) => applyChange(db, { kind: 'product', id: driedShrimp.id, row: null }));
    expect(addProduct(desk, basket.id, quantity(1_000))).toEqual({ refused: 'basket-incomplete', name: basket.name });
  });

  test.each<[string, object]>([
    ['shares that make less than the price', { basket: [{ product: salt.id, quantity: 1_000, share: 999 }] }],
    ['one thing twice', { basket: [1, 2].map(() => ({ product: salt.id, quantity: 1_000, share: 500 })) }],
    ['itself inside', { basket: [{ product: basket.id, quantity: 1_000, share: 1_000 }] }],
    ['a weight', { weighed: true, unit: 'kg' }],
    ['nothing in it', { basket: [] }],
  ])('with %s is none', (_, change) => {
    expect(Product.safeParse({ ...basket, ...change }).success).toBe(false);
    expect(Product.safeParse(basket).success).toBe(true);
  });
});
