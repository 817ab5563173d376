import { z } from 'zod';
import { Day } from '../day.ts';
import { EntryId, ProductId } from '../id.ts';
import { Quantity } from '../quantity.ts';
import { DifferenceWhy, TransferKey } from '../stock/arrived.ts';
import { TransferPaper } from '../stock/sent.ts';
import { WriteOffWhy } from '../stock/writtenOff.ts';
import { call, done } from './call.ts';
import { HeldLot } from './stock.ts';

/** A figure as it was typed: it need not be one yet. */
const Typed = z.string().max(40);
const Words = z.string().max(200);

const line = {
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  /** What there is to choose from, as it was when the line was begun. */
  lots: z.array(HeldLot),
  loose: Quantity,
  /** Empty: no lot. */
  lot: z.string().max(40),
  quantity: Typed,
};

const lines = <Line extends z.ZodType>(each: Line) => z.array(each).max(500);

/** Goods that are being written off, or sent back. The id makes it one document however often it is sent. */
export const WriteOffDraft = z.object({
  kind: z.literal('write-off'),
  id: EntryId,
  today: Day.nullable(),
  why: WriteOffWhy.nullable(),
  note: Words,
  lines: lines(
    z.object({
      ...line,
      /** What the label says of its lot, where the books know no such one. */
      labelled: z.string().max(90).nullable(),
    }),
  ),
});
export type WriteOffDraft = z.infer<typeof WriteOffDraft>;

export const ROAD = ['order', 'orderedOn', 'reason', 'carrier', 'vehicle', 'contract'] as const;

/** Goods that are being sent to another outlet. */
export const SendDraft = z.object({
  kind: z.literal('send'),
  id: EntryId,
  /** Empty until it is chosen. */
  to: z.string().max(40),
  paper: TransferPaper,
  /** What the papers of the road ask for, as typed. */
  road: z.record(z.enum(ROAD), Words),
  note: Words,
  lines: lines(
    z.object({
      ...line,
      /** Its place among all that were begun. */
      key: z.int(),
      evenIfShort: z.boolean(),
    }),
  ),
});
export type SendDraft = z.infer<typeof SendDraft>;

/** What is counted of a transfer that arrives, in its lines' order. */
export const AcceptDraft = z.object({
  kind: z.literal('accept'),
  id: EntryId,
  of: TransferKey,
  note: Words,
  lines: lines(z.object({ arrived: Typed, why: DifferenceWhy.nullable() })),
});
export type AcceptDraft = z.infer<typeof AcceptDraft>;

/** A document of goods as far as it is typed. The till has one of each kind; whoever is signed in goes on with it. */
export const GoodsDraft = z.discriminatedUnion('kind', [WriteOffDraft, SendDraft, AcceptDraft]);
export type GoodsDraft = z.infer<typeof GoodsDraft>;
export const GoodsDraftKind = z.enum(['write-off', 'send', 'accept']);
export type GoodsDraftKind = z.infer<typeof GoodsDraftKind>;

export const draftCalls = {
  /** As it lies on the disk; null where none is being typed. */
  'draft.open': call('signed-in', z.object({ kind: GoodsDraftKind }), z.object({ draft: GoodsDraft.nullable() })),
  /** In the place of what lay there. What is in the books already is not kept. */
  'draft.keep': call('signed-in', z.object({ draft: GoodsDraft }), done),
  'draft.drop': call('signed-in', z.object({ kind: GoodsDraftKind, id: EntryId }), done),
} as const;
