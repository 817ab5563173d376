import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SaleId, ShiftId } from '../../../src/shared/id.ts';
import { type Dong, dong, sumDong } from '../../../src/shared/money.ts';
import { apportion } from '../../../src/shared/pricing/apportion.ts';
import { amountOf, type Quantity, quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { refundsBy, roomFor } from '../../../src/shared/return/refund.ts';
import type { ReturnBody } from '../../../src/shared/return/return.ts';
import {
  backSoFar,
  moneyBack,
  type ReturnContext,
  takeBack,
  type Wanted,
} from '../../../src/shared/return/takeBack.ts';
import { takeBackWithoutSlip } from '../../../src/shared/return/withoutSlip.ts';
import { paidFor, SaleBody, type SaleLine } from '../../../src/shared/sale/sale.ts';
import { vatOf } from '../../../src/shared/sale/vat.ts';
import { anItem, aWeighedItem } from '../../support/aCart.ts';
import { aDay } from '../../support/aProduct.ts';
import { aSale } from '../../support/aSale.ts';

const SALE = SaleId.parse('0192f0c1-2a00-7000-8000-0000000000b1');
const NO_CARD = { rounding: 'none', card: dong(0), reference: '' } as const;

function aContext(change: Partial<ReturnContext> = {}): ReturnContext {
  return {
    number: 'BL01-2-R000001',
    day: aDay('2026-11-23'),
    shift: ShiftId.parse('019a0a4c-3f00-7000-8000-000000000002'),
    cashier: 'Lan',
    cashRounding: 'none',
    running: { sold: dong(1_000_000), returned: dong(0) },
    reason: 'Khách đổi ý',
    training: false,
    ...change,
  };
}

/** Takes goods back for exactly what they are worth, in cash without rounding. */
function back(sale: SaleBody, before: readonly ReturnBody[], wanted: readonly Wanted[]): ReturnBody {
  const sold = { id: SALE, sale, before };
  const tried = takeBack(sold, wanted, [{ kind: 'cash', amount: worth(sale, before, wanted) }], aContext());
  if (isRefusal(tried)) throw new Error(JSON.stringify(tried));
  return tried;
}

function worth(sale: SaleBody, before: readonly ReturnBody[], wanted: readonly Wanted[]): Dong {
  const so = backSoFar(sale, before);
  let sum = 0;
  for (const { line, quantity: more } of wanted) {
    const had = so[line];
    const sold = sale.lines[line];
    if (!had || !sold) throw new Error(`line ${line}`);
    const amount = moneyBack(sold, had, more);
    so[line] = { quantity: quantity(had.quantity + more), amount: dong(had.amount + amount) };
    sum += amount;
  }
  return dong(sum);
}

const twoSalts = { line: 0, quantity: quantity(2_000), to: 'stock' } as const;

describe('goods that come back with their slip', () => {
  test('bring what was paid for them, and the books count it', () => {
    const body = back(aSale(), [], [twoSalts]);
    expect(body).toMatchObject({
      of: { sale: SALE, number: 'BL01-2-000123', day: '2026-11-22' },
      total: 50_000,
      vat: [{ perMille: null, gross: 50_000, vat: 0 }],
      running: { sold: 1_000_000, returned: 50_000 },
      lines: [{ line: 0, quantity: 2_000, amount: 50_000, to: 'stock' }],
    });
  });

  test('bring no more than the discount left of their price', () => {
    const sale = aSale();
    const [salt, ...rest] = sale.lines as [SaleLine, ...SaleLine[]];
    const cheaper = { ...salt, offs: [{ by: 'sale' as const, amount: dong(5_001), borneBy: 'shop' as const }] };
    const discounted = { ...sale, lines: [cheaper, ...rest] };
    const one = { ...twoSalts, quantity: quantity(1_000) };
    const first = back(discounted, [], [one]);
    const second = back(discounted, [first], [one]);
    expect([first.total, second.total]).toEqual([22_500, 22_499]);
  });

  test('never come back twice', () => {
    const sale = aSale();
    const first = back(sale, [], [{ ...twoSalts, quantity: quantity(1_000) }]);
    const again = takeBack({ id: SALE, sale, before: [first] }, [twoSalts], [], aContext());
    expect(again).toEqual({ refused: 'more-than-left', name: sale.lines[0]?.name, remaining: 1_000 });
  });

  test('may go onto the shelf in part and away in part', () => {
    const one = quantity(1_000);
    const body = back(
      aSale(),
      [],
      [
        { line: 0, quantity: one, to: 'stock' },
        { line: 0, quantity: one, to: 'write-off' },
      ],
    );
    expect(body.lines.map(({ to, amount }) => [to, amount])).toEqual([
      ['stock', 25_000],
      ['write-off', 25_000],
    ]);
  });

  test.each([
    ['nothing', [], 'nothing-to-return'],
    ['a line the sale has not', [{ ...twoSalts, line: 9 }], 'no-such-line'],
    ['half a pack', [{ ...twoSalts, quantity: quantity(500) }], 'not-weighed'],
  ] as const)('are refused where it is %s', (_, wanted, refused) => {
    expect(takeBack({ id: SALE, sale: aSale(), before: [] }, wanted, [], aContext())).toMatchObject({ refused });
  });

  test('of practice come back while practising, count nothing, and real ones do not', () => {
    const practice = { id: SALE, sale: aSale({ training: true }), before: [] };
    const refunds = [{ kind: 'cash' as const, amount: dong(50_000) }];
    expect(takeBack(practice, [twoSalts], refunds, aContext())).toEqual({ refused: 'other-mode' });
    const practised = takeBack(practice, [twoSalts], refunds, aContext({ training: true }));
    expect(practised).toMatchObject({ training: true, running: { returned: 0 } });
    const real = { ...practice, sale: aSale() };
    expect(takeBack(real, [twoSalts], refunds, aContext({ training: true }))).toEqual({ refused: 'other-mode' });
  });
});

describe('the money', () => {
  const shrimp = { line: 1, quantity: quantity(1_000), to: 'stock' } as const;
  const sugar = { line: 2, quantity: quantity(350), to: 'stock' } as const;
  const sold = { id: SALE, sale: aSale(), before: [] };

  test('in cash is rounded as a cash sale is, so that what was paid comes back', () => {
    const context = aContext({ cashRounding: '1000' });
    const right = takeBack(sold, [twoSalts, shrimp, sugar], [{ kind: 'cash', amount: dong(366_000) }], context);
    expect(right).toMatchObject({ total: 366_500, rounding: -500 });
    expect(takeBack(sold, [sugar], [{ kind: 'cash', amount: dong(32_000) }], context)).toEqual({
      refused: 'refund-differs',
      due: 31_000,
    });
  });

  test('by transfer or kept for other goods is exact', () => {
    const context = aContext({ cashRounding: '1000' });
    const kept = takeBack(sold, [sugar], [{ kind: 'exchange', amount: dong(31_500) }], context);
    expect(kept).toMatchObject({ rounding: 0 });
  });

  test('goes back onto a card as far as the card paid, and the rest in cash', () => {
    const sale = aSale({
      tenders: [
        { kind: 'card', given: dong(300_000), reference: 'A12' },
        { kind: 'cash', given: dong(66_500) },
      ],
    });
    const paidByCard = { ...sold, sale };
    const all = [twoSalts, shrimp, sugar];
    const context = aContext();
    const onto = { rounding: NO_CARD.rounding, room: roomFor(sale, [], dong(0)), reference: 'B7' };
    const refunds = refundsBy('card', dong(366_500), onto);
    expect(takeBack(paidByCard, all, refunds, context)).toMatchObject({ total: 366_500, refunds });
    const tooMuch = [{ kind: 'card' as const, amount: dong(366_500), reference: 'B7' }];
    expect(takeBack(paidByCard, all, tooMuch, context)).toEqual({ refused: 'refund-past-card', most: 300_000 });
    const first = takeBack(paidByCard, [shrimp], refundsBy('card', dong(285_000), onto), context);
    if (isRefusal(first)) throw new Error(first.refused);
    const then = takeBack(
      { ...paidByCard, before: [first] },
      [twoSalts],
      refundsBy('card', dong(50_000), onto),
      context,
    );
    expect(then).toEqual({ refused: 'refund-past-card', most: 15_000 });
  });
});

const parts = (amounts: readonly number[]) =>
  amounts.map((amount, at) => ({
    product: `SP-${at}`,
    name: `Món ${at}`,
    unit: 'gói',
    producer: { id: `HTX-${at}`, name: `HTX ${at}` },
    quantity: (at + 1) * 3_000,
    amount,
  }));

describe('a gift basket', () => {
  test('takes back from each producer what it was given, in as many parts as it comes', () => {
    const [line] = aSale().lines;
    const basket = { ...line, quantity: 3_000, price: 33_334, amount: 100_002, parts: parts([33_335, 33_334, 33_333]) };
    const sale = SaleBody.parse({ ...aSale(), lines: [basket], total: 100_002 });
    const returns: ReturnBody[] = [];
    for (let one = 0; one < 3; one += 1) {
      returns.push(back(sale, returns, [{ line: 0, quantity: quantity(1_000), to: 'stock' }]));
    }
    const given = [0, 1, 2].map((at) =>
      sumDong(returns.flatMap(({ lines }) => lines.map((l) => l.parts?.[at]?.amount ?? dong(0)))),
    );
    expect(given).toEqual([33_335, 33_334, 33_333]);
    expect(returns[0]?.lines[0]?.parts?.map((part) => part.quantity)).toEqual([1_000, 2_000, 3_000]);
  });
});

describe('without a slip', () => {
  test('the price is today’s, and nothing goes back onto a card nobody knows', () => {
    const brought = [{ item: anItem(), quantity: quantity(2_000), to: 'write-off' as const }];
    const cash = [{ kind: 'cash' as const, amount: dong(50_000) }];
    expect(takeBackWithoutSlip(brought, cash, aContext())).toMatchObject({
      of: null,
      total: 50_000,
      vat: [{ perMille: 80, gross: 50_000, vat: 3_704 }],
    });
    const card = [{ kind: 'card' as const, amount: dong(50_000), reference: 'X' }];
    expect(takeBackWithoutSlip(brought, card, aContext())).toEqual({ refused: 'refund-past-card', most: 0 });
  });

  test('half a pack is refused, half a kilogram is not', () => {
    const half = { quantity: quantity(500), to: 'stock' as const };
    expect(takeBackWithoutSlip([{ item: anItem(), ...half }], [], aContext())).toEqual({ refused: 'not-weighed' });
    const cash = [{ kind: 'cash' as const, amount: dong(490_000) }];
    expect(takeBackWithoutSlip([{ item: aWeighedItem(), ...half }], cash, aContext())).toMatchObject({
      total: 490_000,
    });
  });
});

/** A sale of any lines, with anything taken off them, some of them baskets. */
const anySale = fc
  .array(
    fc.record({
      pieces: fc.integer({ min: 1, max: 9_999 }),
      weighed: fc.boolean(),
      price: fc.integer({ min: 1, max: 900_000 }),
      off: fc.integer({ min: 0, max: 1_000 }),
      rate: fc.constantFrom(null, 0, 50, 80, 100),
      shares: fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((wanted) => {
    const lines = wanted.map(({ pieces, weighed, price, off, rate, shares }, at) => {
      const isBasket = shares.length > 0;
      const sold = quantity(weighed && !isBasket ? pieces : pieces * 1_000);
      const amount = amountOf(dong(price), sold);
      const taken = Math.floor((amount * off) / 1_000);
      const paid = dong(amount - taken);
      const amounts = apportion(
        isBasket ? paid : dong(0),
        shares.map((weight, n) => ({ weight, key: `${n}` })),
      );
      return {
        ...aSale().lines[0],
        name: `Món ${at}`,
        unit: weighed ? 'kg' : 'gói',
        quantity: sold,
        price,
        amount,
        vat: { class: 'V', perMille: rate },
        ...(taken > 0 && { offs: [{ by: 'sale', amount: taken, borneBy: 'shop' }] }),
        ...(isBasket && {
          parts: amounts.map((share, n) => ({
            product: `SP-${n}`,
            name: `Phần ${n}`,
            unit: 'gói',
            producer: { id: `HTX-${n}`, name: 'HTX' },
            quantity: sold,
            amount: share,
          })),
        }),
      };
    });
    const paid = lines.map((line) => paidFor(line as SaleLine));
    const vat = vatOf(lines.map((line, at) => ({ perMille: line.vat.perMille, amount: paid[at] ?? dong(0) })));
    return SaleBody.parse({ ...aSale(), lines, total: sumDong(paid), vat });
  });

describe('however a sale comes back', () => {
  test('its parts bring exactly what was paid, its VAT, and each producer’s share, and never more on the way', () => {
    fc.assert(
      fc.property(anySale, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }), (sale, tries) => {
        const returns: ReturnBody[] = [];
        const leftOf = (line: number): Quantity => {
          const had = backSoFar(sale, returns)[line]?.quantity ?? 0;
          return quantity((sale.lines[line]?.quantity ?? 0) - had);
        };
        const piece = (line: number): number =>
          sale.lines[line]?.unit === 'kg' && !sale.lines[line]?.parts ? 1 : 1_000;
        for (const [which, much] of tries) {
          const line = which % sale.lines.length;
          const pieces = leftOf(line) / piece(line);
          if (pieces === 0) continue;
          const more = quantity(((much % pieces) + 1) * piece(line));
          returns.push(back(sale, returns, [{ line, quantity: more, to: 'stock' }]));
        }
        const rest = sale.lines.map((_, line) => ({ line, quantity: leftOf(line), to: 'stock' as const }));
        const wanted = rest.filter((one) => one.quantity > 0);
        if (wanted.length > 0) returns.push(back(sale, returns, wanted));

        expect(sumDong(returns.map(({ total }) => total))).toBe(sale.total);
        for (const { perMille, vat } of sale.vat) {
          const sums = returns.flatMap((one) => one.vat.filter((sum) => sum.perMille === perMille));
          expect(sums.every((sum) => sum.vat >= 0)).toBe(true);
          expect(sums.reduce((sum, one) => sum + one.vat, 0)).toBe(vat);
        }
        for (const [at, line] of sale.lines.entries()) {
          const came = returns.flatMap(({ lines }) => lines.filter((one) => one.line === at));
          expect(came.every(({ amount }) => amount >= 0)).toBe(true);
          expect(sumDong(came.map(({ amount }) => amount))).toBe(paidFor(line));
          for (const [n, part] of (line.parts ?? []).entries()) {
            const shares = came.map((one) => one.parts?.[n]);
            expect(shares.every((share) => (share?.amount ?? -1) >= 0)).toBe(true);
            expect(shares.reduce((sum, share) => sum + (share?.amount ?? 0), 0)).toBe(part.amount);
            expect(shares.reduce((sum, share) => sum + (share?.quantity ?? 0), 0)).toBe(part.quantity);
          }
          for (const one of came.filter((each) => each.parts)) {
            expect(sumDong((one.parts ?? []).map(({ amount }) => amount))).toBe(one.amount);
          }
        }
        const all = { id: SALE, sale, before: returns };
        const more = takeBack(all, [{ line: 0, quantity: quantity(1_000), to: 'stock' }], [], aContext());
        expect(more).toMatchObject({ refused: 'more-than-left', remaining: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test('what the screen proposes to give back is what the rule takes', () => {
    fc.assert(
      fc.property(
        anySale,
        fc.constantFrom('cash', 'card', 'transfer', 'exchange'),
        fc.constantFrom('1000', '500', 'none'),
        fc.nat(),
        (sold, kind, rounding, byCard) => {
          const given = dong(byCard % (sold.total + 1));
          const sale = { ...sold, tenders: [{ kind: 'card' as const, given, reference: 'A' }] };
          const wanted = [{ line: 0, quantity: sale.lines[0]?.quantity ?? quantity(0), to: 'stock' as const }];
          const total = worth(sale, [], wanted);
          const refunds = refundsBy(kind, total, { rounding, room: roomFor(sale, [], dong(0)), reference: 'A' });
          const taken = takeBack({ id: SALE, sale, before: [] }, wanted, refunds, aContext({ cashRounding: rounding }));
          if (isRefusal(taken)) throw new Error(JSON.stringify(taken));
          expect(sumDong(taken.refunds.map(({ amount }) => amount))).toBe(taken.total + taken.rounding);
        },
      ),
    );
  });
});
