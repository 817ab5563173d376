import type { CartReply } from '../../shared/contract/cart.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { dismiss } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { refetchInHand } from '../tender/inHand.ts';
import { partsTold, takeUpParts } from '../tender/taken.ts';
import { ask, inTurn, visitNow } from './change.ts';
import { offerExpired } from './expired.ts';
import { leaveForSaleDiscount } from './leave.ts';
import { useSale } from './store.ts';

const { getState, setState } = useSale;

/**
 * What was asked for before the key was pressed is in the cart before it is charged.
 * @param expired what is sold though it expired meanwhile, in words, where somebody is to be asked for leave
 * @returns whether the buyer pays now
 */
export function beginPaying(expired?: string): Promise<boolean> {
  const asked = visitNow();
  return inTurn(async () => {
    if (asked !== visitNow() || getState().stage.at !== 'selling') return false;
    await partsTold();
    if (!(await ask(() => beginPayment(expired)))) return false;
    const { cart, priced } = getState();
    if (asked !== visitNow() || !cart || !priced) return false;
    // Payment offers first what the buyer has in hand: it is known when the surface opens.
    if (cart.credits) await refetchInHand(true);
    if (asked !== visitNow()) return false;
    const { sale, qrShown, taken } = cart;
    takeUpParts(sale, taken);
    setState({ stage: { at: 'paying', sale, total: priced.total, busy: false, qrShown }, asking: null, times: null });
    return true;
  });
}

async function beginPayment(expired: string | undefined): Promise<CartReply | Refusal | null> {
  const { cart } = getState();
  if (!cart) return null;
  const what = expired ?? leaveForSaleDiscount();
  const input = { sale: cart.sale, ...(expired !== undefined && { evenExpired: true as const }) };
  return offerExpired(await withApproval('cart.beginPayment', input, what), (again) => void beginPaying(again));
}

/** Not while the till is being asked for the money: what it answers is then what happened. */
export function backToSelling(): void {
  const { stage } = getState();
  if (stage.at !== 'paying' || stage.busy) return;
  dismiss();
  setState({ stage: { at: 'selling' } });
  void inTurn(() => ask(() => bridge.call('cart.leavePayment', {})));
}
