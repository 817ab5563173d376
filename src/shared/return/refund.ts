import { z } from 'zod';
import type { CashRounding } from '../catalogue/outlet.ts';
import { DONG_LIMIT, Dong, dong } from '../money.ts';
import type { RefusalOf } from '../refusal.ts';
import type { SaleBody } from '../sale/sale.ts';
import { cashRoundingOf } from '../sale/tender.ts';

const Amount = Dong.refine((amount) => amount >= 0 && amount < DONG_LIMIT, 'more than anybody is given back');
/** A terminal or a bank that moved nothing has given no reference. */
const ByBank = Amount.refine((amount) => amount > 0, 'nothing was given back by the bank');
const Reference = z.string().trim().min(1).max(40);

/** How money went back to the buyer. Amounts are positive: that they went out, the kind of the entry says. */
export const Refund = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cash'), amount: Amount }),
  /** Back onto the card it came from, on the bank's own terminal; the reference is typed from its slip. */
  z.object({ kind: z.literal('card'), amount: ByBank, reference: Reference }),
  /** By the shop's own bank, seen to be on its way. The reference names the transfer, never the buyer's account. */
  z.object({ kind: z.literal('transfer'), amount: ByBank, reference: Reference }),
  /** Not paid out: a credit, with which the goods taken instead are paid (tender kind `exchange`). */
  z.object({ kind: z.literal('exchange'), amount: Amount }),
]);
export type Refund = z.infer<typeof Refund>;
export type RefundKind = Refund['kind'];

/** In the order of their tiles and keys. */
export const REFUND_KINDS = ['cash', 'card', 'transfer', 'exchange'] as const satisfies readonly RefundKind[];

/** Whether money can go back so: onto a card only what a card paid. @param card what may go back onto it */
export function mayRefundBy(kind: RefundKind, card: Dong): boolean {
  return kind !== 'card' || card > 0;
}

/** What the rule makes of the refunds somebody wants. */
export type MoneyBack = { readonly rounding: Dong; readonly refunds: readonly Refund[] };

export type RefundRefusal = RefusalOf<'refund-differs' | 'refund-past-card'>;

/** What may go back onto the card: what it paid, less what went back onto it before. */
export function cardLeft(
  sale: Pick<SaleBody, 'tenders'> | null,
  before: readonly { readonly refunds: readonly Refund[] }[],
): Dong {
  const paid = sale?.tenders.reduce((sum, tender) => (tender.kind === 'card' ? sum + tender.given : sum), 0) ?? 0;
  return dong(before.reduce((left, { refunds }) => left - sumOf(refunds, 'card'), paid));
}

/**
 * Checks that what goes back is what is owed. Cash is rounded as a cash sale is, half of a step down, so that what was paid
 * in cash comes back as it was paid; nothing else is rounded.
 * @param card what may go back onto the card
 */
export function checkRefunds(
  total: Dong,
  refunds: readonly Refund[],
  { rounding, card }: { readonly rounding: CashRounding; readonly card: Dong },
): MoneyBack | RefundRefusal {
  if (sumOf(refunds, 'card') > card) return { refused: 'refund-past-card', most: card };
  const cash = refunds.filter(({ kind }) => kind === 'cash');
  const rest = total - sumOf(refunds, 'card', 'transfer', 'exchange');
  const rounded = cash.length > 0 && rest >= 0 ? cashRoundingOf(dong(rest), rounding) : dong(0);
  const owed = dong(total + rounded);
  const isRight = rest >= 0 && cash.length <= 1 && sumOf(refunds, 'cash') === rest + rounded;
  return isRight ? { rounding: rounded, refunds } : { refused: 'refund-differs', due: owed };
}

/**
 * The refunds of a total in the way the cashier chose. What the card did not pay goes back in cash beside it.
 * @param reference for card and transfer; not looked at for the others
 */
export function refundsBy(
  kind: RefundKind,
  total: Dong,
  how: { readonly rounding: CashRounding; readonly card: Dong; readonly reference: string },
): Refund[] {
  const cash = (amount: Dong): Refund => ({
    kind: 'cash',
    amount: dong(amount + cashRoundingOf(amount, how.rounding)),
  });
  switch (kind) {
    case 'cash':
      return [cash(total)];
    case 'transfer':
      // Nothing to send: goods that cost nothing come back as cash of nothing.
      if (total === 0) return [cash(total)];
      return [{ kind, amount: total, reference: how.reference }];
    case 'exchange':
      return [{ kind, amount: total }];
    case 'card': {
      const onto = dong(Math.min(total, how.card));
      if (onto === 0) return [cash(total)];
      const refund: Refund = { kind, amount: onto, reference: how.reference };
      return onto === total ? [refund] : [refund, cash(dong(total - onto))];
    }
  }
}

/** How money goes back where nobody says otherwise: the way most of it came. */
export function likelyRefund(sale: Pick<SaleBody, 'tenders' | 'change'> | null): RefundKind {
  const sums = { cash: -(sale?.change ?? 0), card: 0, transfer: 0, exchange: 0 };
  for (const { kind, given } of sale?.tenders ?? []) sums[AS_REFUND[kind]] += given;
  const kinds = ['cash', 'card', 'transfer', 'exchange'] as const;
  return kinds.reduce((most, kind) => (sums[kind] > sums[most] ? kind : most));
}

/**
 * What is proposed, and not a rule: a voucher is no money, so what it paid is proposed as other goods. Whoever has the right to
 * take goods back may choose another way.
 */
const AS_REFUND = {
  cash: 'cash',
  card: 'card',
  vietqr: 'transfer',
  voucher: 'exchange',
  exchange: 'exchange',
} as const;

/** Sum of the refunds of some kinds. */
export function sumOf(refunds: readonly Refund[], ...kinds: readonly RefundKind[]): Dong {
  return dong(refunds.reduce((sum, { kind, amount }) => (kinds.includes(kind) ? sum + amount : sum), 0));
}
