import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dong, dong, sumDong } from '../../../src/shared/money.ts';
import {
  checkRefunds,
  mayRefundBy,
  moneyOut,
  REFUND_KINDS,
  Refund,
  refundsBy,
  roomFor,
  sumOf,
} from '../../../src/shared/return/refund.ts';
import type { Tender } from '../../../src/shared/sale/tender.ts';

const roomOf = (money: number, card = 0) => ({ money: dong(money), card: dong(card) });

test('money goes back onto a card only where one paid', () => {
  expect(REFUND_KINDS.filter((kind) => mayRefundBy(kind, roomOf(0)))).toEqual(['cash', 'transfer', 'exchange']);
  expect(REFUND_KINDS.every((kind) => mayRefundBy(kind, roomOf(0, 1)))).toBe(true);
});

test('no bank gives back nothing', () => {
  expect(Refund.safeParse({ kind: 'card', amount: 0, reference: 'R1' }).success).toBe(false);
  expect(Refund.safeParse({ kind: 'transfer', amount: 0, reference: 'R1' }).success).toBe(false);
  expect(Refund.safeParse({ kind: 'cash', amount: 0 }).success).toBe(true);
});

const amount = fc.integer({ min: 0, max: 9_999_999 }).map(dong);
const few = fc.oneof(fc.constant(dong(0)), amount);

test('whatever way is chosen makes refunds that can be written down and come to what is owed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...REFUND_KINDS),
      few,
      fc.record({ card: few, money: few }),
      fc.boolean(),
      (kind, total, room, otherwise) => {
        const refunds = refundsBy(kind, total, { rounding: '1000', room, reference: 'R1', otherwise });
        expect(refunds.every((refund) => Refund.safeParse(refund).success)).toBe(true);
        expect(checkRefunds(total, refunds, { rounding: '1000', card: room.card })).toMatchObject({ refunds });
        if (!otherwise) expect(moneyOut({ total, refunds })).toBeLessThanOrEqual(room.money);
        else if (kind !== 'exchange') expect(sumOf(refunds, 'exchange')).toBe(0);
      },
    ),
  );
});

/** 100.000 ₫ paid so, and what of it may go back as money and onto the card. */
const paid = (...tenders: readonly Tender[]) => roomFor({ total: dong(100_000), tenders: [...tenders] }, [], dong(0));
const cash = (given: number): Tender => ({ kind: 'cash', given: dong(given) });
const card = (given: number): Tender => ({ kind: 'card', given: dong(given), reference: 'A1' });
const voucher = (given: number): Tender => ({ kind: 'voucher', given: dong(given), code: 'PMH' });
const transfer = (given: number): Tender => ({ kind: 'vietqr', given: dong(given), bill: 'B', confirmed: 'bank' });

describe('what was not paid in money goes back as money only with leave', () => {
  test.each([
    ['all in cash, with change', [cash(500_000)], roomOf(100_000)],
    ['by transfer', [transfer(100_000)], roomOf(100_000)],
    ['by card', [card(100_000)], roomOf(0, 100_000)],
    ['by voucher', [voucher(100_000)], roomOf(0)],
    ['a voucher and the rest in cash', [voucher(30_000), cash(100_000)], roomOf(70_000)],
    ['a card, a voucher and a transfer', [card(50_000), voucher(30_000), transfer(20_000)], roomOf(20_000, 50_000)],
  ] as const)('%s', (_, tenders, expected) => {
    expect(paid(...tenders)).toEqual(expected);
  });

  test('a part that comes back is paid in cash first; the voucher’s share becomes a credit at last', () => {
    const sale = { total: dong(100_000), tenders: [voucher(30_000), cash(70_000)] };
    const how = { rounding: '1000' as const, reference: '' };
    const first = refundsBy('cash', dong(60_000), { ...how, room: roomFor(sale, [], dong(0)) });
    expect(first).toEqual([{ kind: 'cash', amount: 60_000 }]);
    const before = [{ total: dong(60_000), refunds: first }];
    expect(refundsBy('cash', dong(40_000), { ...how, room: roomFor(sale, before, dong(0)) })).toEqual([
      { kind: 'cash', amount: 10_000 },
      { kind: 'exchange', amount: 30_000 },
    ]);
  });

  test('however it comes back in parts, no more money goes out than came in', () => {
    const anyTender = fc.oneof(few.map(cash), few.map(card), few.map(voucher), few.map(transfer));
    const anyPart = fc.tuple(fc.constantFrom(...REFUND_KINDS), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(fc.array(anyTender, { minLength: 1, maxLength: 4 }), fc.array(anyPart), (tenders, parts) => {
        const sale = { total: sumDong(tenders.map(({ given }) => given)), tenders };
        const before: { total: Dong; refunds: Refund[] }[] = [];
        let left = sale.total as number;
        for (const [kind, percent] of parts) {
          const total = dong(Math.floor((left * percent) / 100));
          const how = { rounding: '1000' as const, room: roomFor(sale, before, dong(0)), reference: 'R' };
          before.push({ total, refunds: refundsBy(kind, total, how) });
          left -= total;
        }
        const of = (...kinds: readonly Tender['kind'][]) =>
          sumDong(tenders.filter(({ kind }) => kinds.includes(kind)).map(({ given }) => given));
        expect(sumDong(before.map(moneyOut))).toBeLessThanOrEqual(of('cash', 'vietqr'));
        expect(sumDong(before.map(({ refunds }) => sumOf(refunds, 'card')))).toBeLessThanOrEqual(of('card'));
      }),
    );
  });
});
