import { expect, test } from 'vitest';
import { keepPrices, keepUnchanged } from '../../../src/renderer/sale/keepUnchanged.ts';
import { Cart } from '../../../src/shared/cart/cart.ts';
import { Priced } from '../../../src/shared/pricing/priced.ts';

const line = (number: number, quantity = 1000) => ({
  product: `P${number}`,
  name: `Muối ${number}`,
  unit: 'gói',
  weighed: false,
  producer: { id: 'A', name: 'HTX Muối' },
  stars: null,
  certificate: null,
  vat: { class: 'V', perMille: 50 },
  price: 25_000,
  line: number,
  quantity,
});
const SALE = '0193ab60-7000-7000-8000-000000000001';
const cart = (lines: object[], sale = SALE) => Cart.parse({ sale, lines, nextLine: 99 });

test('a scan leaves the other lines the very objects they were', () => {
  const shown = cart([line(1), line(2)]);
  const next = keepUnchanged(shown, cart([line(1), line(2, 2000), line(3)]));
  expect(next.lines[0]).toBe(shown.lines[0]);
  expect(next.lines[1]).not.toBe(shown.lines[1]);
  expect(next.lines.map(({ quantity }) => quantity)).toEqual([1000, 2000, 1000]);
});

test('what the till answers is what is shown, whatever was there before', () => {
  const answered = cart([line(2, 3000)]);
  expect(keepUnchanged(cart([line(1), line(2)]), answered)).toEqual(answered);
});

test('a line is drawn anew whatever about it changed', () => {
  const shown = cart([line(1), line(2)]);
  const next = keepUnchanged(shown, cart([{ ...line(1), stars: 4 }, line(2)]));
  expect(next.lines[0]?.stars).toBe(4);
  expect(next.lines[1]).toBe(shown.lines[1]);
});

test('nothing is kept from another sale', () => {
  const shown = cart([line(1)]);
  const next = keepUnchanged(shown, cart([line(1)], '0193ab60-7000-7000-8000-000000000002'));
  expect(next.lines[0]).not.toBe(shown.lines[0]);
});

/** Two lines, of 25.000 ₫ and of as much as is said. */
function money(second: number): Priced {
  const lines = [25_000, second].map((amount, i) => ({ line: i + 1, gross: amount, offs: [], amount }));
  return Priced.parse({ lines, gross: 25_000 + second, total: 25_000 + second });
}

test('the money of a line is the very object it was until it changes', () => {
  const shown = money(25_000);
  const next = keepPrices(shown, money(50_000));
  expect(next.lines[0]).toBe(shown.lines[0]);
  expect(next).toEqual(money(50_000));
});
