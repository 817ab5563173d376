import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { EntryId, ProducerId } from '../id.ts';
import { Dong } from '../money.ts';
import { Refusal } from '../refusal.ts';
import { AsOf, ProducerPaidBody, ProducerSettledBody, SETTLED_LINES, SettledLine } from '../settlement/settled.ts';
import { HeardTill } from '../stock/adjusted.ts';
import { approvable, call, nothing } from './call.ts';

const ofProducer = z.object({ id: ProducerId, name: z.string() });
const account = z.object({ payable: Dong, paid: Dong });

/** What is to be settled with a producer, before anybody did (`shared/settlement/statementOf.ts`). */
export const Statement = z.object({
  producer: ofProducer,
  from: Day.nullable(),
  until: Day,
  lines: z.array(SettledLine).max(10 * SETTLED_LINES),
  commission: Dong,
  payable: Dong,
  before: account,
  asOf: z.array(AsOf),
  heard: z.array(HeardTill),
  perMille: z.int().nullable(),
  commissionWanted: z.boolean(),
});

/** A producer in the list: what is still to be settled, and what settlements owe. */
export const ProducerOwed = z.object({
  producer: ofProducer,
  from: Day.nullable(),
  /** What a settlement would come to; of goods of no lot at the commission they were settled at last. */
  payable: Dong,
  /** Settled and not paid. */
  owed: Dong,
  lines: z.int().nonnegative(),
  commissionWanted: z.boolean(),
});
export type ProducerOwed = z.infer<typeof ProducerOwed>;

/** A settlement or a payment as it stands in this till's journal. */
export const SettlementPaper = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('producer-settled'), entry: EntryId, at: Instant, body: ProducerSettledBody }),
  z.object({ kind: z.literal('producer-paid'), entry: EntryId, at: Instant, body: ProducerPaidBody }),
]);
export type SettlementPaper = z.infer<typeof SettlementPaper>;

export const MadePaper = z.object({ entry: EntryId, number: z.string(), amount: Dong });
export type MadePaper = z.infer<typeof MadePaper>;

const perMille = z.int().min(0).max(1000).nullable();

/** How a producer is paid; `drawer`: in cash out of this till's drawer, while a shift is open. */
export const PayBy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawer') }),
  z.object({ kind: z.literal('cash') }),
  z.object({ kind: z.literal('transfer'), reference: z.string().trim().min(1).max(40) }),
]);
export type PayBy = z.infer<typeof PayBy>;

export const settlementCalls = {
  /**
   * Counts the next of this till's entries in what goods brought: a step of some 30 ms, to be asked for until nothing is left. Broken
   * off it goes on there the next time. `of`: entries in the journal.
   */
  'settlement.catchUp': call(
    'signed-in',
    nothing,
    z.object({ left: z.int().nonnegative(), of: z.int().nonnegative() }),
  ),
  /** Whom anything is or was owed to, by name; refused while much is to be counted first. */
  'settlement.producers': call(
    'signed-in',
    z.object({ until: Day }),
    z.union([z.object({ today: Day, producers: z.array(ProducerOwed) }), Refusal]),
  ),
  /** `perMille`: at what commission goods of no lot are counted; null: as they were settled last. */
  'settlement.statement': call(
    'signed-in',
    z.object({ producer: ProducerId, until: Day, perMille }),
    z.union([Statement.extend({ /** When it was read. */ at: Instant }), Refusal]),
  ),
  /** `due`: what the statement came to that somebody saw; where it comes to something else now, nothing is settled. */
  'settlement.settle': call(
    'signed-in',
    approvable({ id: EntryId, producer: ProducerId, until: Day, perMille, due: Dong }),
    z.union([MadePaper, Refusal]),
  ),
  'settlement.pay': call(
    'signed-in',
    approvable({ id: EntryId, producer: ProducerId, amount: z.int(), by: PayBy }),
    z.union([MadePaper, Refusal]),
  ),
  /** A settlement as a workbook (XLSX). As a picture or PDF, any slip is had by `slip.file`. */
  'settlement.sheet': call(
    'signed-in',
    z.object({ entry: EntryId }),
    z.union([z.object({ name: z.string(), type: z.string(), /** base64 */ content: z.string() }), Refusal]),
  ),
  /** A producer's settlements and payments at this till, newest first. */
  'settlement.papers': call('signed-in', z.object({ producer: ProducerId }), z.array(SettlementPaper)),
} as const;
