import { beforeEach, expect, test } from 'vitest';
import { dong } from '../../../src/shared/money.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { salt } from '../../support/counter.ts';
import { layLine } from './aCounterScreen.ts';

const line = layLine();
const { useApproval } = await import('../../../src/renderer/staff/approval.ts');
const { refetchCart } = await import('../../../src/renderer/sale/change.ts');
const { scan } = await import('../../../src/renderer/sale/fill.ts');
const { clearCart, setQuantity } = await import('../../../src/renderer/sale/lines.ts');
const { changePrice, discountLine, discountSale } = await import('../../../src/renderer/sale/edit.ts');
const { learnWords } = await import('../../../src/renderer/words/words.ts');
Object.assign(globalThis, { document: { documentElement: {} } });
await learnWords('vi');

const SALT = salt.codes[0] ?? '';
const reason = 'Khách quen';
const needs = (right: string) => ({ reply: { refused: 'needs-approval', right } }) as never;

/** What whoever is asked for leave reads, nobody gives it. */
async function read(): Promise<string | undefined> {
  for (let turn = 0; turn < 20 && !useApproval.getState().asking; turn++)
    await new Promise((done) => setImmediate(done));
  const { asking } = useApproval.getState();
  asking?.cancel();
  return asking?.what?.replaceAll('\u00a0', ' ');
}

beforeEach(async () => {
  for (const name of [
    'cart.clear',
    'cart.changePrice',
    'cart.discountLine',
    'cart.discountSale',
    'cart.setQuantity',
  ] as const) {
    line.answerAlways(name, undefined);
  }
  await clearCart();
  scan(SALT);
  await refetchCart();
  await setQuantity(1, quantity(2 * ONE));
});

test('who lets a price be another reads of which good, what it was and what it will be', async () => {
  line.answerAlways('cart.changePrice', needs('change-price'));
  void changePrice(1, dong(20_000), reason);
  expect(await read()).toBe('Muối ba thạc (2 gói): 25.000 ₫ → 20.000 ₫');
});

test('who lets something be taken off reads what it comes to in đồng', async () => {
  line.answerAlways('cart.discountLine', needs('discount-above-limit'));
  void discountLine(1, { off: { perMille: 500 }, reason });
  expect(await read()).toBe('Giảm 50 % (−25.000 ₫) cho 2 gói Muối ba thạc: 50.000 ₫ còn 25.000 ₫');
  line.answerAlways('cart.discountSale', needs('discount-above-limit'));
  void discountSale({ off: { amount: dong(15_000) }, reason });
  expect(await read()).toBe('Giảm 15.000 ₫ cả phiếu: 50.000 ₫ còn 35.000 ₫');
});

test('a discount that stands already is not counted into what another takes its place from', async () => {
  await discountLine(1, { off: { amount: dong(1_000) }, reason });
  line.answerAlways('cart.discountLine', needs('discount-above-limit'));
  void discountLine(1, { off: { perMille: 500 }, reason });
  expect(await read()).toContain('(−25.000 ₫)');
});

test('who lets goods be taken out, or more of them be sold, reads how many there were and will be', async () => {
  line.answerAlways('cart.setQuantity', needs('remove-after-payment-began'));
  void setQuantity(1, quantity(ONE));
  expect(await read()).toBe('Muối ba thạc: 2 → 1 gói, giá 25.000 ₫');
  line.answerAlways('cart.clear', needs('remove-after-payment-began'));
  void clearCart();
  expect(await read()).toBe('Bỏ cả phiếu: 1 dòng hàng, 50.000 ₫');
});
