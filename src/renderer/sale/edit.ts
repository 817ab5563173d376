import { t } from 'i18next';
import type { InputOf } from '../../shared/contract.ts';
import type { Dong } from '../../shared/money.ts';
import type { BuyerKind } from '../../shared/sale/buyer.ts';
import { bridge } from '../bridge/bridge.ts';
import { say } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { changeCart } from './change.ts';
import { leaveForLineDiscount, leaveForPrice, leaveForSaleDiscount } from './leave.ts';
import { useSale } from './store.ts';

// What a cashier does to the cart beyond filling it. Each answers whether it was done.

export type DiscountAsk = InputOf<'cart.discountSale'>['discount'];

export function discountLine(line: number, discount: DiscountAsk): Promise<boolean> {
  return changeCart((sale) => {
    const what = discount ? leaveForLineDiscount(line, discount) : undefined;
    return withApproval('cart.discountLine', { sale, line, discount }, what);
  });
}

export function discountSale(discount: DiscountAsk): Promise<boolean> {
  return changeCart((sale) => {
    const what = discount ? leaveForSaleDiscount(discount) : undefined;
    return withApproval('cart.discountSale', { sale, discount }, what);
  });
}

export function changePrice(line: number, price: Dong, reason: string | undefined): Promise<boolean> {
  return changeCart((sale) => {
    const what = leaveForPrice(line, price);
    return withApproval('cart.changePrice', { sale, line, price, ...(reason && { reason }) }, what);
  });
}

export function noteLine(line: number, note: string | null): Promise<boolean> {
  return changeCart((sale) => bridge.call('cart.note', { sale, line, note }));
}

/** One tap tells, another takes it back. */
export function tapBuyer(buyer: BuyerKind): void {
  void changeCart((sale) => {
    const same = useSale.getState().cart?.buyer === buyer;
    return bridge.call('cart.setBuyer', { sale, buyer: same ? null : buyer });
  });
}

/** The buyer leaves what they have in hand for another day, on their slip. */
export async function takeCreditsOut(amount: string): Promise<void> {
  const done = await changeCart((sale) => withApproval('cart.takeCreditsOut', { sale }));
  if (done) say('done', t('cart.creditKept', { amount }));
}
