import type { Outlet } from '../catalogue/outlet.ts';
import type { Instant } from '../day.ts';
import { type BodyOf, bodies, type EntryKind } from '../journal/entry.ts';
import { type Place, zNumber } from '../shift/zNumber.ts';
import { cashMovedSlip, cashMovedTitle } from './cashMovedSlip.ts';
import { goodsArrivedSlip, goodsSentSlip } from './goodsMovedSlip.ts';
import { goodsReceivedSlip, goodsWrittenOffSlip } from './goodsSlip.ts';
import { creditSlip, returnSlip } from './returnSlip.ts';
import { saleSlip } from './saleSlip.ts';
import { producerPaidSlip, settlementSlip } from './settlementSlip.ts';
import { zSlip } from './shiftReportSlip.ts';
import type { QrCode, Slip } from './slip.ts';
import { stockAdjustedSlip } from './stockAdjustedSlip.ts';

/** What any entry's slip says that its body does not. */
export type EntrySlipContext = {
  /** As it stood when the shift was opened, also on a copy made years later; before the first shift, as it stands. */
  readonly outlet: Outlet;
  /** When the entry was made, not when its slip is printed. */
  readonly at: Instant;
  /** The till's number within the outlet. */
  readonly till: number;
  /** 0 = the original; a copy is marked, so that one paper cannot be shown as two. */
  readonly copy: number;
  /** It is printed again because nobody knows whether an earlier one came out. */
  readonly again?: boolean | undefined;
  /** The code of the slip of a sale or a return, as a QR code. */
  readonly code?: QrCode | undefined;
};

type SlipMaker<K extends EntryKind> = {
  /** What people call the paper: the slip's number, or its title where it has none. */
  readonly number: (body: BodyOf<K>, place: Place) => string;
  readonly slip: (body: BodyOf<K>, context: EntrySlipContext, number: string) => Slip;
};

/** Every kind of entry that comes out on paper, and how. */
const makers: { readonly [K in EntryKind]?: SlipMaker<K> } = {
  sale: {
    number: (sale) => sale.number,
    slip: (sale, context) => saleSlip(sale, { ...context, demoPrices: sale.lines.some(({ demo }) => demo) }),
  },
  'cash-moved': { number: cashMovedTitle, slip: cashMovedSlip },
  'shift-closed': { number: ({ z }, place) => zNumber(z, place), slip: zSlip },
  return: { number: ({ number }) => number, slip: returnSlip },
  'goods-received': { number: ({ number }) => number, slip: goodsReceivedSlip },
  'goods-written-off': { number: ({ number }) => number, slip: goodsWrittenOffSlip },
  'goods-sent': { number: ({ number }) => number, slip: goodsSentSlip },
  'goods-arrived': { number: ({ number }) => number, slip: goodsArrivedSlip },
  'producer-settled': { number: ({ number }) => number, slip: settlementSlip },
  'producer-paid': { number: ({ number }) => number, slip: producerPaidSlip },
  'stock-adjusted': { number: ({ number }) => number, slip: stockAdjustedSlip },
  'credit-paid-out': { number: ({ number }) => `${number} (trả tiền)`, slip: creditSlip },
};

/** An entry's slip, ready to be drawn when it is known how often it was printed. */
export type EntrySlip = { readonly number: string; readonly slip: (context: EntrySlipContext) => Slip };

/**
 * @param body the entry's body as stored
 * @param place the till's number, and the entry's epoch
 * @returns undefined for an entry that has no slip
 */
export function entrySlip(kind: string, body: string, place: Place): EntrySlip | undefined {
  return Object.hasOwn(makers, kind) ? made(kind as EntryKind, body, place) : undefined;
}

function made<K extends EntryKind>(kind: K, text: string, place: Place): EntrySlip | undefined {
  const maker: SlipMaker<K> | undefined = makers[kind];
  if (!maker) return undefined;
  const body = bodies[kind].parse(JSON.parse(text)) as BodyOf<K>;
  const number = maker.number(body, place);
  return { number, slip: (context) => maker.slip(body, context, number) };
}
