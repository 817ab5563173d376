import { describe, expect, test } from 'vitest';
import { outletOf } from '../../../src/main/db/catalogue.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow, scanIntoCart } from '../../../src/main/till/fillCart.ts';
import { holdCart, recallCart } from '../../../src/main/till/holdCart.ts';
import { beginPayment } from '../../../src/main/till/payCart.ts';
import { changeQuantity } from '../../../src/main/till/takeOut.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import type { Day } from '../../../src/shared/day.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { isFood } from '../../../src/shared/stock/food.ts';
import { basket, withBasket } from '../../support/aBasket.ts';
import { aDesk, done, driedShrimp, MORNING, salt, type TestDesk, withShift } from '../../support/aDesk.ts';
import { grams, heldByCode, packs, payNow, receive, sellGoods } from '../../support/goods.ts';
import { huong, huongsHand, lansHand, withLeave } from '../../support/hands.ts';

const GTIN = '08938507000006';
const DAY = 86_400_000;
const NEXT_WEEK = MORNING + 7 * DAY;
const soon = { expires: '2026-11-25' as Day };

/** Salt on a shelf of its own, with the code its producer prints. */
function aShop(category: string, change: Partial<Outlet> = {}): TestDesk {
  const desk = withShift(aDesk());
  desk.db.write((db) => {
    const outlet = { ...outletOf(db, enrolled(db).outlet), ...change };
    applyChange(db, { kind: 'outlet', id: outlet.id, row: outlet });
    applyChange(db, { kind: 'product', id: salt.id, row: { ...salt, category, codes: [...salt.codes, GTIN] } });
  });
  return desk;
}

/** … of which all that was received is past its last day. */
function aShopOfExpired(category: string, change: Partial<Outlet> = {}): TestDesk {
  const desk = aShop(category, change);
  receive(desk, packs(5, 'L-1', soon));
  desk.setClock(NEXT_WEEK);
  return desk;
}

const refusal = (leave: boolean, day = '2026-11-25') => ({ refused: 'stock-expired', name: salt.name, day, leave });
const pay = (desk: Desk) => ({ sale: cartNow(desk).sale });

describe('goods of which all is past its last day', () => {
  test('are refused with the day, scanned, tapped and in a gift basket; food without any leave', () => {
    const desk = withBasket(aShopOfExpired('Muối'));
    expect(addProduct(desk, salt.id, ONE)).toEqual(refusal(false));
    expect(scanIntoCart(desk, GTIN)).toEqual(refusal(false));
    expect(addProduct(desk, basket.id, ONE)).toEqual({ ...refusal(false), basket: basket.name });
    expect(addProduct(desk, salt.id, ONE, huongsHand)).toEqual(refusal(false));
    expect(cartNow(desk).lines).toEqual([]);
  });

  test('in a gift basket are looked at part by part: food in it has no leave, whatever else is expired before it', () => {
    const desk = withBasket(aShop('Thủ công'));
    receive(desk, packs(5, 'L-1', soon));
    desk.setClock(NEXT_WEEK);
    expect(addProduct(desk, basket.id, ONE)).toEqual({ ...refusal(true), basket: basket.name });

    desk.setClock(MORNING);
    receive(desk, grams(900, 'T-1', soon));
    desk.setClock(NEXT_WEEK);
    const food = {
      refused: 'stock-expired',
      name: driedShrimp.name,
      basket: basket.name,
      day: '2026-11-25',
      leave: false,
    };
    expect(addProduct(desk, basket.id, ONE, huongsHand)).toEqual(food);
    expect(cartNow(desk).lines).toEqual([]);
  });

  test('are sold while anything else of them is on hand, of a lot or of none', () => {
    const desk = aShopOfExpired('Muối');
    receive(desk, packs(1, 'L-2'));
    sellGoods(desk, [salt.id, 1_000]);
    expect(heldByCode(desk)).toEqual({ 'L-1': 5_000, 'L-2': 0 });
    expect(addProduct(desk, salt.id, ONE)).toEqual(refusal(false));
  });

  test('are sold where their own label says that they keep', () => {
    const desk = aShopOfExpired('Muối');
    done(scanIntoCart(desk, `]C101${GTIN}17270630`));
    done(beginPayment(desk, pay(desk), lansHand));
    expect(scanIntoCart(desk, `]C101${GTIN}10L-1`)).toEqual(refusal(false));
  });

  test('on their last day are sold', () => {
    const desk = aShop('Muối');
    receive(desk, packs(5, 'L-1', { expires: '2026-11-23' as Day }));
    expect(done(addProduct(desk, salt.id, ONE)).cart.lines).toHaveLength(1);
  });

  test('and are no food are sold with leave, and the line says who gave it and which day it was', () => {
    const desk = aShopOfExpired('Thủ công');
    expect(addProduct(desk, salt.id, ONE)).toEqual(refusal(true));
    expect(addProduct(desk, salt.id, ONE, lansHand)).toEqual({ refused: 'needs-approval', right: 'sell-expired' });
    done(addProduct(desk, salt.id, ONE, withLeave()));
    done(beginPayment(desk, pay(desk), lansHand));
    const { lines } = payNow(desk);
    expect(lines[0]?.expired).toEqual({ day: '2026-11-25', approvedBy: { id: huong.id, name: huong.name } });
    expect(heldByCode(desk)).toEqual({ 'L-1': 4_000 });
  });

  test('and are food are so where the outlet says it, by a manager alone, too, who is named', () => {
    const desk = aShopOfExpired('Muối', { sellsExpiredFood: true });
    const { cart } = done(scanIntoCart(desk, GTIN, { times: 2, expiredBy: huongsHand }));
    expect(cart.lines).toMatchObject([{ quantity: 2_000, expired: { approvedBy: { name: huong.name } } }]);
  });

  test('need leave again for every piece more', () => {
    const desk = aShopOfExpired('Thủ công');
    done(addProduct(desk, salt.id, ONE, withLeave()));
    expect(addProduct(desk, salt.id, ONE)).toEqual(refusal(true));
    const more = { sale: cartNow(desk).sale, line: 1, quantity: quantity(2_000) };
    expect(changeQuantity(desk, more, lansHand)).toEqual({ refused: 'needs-approval', right: 'sell-expired' });
    expect(done(changeQuantity(desk, more, huongsHand)).cart.lines[0]?.expired?.approvedBy.name).toBe(huong.name);
    done(addProduct(desk, salt.id, ONE, withLeave()));
    expect(cartNow(desk).lines).toHaveLength(2);
  });
});

