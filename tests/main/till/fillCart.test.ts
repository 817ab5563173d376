import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { addProduct, cartNow, scanIntoCart } from '../../../src/main/till/fillCart.ts';
import { changeQuantity, clearCart, takeLineOut } from '../../../src/main/till/takeOut.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { aDesk, aFolder, deskOver, done, driedShrimp, salt } from '../../support/aDesk.ts';
import { lansHand, openLine } from '../../support/hands.ts';

describe('scanning into the cart', () => {
  test('finds a product by its code, and adds up when it is scanned again', () => {
    const desk = aDesk();
    done(scanIntoCart(desk, '2000000000015'));
    const { cart, touched } = done(scanIntoCart(desk, '2000000000015'));
    expect(cart.lines).toMatchObject([{ line: 1, name: 'Muối ba thạc', quantity: 2000, price: 25_000, stars: 4 }]);
    expect(touched).toBe(1);
  });

  test('reads the grams inside a weighed code', () => {
    const { cart } = done(scanIntoCart(aDesk(), '2100001003333'));
    expect(cart.lines).toMatchObject([{ product: driedShrimp.id, quantity: 333 }]);
  });

  test.each([
    ['a wrong check digit', '2000000000010', { refused: 'bad-check-digit', code: '2000000000010' }],
    ['a code nobody knows', '8938507000006', { refused: 'unknown-code', code: '8938507000006' }],
    [
      'a web address',
      'https://truyxuat.example/abc',
      { refused: 'link-not-product', code: 'https://truyxuat.example/abc' },
    ],
    ['a word', 'xin chào', { refused: 'unknown-code', code: 'xin chào' }],
  ])('refuses %s with the code that was read', (_, code, refusal) => {
    expect(scanIntoCart(aDesk(), code)).toEqual(refusal);
  });

  test('refuses a product without a price, by name', () => {
    const desk = aDesk();
    desk.db.write((db) => applyChange(db, { kind: 'price', id: 'SP-001@2026-01-01', row: null }));
    expect(scanIntoCart(desk, '2000000000015')).toEqual({ refused: 'no-price', name: 'Muối ba thạc' });
  });

  test('refuses a product that was withdrawn', () => {
    const desk = aDesk();
    desk.db.write((db) => applyChange(db, { kind: 'product', id: salt.id, row: null }));
    expect(scanIntoCart(desk, '2000000000015')).toEqual({ refused: 'unknown-code', code: '2000000000015' });
    expect(addProduct(desk, salt.id, ONE)).toEqual({ refused: 'no-such-product' });
  });

  test('shows no stars once the certificate has run out', () => {
    const desk = aDesk();
    desk.setClock(Date.UTC(2027, 5, 14, 17, 0));
    const { cart } = done(scanIntoCart(desk, '2000000000015'));
    expect(cart.lines[0]).toMatchObject({ stars: null, certificate: null });
  });
});

describe('so many at once', () => {
  test('three of the next scan are three of it, and add up with what lies there', () => {
    const desk = aDesk();
    done(scanIntoCart(desk, '2000000000015', { times: 3 }));
    expect(done(scanIntoCart(desk, '2000000000015', { times: 2 })).cart.lines).toMatchObject([{ quantity: 5000 }]);
  });

  test('is not for what is weighed: each pack has its own weight', () => {
    const refused = { refused: 'weighed-times', name: driedShrimp.name };
    expect(scanIntoCart(aDesk(), '2100001003333', { times: 3 })).toEqual(refused);
    expect(scanIntoCart(aDesk(), '2100001000004', { times: 3 })).toEqual(refused);
  });
});

describe('the cart on the counter', () => {
  test('comes back after the till was closed in the middle of it', () => {
    const folder = aFolder();
    const before = openDatabase(join(folder, 'till.db'));
    done(scanIntoCart(deskOver(before), '2000000000015'));
    const kept = cartNow(deskOver(before));
    before.close();

    const after = openDatabase(join(folder, 'till.db'));
    expect(cartNow(deskOver(after))).toEqual(kept);
    after.close();
  });

  test.each([0, -1000, 10_000_000, 1_500])('refuses %d thousandths of something sold by the piece', (thousandths) => {
    const desk = aDesk();
    done(scanIntoCart(desk, '2000000000015'));
    const refused = changeQuantity(desk, { ...openLine(desk), quantity: quantity(thousandths) }, lansHand);
    expect(refused).toHaveProperty('refused');
    expect(cartNow(desk).lines[0]?.quantity).toBe(1000);
  });

  test('loses a line that is taken out, and never reuses its number', () => {
    const desk = aDesk();
    done(scanIntoCart(desk, '2000000000015'));
    done(takeLineOut(desk, openLine(desk), lansHand));
    expect(takeLineOut(desk, openLine(desk), lansHand)).toEqual({ refused: 'no-such-line' });
    const { cart } = done(scanIntoCart(desk, '2000000000015'));
    expect(cart.lines[0]?.line).toBe(2);
  });

  test('is another sale once it was cleared', () => {
    const desk = aDesk();
    const { sale } = cartNow(desk);
    desk.setClock(desk.clock() + 1);
    expect(done(clearCart(desk, { sale }, lansHand)).cart.sale).not.toBe(sale);
  });
});

test('what is sold by weight, scanned by a code without one, asks for the weight instead of selling a kilo', () => {
  const desk = aDesk();
  expect(scanIntoCart(desk, '2100001000004')).toEqual({
    refused: 'weight-needed',
    product: driedShrimp.id,
    name: 'Tôm khô Đa Giàu',
    unit: 'kg',
    price: 1_140_000,
    producer: 'HTX Muối Long Điền',
  });
  expect(cartNow(desk).lines).toEqual([]);
});
