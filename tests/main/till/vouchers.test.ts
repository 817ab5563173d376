import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import type { Hand } from '../../../src/main/till/hand.ts';
import { holdCart, recallCart } from '../../../src/main/till/holdCart.ts';
import { beginPayment, keepParts } from '../../../src/main/till/payCart.ts';
import { checkProjections, rebuild } from '../../../src/main/till/rebuild.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import type { PartTold } from '../../../src/shared/sale/part.ts';
import type { Handed } from '../../../src/shared/sale/tender.ts';
import { voucherKey } from '../../../src/shared/sale/voucher.ts';
import { aDesk, done, lansHand, salt, withShift } from '../../support/aDesk.ts';
import { newest } from '../../support/goods.ts';
import { huong, huongsHand, withLeave } from '../../support/hands.ts';

const NEEDED = { refused: 'needs-approval', right: 'take-voucher' };
const byHuong = { id: huong.id, name: huong.name };
const voucher = (code: string, given = 25_000): Handed => ({ kind: 'voucher', given: dong(given), code });
const cash = (given: number): Handed => ({ kind: 'cash', given: dong(given) });
const part = (id: number, tender: Handed): PartTold => ({ id, tender });

/** A pack of salt for 25.000 ₫ whose buyer is shown what to pay. */
function toPay(desk: Desk) {
  done(addProduct(desk, salt.id, ONE));
  done(beginPayment(desk, cartNow(desk), lansHand));
  return cartNow(desk).sale;
}

function payBy(desk: Desk, tenders: readonly Handed[], hand: Hand = withLeave()) {
  return completeSale(desk, { sale: cartNow(desk).sale, total: dong(25_000), tenders: [...tenders] }, hand);
}

test('nobody here knows a voucher’s list: somebody who may looks at it, and the sale says who', () => {
  const desk = withShift(aDesk());
  toPay(desk);
  expect(payBy(desk, [voucher('PMH 1')], lansHand)).toEqual(NEEDED);
  done(payBy(desk, [voucher('PMH 1')]));
  expect(newest(desk, 'sale').tenders).toEqual([{ ...voucher('PMH 1'), approvedBy: byHuong }]);
});

test('who may takes one alone, and is named all the same', () => {
  const desk = withShift(aDesk());
  toPay(desk);
  done(payBy(desk, [voucher('PMH 1')], huongsHand));
  expect(newest(desk, 'sale').tenders).toMatchObject([{ approvedBy: byHuong }]);
});

describe('a voucher pays once', () => {
  test('whichever case and spaces it is typed in, and the refusal says in which slip it was taken', () => {
    const desk = withShift(aDesk());
    toPay(desk);
    const { number } = done(payBy(desk, [voucher('Pmh 0012')]));
    const sale = toPay(desk);
    const used = { refused: 'voucher-used', code: 'pmh0012 ', number };
    expect(payBy(desk, [voucher('pmh0012 ')])).toEqual(used);
    expect(keepParts(desk, { sale, parts: [part(1, voucher('pmh0012 ', 5_000))] }, withLeave())).toEqual(used);
    expect(cartNow(desk).taken).toBeUndefined();
  });

  test('in one sale, too', () => {
    const desk = withShift(aDesk());
    toPay(desk);
    expect(payBy(desk, [voucher('A1', 10_000), voucher('a 1', 15_000)])).toEqual({
      refused: 'voucher-twice',
      code: 'a 1',
    });
  });

  test('also where the sale that it is a part of lies aside', () => {
    const desk = withShift(aDesk());
    const sale = toPay(desk);
    done(keepParts(desk, { sale, parts: [part(1, voucher('A1', 10_000))] }, withLeave()));
    done(holdCart(desk, { sale, name: null }, lansHand));
    toPay(desk);
    expect(payBy(desk, [voucher('a1')])).toEqual({ refused: 'voucher-aside', code: 'a1' });
    done(recallCart(desk, { sale }, lansHand));
    done(beginPayment(desk, cartNow(desk), lansHand));
    done(payBy(desk, [voucher('A1', 10_000), cash(15_000)], lansHand));
  });

  test('and practice takes none of those that count, nor the other way round', () => {
    const desk = withShift(aDesk());
    done(switchTraining(desk, true, huongsHand));
    toPay(desk);
    done(payBy(desk, [voucher('A1')]));
    done(switchTraining(desk, false, huongsHand));
    toPay(desk);
    done(payBy(desk, [voucher('A1')]));
    done(switchTraining(desk, true, huongsHand));
    toPay(desk);
    expect(payBy(desk, [voucher('A1')])).toMatchObject({ refused: 'voucher-used' });
  });

  test('as the journal has it: made again from there, nothing is otherwise', () => {
    const desk = withShift(aDesk());
    toPay(desk);
    done(payBy(desk, [voucher('A1')]));
    expect(checkProjections(desk.db).differed).toEqual([]);
    desk.db.write((db) => void db.run('DELETE FROM voucher'));
    expect(rebuild(desk.db).differed).toEqual(['voucher']);
    toPay(desk);
    expect(payBy(desk, [voucher('A1')])).toMatchObject({ refused: 'voucher-used' });
  });
});

describe('as a part of several', () => {
  test('leave is asked for when it is taken, and not again when the sale is paid, by whomever', () => {
    const desk = withShift(aDesk());
    const sale = toPay(desk);
    const parts = [part(1, voucher('A1', 10_000))];
    expect(keepParts(desk, { sale, parts }, lansHand)).toEqual(NEEDED);
    expect(done(keepParts(desk, { sale, parts }, withLeave())).cart.taken).toEqual([
      { ...parts[0], approvedBy: byHuong },
    ]);
    done(keepParts(desk, { sale, parts: [...parts, part(2, cash(1_000))] }, lansHand));
    done(payBy(desk, [voucher('A1', 10_000), cash(15_000)], lansHand));
    expect(newest(desk, 'sale').tenders[0]).toEqual({ ...voucher('A1', 10_000), approvedBy: byHuong });
  });

  test('leave for one is not leave for another, nor for more of it', () => {
    const desk = withShift(aDesk());
    const sale = toPay(desk);
    done(keepParts(desk, { sale, parts: [part(1, voucher('A1', 10_000))] }, withLeave()));
    const both = [part(1, voucher('A1', 10_000)), part(2, voucher('A2', 10_000))];
    expect(keepParts(desk, { sale, parts: both }, lansHand)).toEqual(NEEDED);
    expect(payBy(desk, [voucher('A1', 20_000), cash(5_000)], lansHand)).toEqual({
      refused: 'part-charged',
      given: 10_000,
    });
  });
});

test('a code is one code in whatever case and with whatever spaces, and no other', () => {
  const anyCode = fc.string({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(anyCode, (code) => {
      const key = voucherKey(code);
      expect(voucherKey(key)).toBe(key);
      expect(voucherKey(` ${code.split('').join(' ')}\t`)).toBe(key);
    }),
  );
  expect(voucherKey('qua tet 07')).toBe('QUATET07');
  expect(voucherKey('QUATET-07')).not.toBe(voucherKey('QUATET07'));
});
