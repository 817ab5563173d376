import { z } from 'zod';
import { LineRemovedBody, MissedDemandBody } from '../cart/entries.ts';
import { Instant } from '../day.ts';
import { DeviceId, EntryId } from '../id.ts';
import { CreditPaidOutBody, ReturnBody } from '../return/return.ts';
import { PaymentDroppedBody } from '../sale/dropped.ts';
import { SaleBody } from '../sale/sale.ts';
import { ProducerPaidBody, ProducerSettledBody } from '../settlement/settled.ts';
import {
  CashMovedBody,
  DrawerOpenedBody,
  ShiftClosedBody,
  ShiftOpenedBody,
  TrainingSwitchedBody,
} from '../shift/shift.ts';
import { PinSetBody, SignInBlockedBody } from '../staff/entries.ts';
import { StockAdjustedBody } from '../stock/adjusted.ts';
import { GoodsArrivedBody } from '../stock/arrived.ts';
import { GoodsCountedBody } from '../stock/counted.ts';
import { GoodsReceivedBody } from '../stock/received.ts';
import { GoodsSentBody } from '../stock/sent.ts';
import { GoodsWrittenOffBody } from '../stock/writtenOff.ts';
import { SlipReprintedBody, TillEnrolledBody } from '../till/till.ts';
import { canonical } from './canonical.ts';
import { Hash, NO_HASH } from './hash.ts';

// Bodies name hashes, too, so they are of a file below this one; whoever speaks of entries finds them here.
export { Hash, NO_HASH };

/** Every kind of entry this version writes, and the schema of its body. */
export const bodies = {
  'till-enrolled': TillEnrolledBody,
  'shift-opened': ShiftOpenedBody,
  sale: SaleBody,
  'slip-reprinted': SlipReprintedBody,
  return: ReturnBody,
  'credit-paid-out': CreditPaidOutBody,
  'cash-moved': CashMovedBody,
  'drawer-opened': DrawerOpenedBody,
  'shift-closed': ShiftClosedBody,
  'training-switched': TrainingSwitchedBody,
  'pin-set': PinSetBody,
  'sign-in-blocked': SignInBlockedBody,
  'line-removed': LineRemovedBody,
  'payment-dropped': PaymentDroppedBody,
  'missed-demand': MissedDemandBody,
  'goods-received': GoodsReceivedBody,
  'goods-written-off': GoodsWrittenOffBody,
  'goods-sent': GoodsSentBody,
  'goods-arrived': GoodsArrivedBody,
  'goods-counted': GoodsCountedBody,
  'stock-adjusted': StockAdjustedBody,
  'producer-settled': ProducerSettledBody,
  'producer-paid': ProducerPaidBody,
} as const;
export type EntryKind = keyof typeof bodies;
export type BodyOf<K extends EntryKind> = z.infer<(typeof bodies)[K]>;

/**
 * All of an entry but its body. `kind` is any word: a centre stores entries of a till newer than itself, and shows
 * them in suspense until it can read them.
 */
export const EntryHeader = z.object({
  device: DeviceId,
  epoch: z.int().positive(),
  seq: z.int().positive(),
  id: EntryId,
  at: Instant,
  /** Staff id of who did it; `till` for what no person did. */
  actor: z.string().min(1).max(40),
  kind: z.string().min(1).max(40),
  prev: Hash,
});
export type EntryHeader = z.infer<typeof EntryHeader>;

/**
 * The canonical text (RFC 8785) of an entry: what is hashed, sent and exported, byte for byte. The body comes in
 * already canonical, so the till need not sort a sale's keys twice: the members around it stand in sorted order here.
 */
export function entryText(header: EntryHeader, body: string): string {
  const before = `{"actor":${canonical(header.actor)},"at":${canonical(header.at)},"body":`;
  const after = `,"device":${canonical(header.device)},"epoch":${header.epoch},"id":${canonical(header.id)},"kind":${canonical(header.kind)},"prev":${canonical(header.prev)},"seq":${header.seq}}`;
  return before + body + after;
}

export function bodyText<K extends EntryKind>(body: BodyOf<K>): string {
  return canonical(body);
}
