import { z } from 'zod';
import { Day } from '../day.ts';
import { EntryId, ProducerId, ProductId } from '../id.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { LotCode } from '../stock/lot.ts';
import { GoodsQuestion } from '../stock/question.ts';
import { DraftTerms, ReceiveDraft } from '../stock/receiveDraft.ts';
import { approvable, call, nothing } from './call.ts';
import { StockPaper } from './stock.ts';

/** The goods being received, and the line that the last action touched. */
export const DraftReply = z.object({
  draft: ReceiveDraft,
  touched: z.int().positive().nullable(),
  today: Day,
});
export type DraftReply = z.infer<typeof DraftReply>;

/** Which draft is meant: what was typed for one that another window has finished goes into no other. */
const ofDraft = { id: EntryId };
const ofLine = { ...ofDraft, line: z.int().positive() };
const changed = z.union([DraftReply, Refusal]);

const Amount = Quantity.refine((came) => came > 0 && came <= QUANTITY_LIMIT);

export const receiveCalls = {
  /** The draft as it lies on the disk; an empty one where none was begun. It is the till's: whoever is signed in goes on with it. */
  'receive.open': call('signed-in', nothing, DraftReply),
  /** A line more, or more of a line that is there. `chosen`: which product it is, of several that are listed for the code. */
  'receive.scan': call(
    'signed-in',
    z.object({ ...ofDraft, code: z.string().min(1).max(2_000), chosen: ProductId.optional() }),
    changed,
  ),
  'receive.add': call('signed-in', z.object({ ...ofDraft, product: ProductId }), changed),
  'receive.change': call(
    'signed-in',
    z.object({
      ...ofLine,
      quantity: Amount.nullable().optional(),
      code: LotCode.optional(),
      expires: Day.nullable().optional(),
      hasNoDay: z.boolean().optional(),
      owner: ProducerId.optional(),
      terms: DraftTerms.optional(),
      isAnother: z.boolean().optional(),
    }),
    changed,
  ),
  /** Of every line that still lacks a last day somebody says that none is printed. */
  'receive.hasNoDays': call('signed-in', z.object(ofDraft), changed),
  'receive.remove': call('signed-in', z.object(ofLine), changed),
  'receive.clear': call('signed-in', z.object(ofDraft), changed),
  /** What the delivery note says of itself. */
  'receive.note': call('signed-in', z.object({ ...ofDraft, note: z.string().trim().max(80) }), changed),
  /** Into the books, all lines or none. The draft is gone once they are there. `questions` name lines by their handle. */
  'receive.finish': call(
    'signed-in',
    approvable(ofDraft),
    z.union([z.object({ paper: StockPaper }), z.object({ questions: z.array(GoodsQuestion) }), Refusal]),
  ),
} as const;
