import { z } from 'zod';
import { Day, Instant } from '../../../shared/day.ts';
import { AnnouncementId, OutletId, ProducerId, ProductId } from '../../../shared/id.ts';
import { Announced, AnnouncedDifference, AnnouncedLine, AnnouncedState } from '../../../shared/stock/announced.ts';
import { NOTE_LIMIT, NoteFault } from '../../../shared/stock/deliveryNote.ts';
import { GoodsQuestion } from '../../../shared/stock/question.ts';
import { ToldReceipt } from '../../../shared/stock/told.ts';
import { done, nothing, ofOutlets, refused } from './call.ts';

/** Which announcements a page looks at; `differs`: received otherwise than announced, twice, or though withdrawn. */
export const AnnouncedView = z.enum(['waiting', 'received', 'differs', 'withdrawn']);
export type AnnouncedView = z.infer<typeof AnnouncedView>;

export const AnnouncedRow = z.object({
  id: AnnouncementId,
  outlet: OutletId,
  outletName: z.string(),
  /** When the office said it. */
  at: Instant,
  owner: Announced.shape.owner,
  /** When they are expected. */
  day: Day,
  /** Empty where none is known. */
  note: z.string(),
  lines: z.int().positive(),
  /** Names of the first goods. */
  names: z.array(z.string()).min(1).max(3),
  state: AnnouncedState,
  withdrawnAt: Instant.nullable(),
  /** Who received them, by the tills' clocks, and what of theirs was not as announced. */
  receipts: z.array(ToldReceipt.extend({ differences: z.array(AnnouncedDifference) })),
});
export type AnnouncedRow = z.infer<typeof AnnouncedRow>;

/** A line that is being announced; name and unit are the catalogue's. */
export const ToAnnounce = AnnouncedLine.omit({ name: true, unit: true, quantity: true }).extend({ quantity: z.int() });
export type ToAnnounce = z.infer<typeof ToAnnounce>;

/** A row of a delivery note that can be announced; terms where it says them. */
export const NotedLine = AnnouncedLine.omit({ terms: true }).extend({ terms: AnnouncedLine.shape.terms.optional() });
export type NotedLine = z.infer<typeof NotedLine>;

export const AnnouncedProduct = z.object({
  id: ProductId,
  name: z.string(),
  detail: z.string(),
  unit: z.string(),
  weighed: z.boolean(),
  producer: ProducerId,
});
export type AnnouncedProduct = z.infer<typeof AnnouncedProduct>;

/** What a call may carry: 500 lines, or a note's file. */
export const ANNOUNCED_BYTES = 2 * NOTE_LIMIT;

export const announcedCalls = {
  /** The newest of those, by the day they are expected where they are still to come; and how many there are to look at. */
  'announced.list': ofOutlets(
    'read-announced',
    z.object({ outlet: OutletId.nullable(), view: AnnouncedView }),
    z.object({ today: Day, rows: z.array(AnnouncedRow), waiting: z.int(), differs: z.int() }),
    ({ outlet }) => ({ outlet }),
  ),
  /** One whole. */
  'announced.show': ofOutlets(
    'read-announced',
    z.object({ outlet: OutletId, id: AnnouncementId }),
    z.union([z.object({ row: AnnouncedRow, lines: z.array(AnnouncedLine) }), refused('no-such-announcement')]),
    ({ outlet }) => ({ outlet }),
  ),
  /** A name for what is about to be announced, so that it is one however often it is sent; and all that can be. */
  'announced.begin': ofOutlets(
    'read-announced',
    nothing,
    z.object({
      id: AnnouncementId,
      today: Day,
      outlets: z.array(z.object({ id: OutletId, name: z.string() })),
      owners: z.array(z.object({ id: ProducerId, name: z.string() })),
      products: z.array(AnnouncedProduct),
    }),
    () => ({}),
  ),
  /** What a delivery note says, CSV or XLSX; nothing is announced by it. `content`: the file, base64. `owner` null: whom its first row names. */
  'announced.readNote': ofOutlets(
    'read-announced',
    z.object({ owner: ProducerId.nullable(), content: z.base64().max(Math.ceil(NOTE_LIMIT / 3) * 4) }),
    z.union([
      z.object({ owner: ProducerId.nullable(), lines: z.array(NotedLine), faults: z.array(NoteFault) }),
      refused('note-unreadable', 'note-too-large', 'note-empty'),
      z.object({ refused: z.literal('note-columns'), names: z.string() }),
    ]),
    () => ({}),
  ),
  /** All lines or none; `questions` are of lines counted from 1. At the outlet's tills after their next sync. */
  'announced.save': ofOutlets(
    'announce-goods',
    z.object({
      id: AnnouncementId,
      outlet: OutletId,
      owner: ProducerId,
      day: Day,
      note: Announced.shape.note,
      lines: z.array(ToAnnounce).min(1).max(500),
    }),
    z.union([
      done,
      z.object({ questions: z.array(GoodsQuestion).min(1) }),
      /** `already-announced`: under this name other goods were. */
      refused('no-such-outlet', 'no-such-owner', 'absurd-day', 'already-announced'),
    ]),
    ({ outlet }) => ({ outlet }),
  ),
  /** A till that holds it learns so at its next sync; what was received meanwhile counts. */
  'announced.withdraw': ofOutlets(
    'announce-goods',
    z.object({ outlet: OutletId, id: AnnouncementId }),
    z.union([done, refused('no-such-announcement', 'already-received')]),
    ({ outlet }) => ({ outlet }),
  ),
} as const;
