import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToCart, emptyCart } from '../../../src/shared/cart/cart.ts';
import type { CashRounding } from '../../../src/shared/catalogue/outlet.ts';
import { ProductId, ShiftId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { dueOf, SaleBody, slipNumber } from '../../../src/shared/sale/sale.ts';
import { cashDue, type SaleContext, type SettleRefusal, settle } from '../../../src/shared/sale/settle.ts';
import type { Tender } from '../../../src/shared/sale/tender.ts';
import { A_SALE, aCart, anItem, aWeighedItem } from '../../support/aCart.ts';
import { aDay } from '../../support/aProduct.ts';
import { anyCartItem } from '../../support/generators.ts';

const context = (change: Partial<SaleContext> = {}): SaleContext => ({
  number: 'BL01-2-000123',
  day: aDay('2026-11-22'),
  shift: ShiftId.parse('0192f0c1-2a00-7000-8000-0000000000aa'),
  cashier: 'Nguyễn Thị Hoa',
  cashRounding: '1000',
  running: { sold: dong(1_000_000), returned: dong(40_000) },
  training: false,
  ...change,
});

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const cash = (given: number): Tender => ({ kind: 'cash', given: dong(given) });

function sold(result: SaleBody | SettleRefusal): SaleBody {
  if (isRefusal(result)) throw new Error(`refused: ${result.refused}`);
  return result;
}

describe('settling a sale', () => {
  it.each([
    [35_000, undefined],
    [10_025_000, undefined],
    [10_025_001, 'absurd-given'],
    [1_000_000_000, 'absurd-given'],
  ])('for 25.000 ₫ takes %i ₫ or calls it absurd', (given, refused) => {
    const cart = aCart([{ item: anItem({ price: dong(25_000) }) }]);
    const outcome = settle(cart, priceCart(cart), [cash(given)], context());
    expect('refused' in outcome ? outcome.refused : undefined).toBe(refused);
  });

  it('writes the whole document: lines, VAT, money, change and running totals', () => {
    const cart = aCart([
      { item: anItem(), quantity: quantity(2_000) },
      { item: aWeighedItem(), quantity: quantity(355) },
    ]);
    expect(settle(cart, priceCart(cart), [cash(500_000)], context())).toEqual({
      number: 'BL01-2-000123',
      day: '2026-11-22',
      shift: '0192f0c1-2a00-7000-8000-0000000000aa',
      cashier: 'Nguyễn Thị Hoa',
      lines: [
        {
          product: 'SP-001',
          name: 'Muối ba thạc',
          unit: 'gói',
          quantity: 2_000,
          price: 25_000,
          amount: 50_000,
          producer: { id: 'HTX-01', name: 'HTX Muối Long Điền' },
          stars: 4,
          certificate: 'CN-001',
          vat: { class: 'VAT10', perMille: 80 },
        },
        {
          product: 'SP-002',
          name: 'Tôm khô',
          unit: 'kg',
          quantity: 355,
          price: 980_000,
          amount: 347_900,
          producer: { id: 'HTX-01', name: 'HTX Muối Long Điền' },
          vat: { class: 'KCT', perMille: null },
        },
      ],
      total: 397_900,
      vat: [
        { perMille: 80, gross: 50_000, vat: 3_704 },
        { perMille: null, gross: 347_900, vat: 0 },
      ],
      rounding: 100,
      tenders: [{ kind: 'cash', given: 500_000 }],
      change: 102_000,
      running: { sold: 1_397_900, returned: 40_000 },
    });
  });

  it('of an empty cart is refused, however much is held out', () => {
    expect(settle(emptyCart(A_SALE), priceCart(emptyCart(A_SALE)), [cash(500_000)], context())).toEqual({
      refused: 'empty-cart',
    });
  });

  it.each([
    { given: 24_999, missing: 1 },
    { given: 0, missing: 25_000 },
  ])('with $given ₫ for 25.000 ₫ is refused, and says that $missing ₫ are missing', ({ given, missing }) => {
    expect(settle(aCart(), priceCart(aCart()), [cash(given)], context())).toEqual({ refused: 'not-enough', missing });
  });

  it.each([
    { given: 25_000, change: 0, why: 'the exact amount' },
    { given: 50_000, change: 25_000, why: 'a larger note' },
  ])('with $given ₫ for 25.000 ₫ gives $change ₫ back: $why', ({ given, change }) => {
    expect(sold(settle(aCart(), priceCart(aCart()), [cash(given)], context())).change).toBe(change);
  });

  it('adds up what was handed over in parts', () => {
    const sale = sold(settle(aCart(), priceCart(aCart()), [cash(20_000), cash(5_000), cash(5_000)], context()));
    expect(sale.change).toBe(5_000);
    expect(sale.tenders).toHaveLength(3);
  });

  it.each([
    { rounding: '500', missing: 500, why: 'up to 25.500 ₫' },
    { rounding: 'none', missing: 499, why: 'to the đồng' },
  ] as const)(
    'for 25.499 ₫ with 25.000 ₫ and rounding $rounding, $missing ₫ are missing: $why',
    ({ rounding, missing }) => {
      const cart = aCart([{ item: anItem({ price: dong(25_499) }) }]);
      expect(settle(cart, priceCart(cart), [cash(25_000)], context({ cashRounding: rounding }))).toEqual({
        refused: 'not-enough',
        missing,
      });
    },
  );

  it('what rounding took off need not be paid: 25.000 ₫ pay 25.499 ₫', () => {
    const cart = aCart([{ item: anItem({ price: dong(25_499) }) }]);
    expect(sold(settle(cart, priceCart(cart), [cash(25_000)], context()))).toMatchObject({ rounding: -499, change: 0 });
  });

  it('keeps rounding out of the taxed total and out of what was sold', () => {
    const cart = aCart([{ item: anItem({ price: dong(25_400) }) }]);
    const sale = sold(settle(cart, priceCart(cart), [cash(25_000)], context()));
    expect(sale).toMatchObject({ total: 25_400, rounding: -400, running: { sold: 1_025_400 } });
    expect(sale.vat).toEqual([{ perMille: 80, gross: 25_400, vat: 1_881 }]);
    expect(dueOf(sale)).toBe(25_000);
  });

  it('marks a line whose price was invented for the starter shop, and no other', () => {
    const cart = aCart([{ item: anItem({ demo: true }) }, { item: aWeighedItem() }]);
    const { lines } = sold(settle(cart, priceCart(cart), [cash(2_000_000)], context()));
    expect(lines.map((line) => 'demo' in line)).toEqual([true, false]);
  });

  it('names neither stars nor certificate on a line that has none', () => {
    const [line] = sold(
      settle(
        aCart([{ item: aWeighedItem() }]),
        priceCart(aCart([{ item: aWeighedItem() }])),
        [cash(1_000_000)],
        context(),
      ),
    ).lines;
    expect(Object.keys(line ?? {})).not.toContain('stars');
    expect(Object.keys(line ?? {})).not.toContain('certificate');
  });
});

describe('any sale', () => {
  const wanted = fc.array(fc.tuple(anyCartItem, fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 15 });
  const roundings = fc.constantFrom<CashRounding>('1000', '500', 'none');

  it('balances: lines, VAT groups, rounding, tenders and change all meet the same total', () => {
    fc.assert(
      fc.property(wanted, roundings, fc.nat({ max: 1_000_000 }), (things, cashRounding, extra) => {
        const cart = aCart(things.map(([item, pieces]) => ({ item, quantity: quantity(pieces * ONE) })));
        const { due, rounding } = cashDue(priceCart(cart).total, cashRounding);
        const sale = sold(settle(cart, priceCart(cart), [cash(due + extra)], context({ cashRounding })));

        expect(sale.total).toBe(sum(sale.lines.map(({ amount }) => amount)));
        expect(sale.total).toBe(sum(sale.vat.map(({ gross }) => gross)));
        expect(sale.rounding).toBe(rounding);
        expect(sale.change).toBe(extra);
        expect(sum(sale.tenders.map(({ given }) => given)) - sale.change).toBe(sale.total + sale.rounding);
        expect(sale.running).toEqual({ sold: 1_000_000 + sale.total, returned: 40_000 });
        expect(SaleBody.parse(sale)).toEqual(sale);
      }),
    );
  });

  it('one đồng short is refused with one đồng missing', () => {
    fc.assert(
      fc.property(anyCartItem, roundings, (item, cashRounding) => {
        const cart = aCart([{ item }]);
        const { due } = cashDue(priceCart(cart).total, cashRounding);
        expect(settle(cart, priceCart(cart), [cash(due - 1)], context({ cashRounding }))).toEqual({
          refused: 'not-enough',
          missing: 1,
        });
      }),
    );
  });

  it('one after the other run the total on: what was sold since enrolment is the sum of the sales', () => {
    fc.assert(
      fc.property(fc.array(anyCartItem, { minLength: 1, maxLength: 10 }), (items) => {
        let running = { sold: dong(0), returned: dong(0) };
        let total = 0;
        for (const item of items) {
          const sale = sold(
            settle(aCart([{ item }]), priceCart(aCart([{ item }])), [cash(10_000_000)], context({ running })),
          );
          total += sale.total;
          running = sale.running;
        }
        expect(running).toEqual({ sold: total, returned: 0 });
      }),
    );
  });
});

describe('a cart at the limit of what can be charged', () => {
  it('of 500 lines as dear as the limits allow is still settled to the đồng', () => {
    let cart = emptyCart(A_SALE);
    for (let n = 0; n < 500; n++) {
      const dear = anItem({
        product: ProductId.parse(`SP-${n}`),
        price: dong(9_999_999_999),
        vat: { class: 'X', perMille: 1_000 },
      });
      const next = addToCart(cart, dear, ONE);
      if (isRefusal(next)) throw new Error(next.refused);
      cart = next;
    }
    const tenders = Array.from({ length: 10 }, () => cash(9_999_999_999));
    expect(settle(cart, priceCart(cart), tenders, context())).toEqual({
      refused: 'not-enough',
      missing: 4_899_999_999_010,
    });
    const sale = sold(settle(cart, priceCart(cart), [cash(5_000_000_000_000)], context()));
    expect(sale.vat).toEqual([{ perMille: 1_000, gross: 4_999_999_999_500, vat: 2_499_999_999_750 }]);
  });
});

describe('the slip number', () => {
  it.each([
    { till: 2, epoch: 1, counter: 123, number: 'BL01-2-000123', why: 'outlet, till, counter' },
    { till: 2, epoch: 2, counter: 124, number: 'BL01-2.2-000124', why: 'a restored till says so' },
    { till: 12, epoch: 1, counter: 1_234_567, number: 'BL01-12-1234567', why: 'past a million it grows' },
  ])('$number: $why', ({ till, epoch, counter, number }) => {
    expect(slipNumber('BL01', till, epoch, counter)).toBe(number);
  });

  it('differs where till, epoch or counter differs', () => {
    const place = fc.tuple(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 9_999_999 }),
    );
    fc.assert(
      fc.property(place, place, (a, b) => {
        const same = a.every((part, i) => part === b[i]);
        expect(slipNumber('BL01', ...a) === slipNumber('BL01', ...b)).toBe(same);
      }),
    );
  });
});
