import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { EntryId, ProductId, SaleId } from '../id.ts';
import { Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { Refund } from '../return/refund.ts';
import { Destination } from '../return/return.ts';
import { Reason } from '../sale/off.ts';
import { SaleLine } from '../sale/sale.ts';
import { approvable, call, nothing, ScannedCode } from './call.ts';

/** A slip as the list of found ones shows it. */
export const FoundSlip = z.object({
  entry: EntryId,
  kind: z.enum(['sale', 'return']),
  number: z.string(),
  at: Instant,
  day: Day,
  cashier: z.string(),
  /** What was paid for a sale, or given back for a return. */
  due: Dong,
  /** The first line, and how many more there are. */
  what: z.string(),
  more: z.int().nonnegative(),
  /** Of a sale: how much of it has come back. */
  back: z.enum(['none', 'partly', 'wholly']),
  training: z.boolean(),
});
export type FoundSlip = z.infer<typeof FoundSlip>;

/** A return that was begun: its id is made here, so that it is one however often it is asked for. */
export const ReturnBegun = z.object({
  id: EntryId,
  /** Null without a slip. */
  sale: z
    .object({
      id: SaleId,
      number: z.string(),
      at: Instant,
      /** How money would go back where nobody says otherwise. */
      likely: z.enum(['cash', 'card', 'transfer', 'exchange']),
      /** What may go back onto the card that paid, and in cash or by transfer without leave. */
      card: Dong,
      money: Dong,
      lines: z.array(z.object({ sold: SaleLine, back: z.object({ quantity: Quantity, amount: Dong }) })),
    })
    .nullable(),
});
export type ReturnBegun = z.infer<typeof ReturnBegun>;

/** Goods brought without a slip: what they cost today. */
export const Brought = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  weighed: z.boolean(),
  price: Dong,
  /** As a label's code says it; null where it says none. */
  quantity: Quantity.nullable(),
});
export type Brought = z.infer<typeof Brought>;

/** What the screen shows once goods are taken back. */
export const ReturnReceipt = z.object({
  entry: EntryId,
  number: z.string(),
  total: Dong,
  rounding: Dong,
  refunds: z.array(Refund),
});
export type ReturnReceipt = z.infer<typeof ReturnReceipt>;

/** A credit of an exchange with something left in it. */
export const Credit = z.object({ return: EntryId, number: z.string(), given: Dong, remaining: Dong });
export type Credit = z.infer<typeof Credit>;

/** … and whether its slip was shown: a number alone anybody can guess. */
export const CreditShown = Credit.extend({ proven: z.boolean() });
export type CreditShown = z.infer<typeof CreditShown>;

const lines = z.array(z.object({ line: z.int().nonnegative(), quantity: Quantity, to: Destination })).max(1_000);
const goods = z.array(z.object({ product: ProductId, quantity: Quantity, to: Destination })).max(50);
const money = { refunds: z.array(Refund).min(1).max(4), reason: Reason };

export const returnCalls = {
  /** Sales and returns for whatever was typed, newest first. `behind`: entries that are not in the index yet. */
  'find.slips': call(
    'signed-in',
    z.object({ text: z.string().max(120), limit: z.int().positive().max(100) }),
    z.object({ found: z.array(FoundSlip), behind: z.int().nonnegative() }),
  ),
  /** The slip a code names, as printed on it or typed. */
  'find.code': call('signed-in', z.object({ code: z.string().max(120) }), z.union([FoundSlip, Refusal])),
  /** A slip as a file to be kept or sent. */
  'slip.file': call(
    'signed-in',
    z.object({ entry: EntryId, format: z.enum(['png', 'pdf']) }),
    z.union([z.object({ name: z.string(), type: z.string(), /** base64 */ content: z.string() }), Refusal]),
  ),

  /** `sale` null: without a slip. */
  'return.begin': call('in-shift', z.object({ sale: SaleId.nullable() }), z.union([ReturnBegun, Refusal])),
  'return.scan': call('in-shift', ScannedCode, z.union([Brought, Refusal])),
  'return.product': call('in-shift', z.object({ product: ProductId }), z.union([Brought, Refusal])),
  'return.complete': call(
    'in-shift',
    approvable({ id: EntryId, sale: SaleId, lines, ...money }),
    z.union([ReturnReceipt, Refusal]),
  ),
  'return.completeWithoutSlip': call(
    'in-shift',
    approvable({ id: EntryId, goods, ...money }),
    z.union([ReturnReceipt, Refusal]),
  ),
  /** Those in hand: made by whoever asks, for the cart on the counter. */
  'return.credits': call('in-shift', nothing, z.array(Credit)),
  /** The credit that a return's slip is good for, by its code as scanned, or its number as typed. */
  'return.creditOf': call('in-shift', z.object({ code: z.string().max(120) }), z.union([CreditShown, Refusal])),
  /** What is left of a credit, in cash. `id` is new for each: `return.begin` makes one. */
  'return.payOut': call(
    'in-shift',
    approvable({ id: EntryId, credit: EntryId, amount: Dong }),
    z.union([z.object({ entry: EntryId, paid: Dong }), Refusal]),
  ),
} as const;
