import { expect, test } from 'vitest';
import { openCart, saveCart } from '../../../src/main/db/cart.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { addToCart, type Cart, emptyCart } from '../../../src/shared/cart/cart.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { A_SALE, anItem } from '../../support/aCart.ts';
import { done } from '../../support/counter.ts';

const cart = emptyCart(A_SALE);

function lay(body: unknown) {
  const db = openDatabase(':memory:');
  db.raw.prepare('INSERT INTO cart (one, body) VALUES (1, ?)').run(JSON.stringify(body));
  return db;
}

function withSalt(): Cart {
  return done(addToCart(cart, anItem(), ONE));
}

test('a cart comes back as it was laid down, whoever wrote its row', () => {
  expect(openCart(lay(withSalt()))).toEqual(withSalt());
});

test('a cart of another version that cannot be read is let go', () => {
  expect(openCart(lay({ ...withSalt(), nextLine: 'two' }))).toBeUndefined();
});

test('a cart whose write was rolled back is not the open one', () => {
  const db = openDatabase(':memory:');
  db.write((writing) => saveCart(writing, cart));
  const failing = () =>
    db.write((writing) => {
      saveCart(writing, withSalt());
      throw new Error('the disk is full');
    });
  expect(failing).toThrow('the disk is full');
  expect(openCart(db)).toEqual(cart);
});