describe('goods that expire while they lie on the counter, or aside', () => {
  test('are not paid for, and nothing of the cart is lost', () => {
    const desk = aShop('Muối');
    receive(desk, packs(5, 'L-1', soon));
    done(addProduct(desk, salt.id, ONE));
    desk.setClock(NEXT_WEEK);
    expect(beginPayment(desk, pay(desk), lansHand)).toEqual(refusal(false));
    expect(cartNow(desk)).toMatchObject({ lines: [{ product: salt.id, quantity: 1_000 }] });
    expect(cartNow(desk)).not.toHaveProperty('paying');
  });

  test('and are no food are, with leave, and keep it where they are put aside', () => {
    const desk = aShop('Thủ công');
    receive(desk, packs(5, 'L-1', soon));
    done(scanIntoCart(desk, `]C101${GTIN}17261125`));
    desk.setClock(NEXT_WEEK);
    const { sale } = cartNow(desk);
    expect(beginPayment(desk, { sale }, lansHand)).toEqual(refusal(true));
    done(beginPayment(desk, { sale, evenExpired: true }, withLeave()));
    done(holdCart(desk, { sale, name: null }, lansHand));
    desk.setClock(NEXT_WEEK + DAY);
    expect(done(recallCart(desk, { sale }, lansHand)).gone).toEqual([]);
    done(beginPayment(desk, { sale }, lansHand));
    expect(payNow(desk).lines[0]?.expired?.approvedBy.name).toBe(huong.name);
  });
});

describe('a label past its day', () => {
  test('is refused whatever the books say; of what is no food with an offer to ask for leave', () => {
    const label = `]C101${GTIN}17261120`;
    expect(scanIntoCart(aShop('Muối'), label)).toEqual({ refused: 'past-its-day', name: salt.name, day: '2026-11-20' });
    const desk = aShop('Thủ công');
    expect(scanIntoCart(desk, label)).toEqual(refusal(true, '2026-11-20'));
    const { cart } = done(scanIntoCart(desk, label, { expiredBy: withLeave() }));
    expect(cart.lines).toMatchObject([{ pack: { expires: '2026-11-20' }, expired: { day: '2026-11-20' } }]);
    done(beginPayment(desk, pay(desk), lansHand));
  });
});

test.each([
  ['Muối', true],
  ['Dược liệu', true],
  ['Rượu', true],
  ['Kệ mới', true],
  [undefined, true],
  ['Thủ công', false],
  [' THỦ CÔNG mỹ nghệ', false],
  ['Sinh vật cảnh', false],
  ['Chiếu', false],
  ['Trứng gà gói', true],
])('what stands on the shelf %s is food: %s', (category, food) => expect(isFood(category)).toBe(food));
