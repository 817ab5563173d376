import { z } from 'zod';
import type { CashRounding } from '../catalogue/outlet.ts';
import { EntryId } from '../id.ts';
import { DONG_LIMIT, Dong, divideRounded, dong } from '../money.ts';
import { Approver } from '../staff/approval.ts';

/** What was given of a kind of money: for cash what the buyer handed over, before change. */
const Given = Dong.refine((given) => given >= 0 && given < DONG_LIMIT, 'more than anybody hands over');

const MONEY = [
  z.object({ kind: z.literal('cash'), given: Given }),
  /** A bank transfer by the QR code this till showed. Stands in a sale only once somebody knows that all of it arrived. */
  z.object({
    kind: z.literal('vietqr'),
    given: Given,
    /** What the transfer's text says, so that the bank's notice finds the sale. */
    bill: z.string().min(1).max(25),
    /** `cashier`: seen on the shop's own bank screen; `bank`: the bank's notice came by the centre. */
    confirmed: z.enum(['cashier', 'bank']),
  }),
  /** On the bank's own terminal; the reference is typed from its slip. Never a card's number. */
  z.object({ kind: z.literal('card'), given: Given, reference: z.string().trim().min(1).max(40) }),
] as const;

/** Whose it is and what it is worth no till knows: no list of them is anywhere. */
const Voucher = z.object({ kind: z.literal('voucher'), given: Given, code: z.string().trim().min(1).max(40) });

/** Goods taken back, and not paid out for because others are taken instead. */
const Exchange = z.object({ kind: z.literal('exchange'), given: Given, return: EntryId });

/** How something was paid. */
export const Tender = z.discriminatedUnion('kind', [
  ...MONEY,
  /** `approvedBy`: who took it for a voucher of worth; absent in sales of before anybody was asked. */
  Voucher.extend({ approvedBy: Approver.optional() }),
  /** `approvedBy`: who let a credit be spent whose slip nobody showed. */
  Exchange.extend({ approvedBy: Approver.optional() }),
]);
export type Tender = z.infer<typeof Tender>;
export type TenderKind = Tender['kind'];

/** What the cashier was handed: of a credit also the text of its slip's code, where it was scanned. */
export const Handed = z.discriminatedUnion('kind', [
  ...MONEY,
  Voucher,
  Exchange.extend({ slip: z.string().max(120).optional() }),
]);
export type Handed = z.infer<typeof Handed>;

/** As it stands in the journal: of a credit's slip only what leave was given in its place. */
export function tenderOf(handed: Handed): Tender {
  if (handed.kind !== 'exchange') return handed;
  const { slip: _, ...tender } = handed;
  return tender;
}

/** Vietnamese notes in circulation, ascending. Smaller ones and coins are no longer seen. */
export const NOTES = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000].map(dong);

/**
 * What is added to a total so that cash can pay it; a line of its own, never part of the taxed total.
 * To the nearest step; exactly half goes down, in the buyer's favour.
 */
export function cashRoundingOf(total: Dong, rounding: CashRounding): Dong {
  if (rounding === 'none') return dong(0);
  const step = Number(rounding);
  const nearest = divideRounded(total * 2 - 1, step * 2) * step;
  return dong(nearest - total);
}

/**
 * The big buttons of the cash surface: the exact amount, then what a buyer is likely to hold out. Each amount is
 * the due rounded up to a note of at least 5.000 ₫. Where there are more than the limit the largest stay: a note of
 * 500.000 ₫ straight from the machine is likelier than a sum made up of small ones.
 * @returns at most `limit` amounts, ascending, the due first
 */
export function quickCash(due: Dong, limit = 6): Dong[] {
  const amounts = new Set<number>();
  for (const note of NOTES) {
    if (note >= 5_000) amounts.add(Math.ceil(due / note) * note);
  }
  amounts.delete(due);
  const rounded = [...amounts].toSorted((a, b) => a - b).slice(Math.max(0, amounts.size - limit + 1));
  return [due, ...rounded.map(dong)];
}
