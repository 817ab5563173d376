import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { AnnouncementId, EntryId, ProducerId, ProductId } from '../id.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { AnnouncedDifference, AnnouncedState } from '../stock/announced.ts';
import { NOTE_LIMIT, NoteFault } from '../stock/deliveryNote.ts';
import { LotCode } from '../stock/lot.ts';
import { GoodsQuestion } from '../stock/question.ts';
import { DraftTerms, ReceiveDraft } from '../stock/receiveDraft.ts';
import { ToldReceipt } from '../stock/told.ts';
import { approvable, call, nothing, ScannedCode } from './call.ts';
import { StockPaper } from './stock.ts';

/** The goods being received, and the line that the last action touched. */
export const DraftReply = z.object({
  draft: ReceiveDraft,
  touched: z.int().positive().nullable(),
  today: Day,
  /** Of goods that the office announced: how it stands with them now, and what of the draft is otherwise. */
  announced: z
    .object({
      /** Null where the centre has taken away every word of it. */
      state: AnnouncedState.nullable(),
      differences: z.array(AnnouncedDifference),
    })
    .nullable(),
});
export type DraftReply = z.infer<typeof DraftReply>;

/** Goods that the office announced to this outlet, as a list of them shows it. */
export const AnnouncedListed = z.object({
  id: AnnouncementId,
  owner: z.string(),
  /** When they are expected. */
  day: Day,
  note: z.string(),
  lines: z.int().positive(),
  /** Names of the first goods. */
  names: z.array(z.string()).min(1).max(3),
  state: AnnouncedState,
  /** Who received them, by the tills' clocks. */
  receipts: z.array(ToldReceipt.pick({ number: true, till: true, by: true, day: true })),
});
export type AnnouncedListed = z.infer<typeof AnnouncedListed>;

/** What became of rows: they are in the draft; or nothing is, and which of them cannot be taken. */
const noted = z.union([
  z.object({ noted: DraftReply }),
  z.object({ faults: z.array(NoteFault), good: z.int().nonnegative() }),
  Refusal,
]);

/** A paper of goods as a list of them shows it. */
export const StockPaperFound = z.object({ entry: EntryId, number: z.string(), at: Instant, by: z.string() });
export type StockPaperFound = z.infer<typeof StockPaperFound>;

/** Which draft is meant: what was typed for one that another window has finished goes into no other. */
const ofDraft = { id: EntryId };
const ofLine = { ...ofDraft, line: z.int().positive() };
const changed = z.union([DraftReply, Refusal]);

const Amount = Quantity.refine((came) => came > 0 && came <= QUANTITY_LIMIT);

export const receiveCalls = {
  /** The draft as it lies on the disk; an empty one where none was begun. It is the till's: whoever is signed in goes on with it. */
  'receive.open': call('signed-in', nothing, DraftReply),
  /** A line more, or more of a line that is there. */
  'receive.scan': call('signed-in', z.object({ ...ofDraft, ...ScannedCode.shape }), changed),
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
      /** Announced goods are there as the line says. */
      checked: z.literal(true).optional(),
    }),
    changed,
  ),
  /** Of every line that still lacks a last day somebody says that none is printed. */
  'receive.hasNoDays': call('signed-in', z.object(ofDraft), changed),
  'receive.remove': call('signed-in', z.object(ofLine), changed),
  'receive.clear': call('signed-in', z.object(ofDraft), changed),
  /** What the delivery note says of itself. */
  'receive.note': call('signed-in', z.object({ ...ofDraft, note: z.string().trim().max(80) }), changed),
  /**
   * Fills the draft from a delivery note, CSV or XLSX: all rows or none, unless somebody looked at the faults and lets them be
   * skipped. `content`: the file, base64.
   */
  'receive.readNote': call(
    'signed-in',
    z.object({
      ...ofDraft,
      name: z.string().min(1).max(255),
      content: z.base64().max(Math.ceil(NOTE_LIMIT / 3) * 4),
      skip: z.boolean(),
    }),
    noted,
  ),
  /** What is announced for this outlet, by the day it is expected; behind it what was received or withdrawn of late. */
  'receive.announced': call('signed-in', nothing, z.array(AnnouncedListed)),
  /**
   * Fills an empty draft with what was announced, each line to be looked at. Rows that cannot come in any more are faults as of a
   * note, `row` counted from 1.
   */
  'receive.takeAnnounced': call(
    'signed-in',
    z.object({ ...ofDraft, announced: AnnouncementId, skip: z.boolean() }),
    noted,
  ),
  /** Of every announced line that nobody looked at somebody says that it is there as announced, or that it is not there. */
  'receive.unchecked': call('signed-in', z.object({ ...ofDraft, as: z.enum(['there', 'missing']) }), changed),
  /** The goods come in as if nobody had announced them. */
  'receive.leaveAnnounced': call('signed-in', z.object(ofDraft), changed),
  /** An empty note with all headings that are known, as CSV. */
  'receive.noteTemplate': call(
    'signed-in',
    nothing,
    z.object({ name: z.string(), type: z.string(), /** base64 */ content: z.string() }),
  ),
  /** Papers of goods that this till made, newest first; with `text` those whose number has it. */
  'stock.papers': call(
    'signed-in',
    z.object({ text: z.string().max(40), limit: z.int().positive().max(100) }),
    z.array(StockPaperFound),
  ),
  /**
   * Into the books, all lines or none: a receipt for each owner, or where somebody wants it `together` one for all. The draft is gone
   * once they are there. `questions` name lines by their handle.
   */
  'receive.finish': call(
    'signed-in',
    approvable({ ...ofDraft, together: z.boolean().optional() }),
    z.union([
      z.object({ papers: z.array(StockPaper).min(1) }),
      z.object({ questions: z.array(GoodsQuestion) }),
      Refusal,
    ]),
  ),
} as const;
