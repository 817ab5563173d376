import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dong } from '../../../src/shared/money.ts';
import { checkRefunds, mayRefundBy, REFUND_KINDS, Refund, refundsBy } from '../../../src/shared/return/refund.ts';

test('money goes back onto a card only where one paid', () => {
  expect(REFUND_KINDS.filter((kind) => mayRefundBy(kind, dong(0)))).toEqual(['cash', 'transfer', 'exchange']);
  expect(REFUND_KINDS.every((kind) => mayRefundBy(kind, dong(1)))).toBe(true);
});

test('no bank gives back nothing', () => {
  expect(Refund.safeParse({ kind: 'card', amount: 0, reference: 'R1' }).success).toBe(false);
  expect(Refund.safeParse({ kind: 'transfer', amount: 0, reference: 'R1' }).success).toBe(false);
  expect(Refund.safeParse({ kind: 'cash', amount: 0 }).success).toBe(true);
});

test('whatever way is chosen makes refunds that can be written down and come to what is owed', () => {
  const amount = fc.integer({ min: 0, max: 9_999_999 }).map(dong);
  const few = fc.oneof(fc.constant(dong(0)), amount);
  fc.assert(
    fc.property(fc.constantFrom(...REFUND_KINDS), few, few, (kind, total, card) => {
      const refunds = refundsBy(kind, total, { rounding: '1000', card, reference: 'R1' });
      expect(refunds.every((refund) => Refund.safeParse(refund).success)).toBe(true);
      expect(checkRefunds(total, refunds, { rounding: '1000', card })).toMatchObject({ refunds });
    }),
  );
});
