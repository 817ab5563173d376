import { z } from 'zod';
import { bodies as written } from '../../shared/journal/entry.ts';
import { GoodsCounted, StockAdjusted } from './countForm.ts';
import { CreditPaidOut, Return } from './returnForm.ts';
import { Sale } from './saleForm.ts';
import { ProducerPaid, ProducerSettled } from './settlementForm.ts';
import {
  CashMoved,
  DrawerOpened,
  LineRemoved,
  MissedDemand,
  PaymentDropped,
  ShiftClosed,
  ShiftOpened,
} from './shiftForm.ts';
import { GoodsReceived, GoodsWrittenOff } from './stockForm.ts';
import { GoodsArrived, GoodsSent } from './transferForm.ts';

// The bodies as docs/journal-format.md §6 has them, for whoever reads. Where a till is stricter in what it writes (an
// outlet's code, the most that is handed over), a journal must not fail: those limits move with the versions, and the
// time zones known with the machine.

const TillEnrolled = written['till-enrolled'].extend({ publicKey: z.string() });
const SlipReprinted = written['slip-reprinted'];
export type SlipReprinted = z.infer<typeof SlipReprinted>;

/** Kind and body of every entry this version can read. */
export const Known = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('till-enrolled'), body: TillEnrolled }),
  z.object({ kind: z.literal('shift-opened'), body: ShiftOpened }),
  z.object({ kind: z.literal('shift-closed'), body: ShiftClosed }),
  z.object({ kind: z.literal('sale'), body: Sale }),
  z.object({ kind: z.literal('return'), body: Return }),
  z.object({ kind: z.literal('credit-paid-out'), body: CreditPaidOut }),
  z.object({ kind: z.literal('cash-moved'), body: CashMoved }),
  z.object({ kind: z.literal('drawer-opened'), body: DrawerOpened }),
  z.object({ kind: z.literal('line-removed'), body: LineRemoved }),
  z.object({ kind: z.literal('payment-dropped'), body: PaymentDropped }),
  z.object({ kind: z.literal('missed-demand'), body: MissedDemand }),
  z.object({ kind: z.literal('goods-received'), body: GoodsReceived }),
  z.object({ kind: z.literal('goods-written-off'), body: GoodsWrittenOff }),
  z.object({ kind: z.literal('goods-sent'), body: GoodsSent }),
  z.object({ kind: z.literal('goods-arrived'), body: GoodsArrived }),
  z.object({ kind: z.literal('goods-counted'), body: GoodsCounted }),
  z.object({ kind: z.literal('stock-adjusted'), body: StockAdjusted }),
  z.object({ kind: z.literal('producer-settled'), body: ProducerSettled }),
  z.object({ kind: z.literal('producer-paid'), body: ProducerPaid }),
  z.object({ kind: z.literal('slip-reprinted'), body: SlipReprinted }),
  z.object({ kind: z.literal('training-switched'), body: written['training-switched'] }),
  z.object({ kind: z.literal('pin-set'), body: written['pin-set'] }),
  z.object({ kind: z.literal('sign-in-blocked'), body: written['sign-in-blocked'] }),
]);

export type Known = z.infer<typeof Known>;

export function isKnown(kind: string): boolean {
  return Object.hasOwn(written, kind);
}
