import { z } from 'zod';
import { Day, Instant } from '../../../shared/day.ts';
import { DeviceId, EntryId, OutletId, ProducerId, ProductId } from '../../../shared/id.ts';
import { Dong } from '../../../shared/money.ts';
import { Quantity } from '../../../shared/quantity.ts';
import { ProducerPaidBody, ProducerSettledBody } from '../../../shared/settlement/settled.ts';
import { Terms } from '../../../shared/stock/lot.ts';
import { ofOutlets, refused } from './call.ts';

/** By the day a paper was written; an open end is the beginning, or now. */
export const PaperDays = z.object({ from: Day.optional(), to: Day.optional() });
export type PaperDays = z.infer<typeof PaperDays>;

/** An account over some days: opened + settled − paid = closed. */
export const Ledger = z.object({
  /** Owed before the first day. */
  opened: Dong,
  /** What settlements of these days came to for the owner; the outlets' commission is not in it. */
  settled: Dong,
  commission: Dong,
  paid: Dong,
  /** Owed after the last day. */
  closed: Dong,
});
export type Ledger = z.infer<typeof Ledger>;

/** An owner's account at one outlet. */
export const LedgerAt = Ledger.extend({
  outlet: OutletId,
  outletName: z.string(),
  /** The last day that was settled; null where none ever was. */
  until: Day.nullable(),
  /** What goods brought since and nobody settled yet, as a till would settle it now; whatever days are looked at. */
  unsettled: Dong,
});
export type LedgerAt = z.infer<typeof LedgerAt>;

/** An owner's accounts at all outlets that are looked at. */
export const LedgerRow = Ledger.extend({
  producer: ProducerId,
  name: z.string(),
  unsettled: Dong,
  outlets: z.array(LedgerAt),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

/** A settlement or a payment, as its slip says it. */
export const SettlementPaper = z.object({
  device: DeviceId,
  entry: EntryId,
  till: z.int().positive(),
  outlet: OutletId,
  outletName: z.string(),
  kind: z.enum(['settled', 'paid']),
  producer: z.object({ id: ProducerId, name: z.string() }),
  number: z.string(),
  day: Day,
  at: Instant,
  by: z.string(),
  /** Of a settlement: the days that it is of; `from` null: from the beginning. */
  from: Day.nullable(),
  until: Day.nullable(),
  commission: Dong,
  /** What was settled, or paid. */
  amount: Dong,
});
export type SettlementPaper = z.infer<typeof SettlementPaper>;

/** Goods that nobody settled yet. */
export const UnsettledLine = z.object({
  producer: ProducerId,
  outlet: OutletId,
  outletName: z.string(),
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  /** As printed; null where no lot is known. */
  code: z.string().nullable(),
  terms: Terms,
  /** Less what came back. */
  sold: Quantity,
  /** What buyers paid, less what they got back. */
  paid: Dong,
  commission: Dong,
  payable: Dong,
  /** Takes back what two tills settled that had not heard of each other. */
  twice: z.boolean(),
  /** Of no lot, and at this outlet nobody has agreed on a commission yet: none is counted here. */
  commissionWanted: z.boolean(),
});
export type UnsettledLine = z.infer<typeof UnsettledLine>;

/** Owners with an account or goods; at most this many at once, for a file. */
export const MOST_LEDGER_ROWS = 5_000;
/** Papers of one owner that are listed. */
export const MOST_PAPERS = 1_000;

export const settlementCalls = {
  /** What is owed to owners of goods, by owner and outlet. `outlet` null = at all of them. */
  'settlement.list': ofOutlets(
    'read-settlements',
    z.object({
      days: PaperDays,
      outlet: OutletId.nullable(),
      /** Begins of words of the owner's name. */
      text: z.string().max(120),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(MOST_LEDGER_ROWS),
    }),
    z.object({
      rows: z.array(LedgerRow),
      total: z.int().nonnegative(),
      /** Of all that the text finds. */
      sum: Ledger.extend({ unsettled: Dong }),
    }),
    ({ outlet }) => ({ outlet }),
  ),
  /** One owner: the account at each outlet, its papers, and what was not settled yet. */
  'settlement.producer': ofOutlets(
    'read-settlements',
    z.object({ producer: ProducerId, days: PaperDays, outlet: OutletId.nullable() }),
    z.object({
      row: LedgerRow,
      /** Where the owner is, as the catalogue has it; empty where it knows none. */
      place: z.string(),
      /** The newest first, at most `MOST_PAPERS`. */
      papers: z.array(SettlementPaper),
      unsettled: z.array(UnsettledLine),
    }),
    ({ outlet }) => ({ outlet }),
  ),
  /** A paper whole, as the till wrote it down. */
  'settlement.paper': ofOutlets(
    'read-settlements',
    z.object({ device: DeviceId, entry: EntryId }),
    z.union([
      z.object({ kind: z.literal('settled'), row: SettlementPaper, body: ProducerSettledBody }),
      z.object({ kind: z.literal('paid'), row: SettlementPaper, body: ProducerPaidBody }),
      refused('no-such-paper'),
    ]),
    ({ device }) => ({ device }),
  ),
} as const;
