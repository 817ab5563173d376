import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CashRounding } from '../../../src/shared/catalogue/outlet.ts';
import { EntryId, ShiftId } from '../../../src/shared/id.ts';
import { type Dong, dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { cashKept, dueOf, type SaleBody } from '../../../src/shared/sale/sale.ts';
import { type SaleContext, type SettleRefusal, settle, stillOwed } from '../../../src/shared/sale/settle.ts';
import type { Tender, TenderKind } from '../../../src/shared/sale/tender.ts';
import { aCart, anItem } from '../../support/aCart.ts';
import { aDay } from '../../support/aProduct.ts';

const context = (cashRounding: CashRounding): SaleContext => ({
  number: 'BL01-2-000123',
  day: aDay('2026-11-22'),
  shift: ShiftId.parse('0192f0c1-2a00-7000-8000-0000000000aa'),
  cashier: 'Nguyễn Thị Hoa',
  cashRounding,
  running: { sold: dong(0), returned: dong(0) },
  training: false,
});

let bills = 0;

function tender(kind: TenderKind, given: number): Tender {
  const amount = dong(given);
  switch (kind) {
    case 'cash':
      return { kind, given: amount };
    case 'vietqr':
      bills += 1;
      return { kind, given: amount, bill: `BL012${bills}`, confirmed: 'cashier' };
    case 'card':
      return { kind, given: amount, reference: 'REF 004512' };
    case 'voucher':
      return { kind, given: amount, code: 'QUA-TET-7' };
    case 'exchange':
      return { kind, given: amount, return: EntryId.parse('0192f0c1-2a00-7000-8000-0000000000ee') };
  }
}

const pay = (price: number, tenders: readonly Tender[], rounding: CashRounding = '1000') => {
  const cart = aCart([{ item: anItem({ price: dong(price) }) }]);
  return settle(cart, priceCart(cart), tenders, context(rounding));
};

function sold(result: SaleBody | SettleRefusal): SaleBody {
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
}

describe('a sale of 306.500 ₫', () => {
  it.each<[readonly (TenderKind | number)[], number, number, string]>([
    [['vietqr', 306_500], 0, 0, 'by VietQR, exact'],
    [['card', 306_500], 0, 0, 'by card, exact'],
    [['cash', 306_000], -500, 0, 'in cash, rounded'],
    [['cash', 500_000], -500, 194_000, 'in cash with change'],
    [['vietqr', 256_500, 'cash', 50_000], 0, 0, 'the odd 256.500 ₫ by VietQR, 50.000 ₫ in cash'],
    [['card', 200_000, 'cash', 200_000], -500, 94_000, 'part by card, the rest in cash, rounded, with change'],
    [['voucher', 100_000, 'vietqr', 206_500], 0, 0, 'by voucher and VietQR'],
    [['exchange', 6_500, 'card', 300_000], 0, 0, 'by goods given back and card'],
    [['cash', 305_800, 'voucher', 700], 0, 0, 'in odd cash that makes it up to the đồng: nothing to round'],
  ])('is paid %j, rounding %i, change %i: %s', (paid, rounding, change) => {
    const tenders: Tender[] = [];
    for (let at = 0; at < paid.length; at += 2) {
      tenders.push(tender(paid[at] as TenderKind, paid[at + 1] as number));
    }
    expect(sold(pay(306_500, tenders))).toMatchObject({ rounding, change, total: 306_500, tenders });
  });

  it('is not paid by a card for more: only cash gives change', () => {
    expect(pay(306_500, [tender('card', 306_501)])).toEqual({ refused: 'too-much', over: 1 });
    expect(pay(306_500, [tender('cash', 500_000), tender('card', 306_501)])).toEqual({ refused: 'too-much', over: 1 });
  });

  it('is not paid by one transfer counted twice', () => {
    const transfer: Tender = { kind: 'vietqr', given: dong(153_250), bill: 'BL012X', confirmed: 'cashier' };
    expect(pay(306_500, [transfer, transfer])).toEqual({ refused: 'same-bill' });
  });

  it('is not paid while anything is missing', () => {
    expect(pay(306_500, [tender('vietqr', 200_000), tender('voucher', 100_000)])).toEqual({
      refused: 'not-enough',
      missing: 6_500,
    });
  });

  it('tells what it left in the drawer', () => {
    expect(cashKept(sold(pay(306_500, [tender('cash', 500_000)])))).toBe(306_000);
    expect(cashKept(sold(pay(306_500, [tender('card', 200_000), tender('cash', 200_000)])))).toBe(106_000);
    expect(cashKept(sold(pay(306_500, [tender('vietqr', 306_500)])))).toBe(0);
  });
});

const how = (kind: TenderKind) => (kind === 'cash' ? 'cash' : 'other');

/** Parts of less than is owed, then one that pays what is left. */
function parts(price: Dong, rounding: CashRounding, wanted: [TenderKind, number][], last: TenderKind): Tender[] {
  const tenders: Tender[] = [];
  for (const [kind, share] of wanted) {
    const owed = stillOwed(price, rounding, tenders, how(kind));
    const portion = Math.floor((owed * share) / 1000);
    // Cash is notes, the smallest 1.000 ₫.
    const some = kind === 'cash' ? portion - (portion % 1000) : portion;
    if (some > 0) tenders.push(tender(kind, some));
  }
  const owed = stillOwed(price, rounding, tenders, how(last));
  if (owed > 0) return [...tenders, tender(last, owed)];
  // Rounded up, odd cash may leave something that only cash can owe.
  const inCash = Math.max(0, stillOwed(price, rounding, tenders, 'cash'));
  return last === 'cash' || inCash > 0 ? [...tenders, tender('cash', inCash)] : tenders;
}

describe('any way of paying in parts', () => {
  const kinds = fc.constantFrom<TenderKind>('cash', 'vietqr', 'card', 'voucher', 'exchange');
  const roundings = fc.constantFrom<CashRounding>('1000', '500', 'none');
  const prices = fc.integer({ min: 1, max: 5_000_000 });
  /** Of what is owed, how much the next part pays: thousandths. */
  const shares = fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 999 })), { maxLength: 6 });

  it('comes to exactly what was sold, and what is still owed is never asked twice', () => {
    fc.assert(
      fc.property(prices.map(dong), roundings, shares, kinds, (price, rounding, wanted, last) => {
        const tenders = parts(price, rounding, wanted, last);
        const sale = sold(pay(price, tenders, rounding));
        const given = sale.tenders.reduce((sum, each) => sum + each.given, 0);
        expect(given - sale.change).toBe(dueOf(sale));
        expect(sale.change).toBe(0);
        expect(sale.total).toBe(price);
        if (!sale.tenders.some(({ kind }) => kind === 'cash')) expect(sale.rounding).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('in which something is left is refused with exactly that', () => {
    fc.assert(
      fc.property(prices.map(dong), roundings, shares, (price, rounding, wanted) => {
        const tenders = parts(price, rounding, wanted, 'card').slice(0, -1);
        fc.pre(tenders.length > 0);
        const outcome = pay(price, tenders, rounding);
        const byCash = tenders.some(({ kind }) => kind === 'cash');
        const missing = stillOwed(price, rounding, tenders, byCash ? 'cash' : 'other');
        if (missing > 0) expect(outcome).toEqual({ refused: 'not-enough', missing });
        else expect(sold(outcome).change).toBe(0 - missing);
      }),
      { numRuns: 2_000 },
    );
  });
});
