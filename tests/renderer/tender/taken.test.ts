import { beforeEach, expect, test } from 'vitest';
import { cartNow } from '../../../src/main/till/fillCart.ts';
import { dong } from '../../../src/shared/money.ts';
import type { Part } from '../../../src/shared/sale/part.ts';
import { salt } from '../../support/counter.ts';
import { layLine } from '../sale/aCounterScreen.ts';

const line = layLine();
const { refetchCart } = await import('../../../src/renderer/sale/change.ts');
const { clearCart } = await import('../../../src/renderer/sale/lines.ts');
const { pay } = await import('../../../src/renderer/sale/pay.ts');
const { backToSelling, beginPaying } = await import('../../../src/renderer/sale/payment.ts');
const { useNotice } = await import('../../../src/renderer/notice.ts');
const { scan } = await import('../../../src/renderer/sale/fill.ts');
const { useSale } = await import('../../../src/renderer/sale/store.ts');
const { dropPart, keepParts, keepVoucher, partsOf, partsTold, useTaken } = await import(
  '../../../src/renderer/tender/taken.ts'
);

const card: Part = { id: 1, tender: { kind: 'card', given: dong(5_000), reference: 'R1' } };
const cash: Part = { id: 2, tender: { kind: 'cash', given: dong(2_000) } };
const saleNow = () => cartNow(line.desk).sale;

/** The window as it is after a reload, and payment opened in it. */
async function payAnew(): Promise<void> {
  useTaken.setState({ sale: null, parts: [] });
  useSale.setState({ stage: { at: 'selling' }, cart: null, priced: null });
  await refetchCart();
  expect(await beginPaying()).toBe(true);
}

beforeEach(async () => {
  useSale.setState({ stage: { at: 'selling' } });
  await refetchCart();
  await clearCart();
  scan(salt.codes[0] ?? '');
  expect(await beginPaying()).toBe(true);
});

const voucher = (id: number, code: string): Part => ({ id, tender: { kind: 'voucher', given: dong(1_000), code } });

test('what a card paid is there when payment opens anew, in whatever window, until it is taken back', async () => {
  const sale = saleNow();
  keepParts(sale, [card]);
  keepParts(sale, [card, cash]);
  expect(partsOf(sale)).toEqual([card, cash]);
  await partsTold();
  await payAnew();
  expect(partsOf(sale)).toEqual([card, cash]);
  keepParts(sale, [card]);
  expect(await dropPart(sale, card)).toBe(true);
  expect(partsOf(sale)).toEqual([]);
  await payAnew();
  expect(partsOf(sale)).toEqual([]);
});

test('what was taken just before payment was left is not lost to the next opening, however slow the till', async () => {
  const sale = saleNow();
  const { release } = line.hold('cart.keepParts');
  keepParts(sale, [card]);
  keepParts(sale, [card, cash]);
  backToSelling();
  const opened = beginPaying();
  await new Promise(setImmediate);
  release();
  expect(await opened).toBe(true);
  expect(partsOf(sale)).toEqual([card, cash]);
});

test('it is of that sale alone: the next one has paid nothing', async () => {
  keepParts(saleNow(), [card]);
  await pay([card.tender, { kind: 'cash', given: dong(20_000) }]);
  useSale.setState({ stage: { at: 'selling' } });
  scan(salt.codes[0] ?? '');
  expect(await beginPaying()).toBe(true);
  expect(partsOf(saleNow())).toEqual([]);
});

test('what was charged and is left out by a stale window is shown again, with the sentence why', async () => {
  const sale = saleNow();
  keepParts(sale, [card, cash]);
  keepParts(sale, [cash]);
  await partsTold();
  expect(partsOf(sale)).toEqual([card, cash]);
  expect(useNotice.getState().notice?.tone).toBe('stop');
});

test('a voucher lies there once the till has taken it, and one that pays twice does not', async () => {
  const sale = saleNow();
  expect(await keepVoucher(sale, voucher(1, 'A1'))).toBe(true);
  expect(partsOf(sale)).toMatchObject([{ tender: { code: 'A1' }, approvedBy: { id: 'lan' } }]);
  expect(await keepVoucher(sale, voucher(2, 'a 1'))).toBe(false);
  expect(partsOf(sale)).toHaveLength(1);
});
