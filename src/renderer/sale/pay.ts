import { t } from 'i18next';
import type { Receipt } from '../../shared/contract/sale.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Handed } from '../../shared/sale/tender.ts';
import { bridge } from '../bridge/bridge.ts';
import { CallRefused, ConnectionLost, whenUp } from '../bridge/connection.ts';
import { dismiss, refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { voucherInWords } from '../tender/taken.ts';
import { refetchCart } from './change.ts';
import { backToSelling } from './payment.ts';
import { setStage, useSale } from './store.ts';

const { getState, setState } = useSale;

/** Takes the money for what the buyer was shown, in parts or whole. Pressed twice, it is still one sale: the till goes by its id. */
export async function pay(tenders: readonly Handed[]): Promise<void> {
  const { stage } = getState();
  if (stage.at !== 'paying' || stage.busy) return;
  const input = { sale: stage.sale, total: stage.total, tenders: [...tenders] };
  setState({ stage: { ...stage, busy: true }, unsettled: input });
  try {
    const reply = await untilAnswered(input);
    // Whoever left meanwhile is told on coming back, by the same question.
    if (isPaying(input.sale)) await conclude(reply);
  } catch (why) {
    if (why instanceof CallRefused) setState({ unsettled: null });
    if (isPaying(input.sale)) setStage({ ...stage, busy: false });
    sayFailed(why);
  }
}

/** Back to the goods. After a payment of which nobody knows what became, not without finding out. */
export function goBack(): void {
  backToSelling();
  const { stage, unsettled } = getState();
  if (stage.at === 'selling' && unsettled) void returnToCounter();
}

/**
 * Fetches the cart and, where a payment was left hanging, finds out: a cart under another id means the sale was made,
 * and asking again only brings its receipt. Under the same id nothing was charged, and nobody is charged unasked.
 * Without the cart nothing is known, and the question stays for the next time.
 */
export async function returnToCounter(): Promise<void> {
  const fetched = await refetchCart();
  const { unsettled, cart } = getState();
  if (!fetched || !cart || !unsettled || isPaying(unsettled.sale)) return;
  if (cart.sale === unsettled.sale) {
    setState({ unsettled: null });
    return say('stop', t('tender.notTaken'));
  }
  try {
    settle(unsettled, await bridge.call('sale.complete', unsettled));
  } catch (why) {
    sayFailed(why);
  }
}

/** Shows what became of it, unless that was told already or the next buyer is paying. */
function settle(asked: InputOf<'sale.complete'>, reply: Receipt | Refusal): void {
  if (getState().unsettled !== asked) return;
  setState({ unsettled: null });
  if (isRefusal(reply)) return refuse(reply);
  if (getState().stage.at === 'selling') setStage({ at: 'paid', receipt: reply });
}

/** @param reply null where nobody gave leave: nothing was charged, and the parts stand as they were */
async function conclude(reply: Receipt | Refusal | null): Promise<void> {
  const { stage } = getState();
  setState({ unsettled: null });
  if (reply === null) {
    if (stage.at === 'paying') setStage({ ...stage, busy: false });
    return;
  }
  if (!isRefusal(reply)) {
    dismiss();
    setStage({ at: 'paid', receipt: reply });
    await refetchCart();
    return;
  }
  if (stage.at === 'paying') setStage({ ...stage, busy: false });
  if (reply.refused === 'cart-changed') {
    backToSelling();
    await refetchCart();
  }
  refuse(reply);
}

/** For whoever gives leave; where a credit is among them, that may be what leave is asked for. */
function vouchersInWords(tenders: readonly Handed[]): string | undefined {
  const vouchers = tenders.filter((tender) => tender.kind === 'voucher');
  const isSure = vouchers.length > 0 && tenders.every(({ kind }) => kind !== 'exchange');
  return isSure ? vouchers.map(voucherInWords).join(' ') : undefined;
}

/** Whether it is still this payment that stands on the screen. */
function isPaying(sale: SaleId): boolean {
  const { stage } = getState();
  return stage.at === 'paying' && stage.sale === sale;
}

/**
 * Asks again when the line breaks before the answer: the sale's id makes that safe, and not asking would be worse.
 * Only while the payment still stands on the screen: nobody is charged behind their back.
 */
async function untilAnswered(input: InputOf<'sale.complete'>): Promise<Receipt | Refusal | null> {
  for (;;) {
    try {
      return await withApproval('sale.complete', input, vouchersInWords(input.tenders));
    } catch (why) {
      if (!(why instanceof ConnectionLost)) throw why;
      await whenUp();
      if (!isPaying(input.sale)) throw why;
    }
  }
}
