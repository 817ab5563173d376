import { z } from 'zod';
import type { CashRounding } from '../catalogue/outlet.ts';
import { DONG_LIMIT, Dong, dong } from '../money.ts';
import type { RefusalOf } from '../refusal.ts';
import type { SaleBody } from '../sale/sale.ts';
import { cashRoundingOf } from '../sale/tender.ts';
import type { ReturnBody } from './return.ts';

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

/** What may go back by which way without anybody's leave. A credit for other goods may be any part of it. */
export type Room = {
  /** In cash or by transfer: what came as cash or transfer, less what went back so, also by way of a credit. */
  readonly money: Dong;
  /** Onto the card that paid; more than that not even with leave. */
  readonly card: Dong;
};

/** Nobody knows how goods without a slip were paid: leave for the return is leave for the money. */
export const ROOM_WITHOUT_SLIP: Room = { money: dong(DONG_LIMIT), card: dong(0) };

/** Whether money can go back so at all: onto a card only what a card paid. */
export function mayRefundBy(kind: RefundKind, { card }: Pick<Room, 'card'>): boolean {
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

type Before = readonly Pick<ReturnBody, 'total' | 'refunds'>[];

/**
 * What the money back of a sale is held against, after what went back of it before.
 * @param taken what was taken from the credits of those returns. Paid out or spent, it is held to have been money: of a sale
 * paid in several ways, leave is asked rather once too often
 */
export function roomFor(sale: Pick<SaleBody, 'total' | 'tenders'>, before: Before, taken: Dong): Room {
  const other = sale.tenders.reduce((sum, { kind, given }) => (AS_MONEY[kind] ? sum : sum + given), 0);
  const left = before.reduce((sum, back) => sum - moneyOut(back), sale.total - other - taken);
  return { money: dong(Math.max(0, left)), card: cardLeft(sale, before) };
}

/** What of a return went out as cash or transfer, before cash is rounded. */
export function moneyOut({ total, refunds }: Pick<ReturnBody, 'total' | 'refunds'>): Dong {
  return dong(total - sumOf(refunds, 'card', 'exchange'));
}

/** What is money in the drawer or the shop's account. A voucher is not, nor goods taken back; a card's goes back onto it. */
const AS_MONEY = { cash: true, vietqr: true, card: false, voucher: false, exchange: false } as const;

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

export type RefundHow = {
  readonly rounding: CashRounding;
  readonly room: Room;
  /** For card and transfer; not looked at for the others. */
  readonly reference: string;
  /** All of it so, also what did not come as money: for that somebody's leave is needed. */
  readonly otherwise?: boolean;
};

/**
 * The refunds of a total in the way the cashier chose. What the card did not pay goes back in cash beside it; what may not go
 * back as money becomes a credit for other goods.
 */
export function refundsBy(
  kind: RefundKind,
  total: Dong,
  { rounding, room, reference, otherwise }: RefundHow,
): Refund[] {
  if (kind === 'exchange') return [{ kind, amount: total }];
  const onto = kind === 'card' ? Math.min(total, room.card) : 0;
  const money = otherwise ? total - onto : Math.min(total - onto, room.money);
  const credit = total - onto - money;
  const refunds: Refund[] = [
    ...(kind === 'card' && onto > 0 ? [{ kind, amount: dong(onto), reference }] : []),
    ...(kind === 'transfer' && money > 0 ? [{ kind, amount: dong(money), reference }] : []),
    ...(kind !== 'transfer' && money > 0 ? [inCash(dong(money), rounding)] : []),
    ...(credit > 0 ? [{ kind: 'exchange' as const, amount: dong(credit) }] : []),
  ];
  // Goods that cost nothing come back as cash of nothing: there is nothing to send.
  return refunds.length > 0 ? refunds : [inCash(dong(0), rounding)];
}

function inCash(amount: Dong, rounding: CashRounding): Refund {
  return { kind: 'cash', amount: dong(amount + cashRoundingOf(amount, rounding)) };
}

/** How money goes back where nobody says otherwise: the way most of it came. */
export function likelyRefund(sale: Pick<SaleBody, 'tenders' | 'change'> | null): RefundKind {
  const sums = { cash: -(sale?.change ?? 0), card: 0, transfer: 0, exchange: 0 };
  for (const { kind, given } of sale?.tenders ?? []) sums[AS_REFUND[kind]] += given;
  const kinds = ['cash', 'card', 'transfer', 'exchange'] as const;
  return kinds.reduce((most, kind) => (sums[kind] > sums[most] ? kind : most));
}

/** What is proposed; how much of it may go back so without leave, `roomFor` says. A voucher is no money: other goods are proposed. */
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
