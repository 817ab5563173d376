import { z } from 'zod';
import { ensure } from './must.ts';

/** UUIDv7 (RFC 9562 §5.7), lower case: made at the till, ordered by time, unique without asking anyone. */
const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const uuid7 = z.string().regex(UUID7);
/** An id the central office gives out: short, readable on paper, never reused. */
const officeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

/** A sale's id is the id of its journal entry, made when the cart starts: so paying twice is still one sale. */
export const SaleId = uuid7.brand<'SaleId'>();
export type SaleId = z.infer<typeof SaleId>;

export const EntryId = uuid7.brand<'EntryId'>();
export type EntryId = z.infer<typeof EntryId>;

export const ShiftId = uuid7.brand<'ShiftId'>();
export type ShiftId = z.infer<typeof ShiftId>;

export const DeviceId = uuid7.brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

/** Goods of one product that came in together: made where they were received. */
export const LotId = uuid7.brand<'LotId'>();
export type LotId = z.infer<typeof LotId>;

/** A stock count, over all its sheets: made where it was begun, which is where it is closed. */
export const CountId = uuid7.brand<'CountId'>();
export type CountId = z.infer<typeof CountId>;

/** Goods that the office announced to an outlet: made at the centre when the form is begun. */
export const AnnouncementId = uuid7.brand<'AnnouncementId'>();
export type AnnouncementId = z.infer<typeof AnnouncementId>;

export const ProductId = officeId.brand<'ProductId'>();
export type ProductId = z.infer<typeof ProductId>;

export const ProducerId = officeId.brand<'ProducerId'>();
export type ProducerId = z.infer<typeof ProducerId>;

export const StaffId = officeId.brand<'StaffId'>();
export type StaffId = z.infer<typeof StaffId>;

export const OutletId = officeId.brand<'OutletId'>();
export type OutletId = z.infer<typeof OutletId>;

export const PromotionId = officeId.brand<'PromotionId'>();
export type PromotionId = z.infer<typeof PromotionId>;

export const OutletGroupId = officeId.brand<'OutletGroupId'>();
export type OutletGroupId = z.infer<typeof OutletGroupId>;

/**
 * A UUIDv7 from an instant and ten random bytes, both handed in: the rules have neither clock nor dice.
 * @param at UTC milliseconds
 * @param random at least 10 bytes
 */
export function uuidv7(at: number, random: Uint8Array): string {
  ensure(Number.isInteger(at) && at >= 0 && at < 2 ** 48, `${at} is whole milliseconds in 48 bits`);
  ensure(random.length >= 10, 'ten random bytes for an id');
  const time = at.toString(16).padStart(12, '0');
  const tail = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(tail[4] as string, 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(5, 8)}-${tail.slice(8, 20)}`;
}

/** UTC milliseconds: when an id says that it was made. */
export function uuidTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
