import { z } from 'zod';
import { InStoreLayout } from '../barcode/inStore.ts';
import { Instant, isZone } from '../day.ts';
import { OutletId, StaffId } from '../id.ts';
import { ACCOUNT, BANK } from '../vietqr/transfer.ts';
import { Coordinates } from './coordinates.ts';

/** What cash totals are rounded to, in đồng; `none` takes the exact amount. */
export const CashRounding = z.enum(['1000', '500', 'none']);
export type CashRounding = z.infer<typeof CashRounding>;

/** Where the transfers of an outlet's buyers go. Only the shop's own; nothing is ever kept of a payer's. */
export const BankAccount = z.object({
  /** The bank's number with NAPAS. */
  bin: z.string().regex(BANK),
  account: z.string().regex(ACCOUNT),
  /** Whose it is, as the bank writes it. */
  name: z.string().trim().min(1).max(80),
  /** An invented one of the starter shop: no money may be sent to it, and screen and slip say so. */
  demo: z.literal(true).optional(),
});
export type BankAccount = z.infer<typeof BankAccount>;

/** Per mille of an amount that a cashier may take off by themselves where the outlet says nothing else. */
export const DISCOUNT_LIMIT = 100;

/** The programme's own showroom, a counter in a partner's shop, or one at a fair. */
export const OutletKind = z.enum(['showroom', 'partner', 'fair']);
export type OutletKind = z.infer<typeof OutletKind>;

/** A showroom or partner counter, as it stands on the slip, and its settings. */
export const Outlet = z.object({
  id: OutletId,
  /** Begins every slip number: `BL01`. */
  code: z.string().regex(/^[A-Z]{2}\d{2,4}$/),
  name: z.string().min(1).max(120),
  address: z.string().max(200),
  phone: z.string().max(40),
  taxCode: z.string().max(20),
  cashRounding: CashRounding,
  /** IANA name: its days are told in it. */
  zone: z.string().max(60).refine(isZone, 'no such time zone'),
  /** Without it the outlet takes no VietQR. */
  bank: BankAccount.optional(),
  /** Per mille that a cashier may take off by themselves; absent = `DISCOUNT_LIMIT`. */
  discountLimit: z.int().min(0).max(1000).optional(),
  /** Where a manager may let expired food be sold; absent, nobody may. What is no food (`stock/food.ts`) they may let be sold anyway. */
  sellsExpiredFood: z.literal(true).optional(),
  /** What its in-store codes hold besides our own (`inStore.ts`): of scales and labels that it had before. */
  codeLayouts: z.array(InStoreLayout).max(10).optional(),
  /** Absent = a showroom. The tills do not ask. */
  kind: OutletKind.optional(),
  /** Where it stands on a map; absent where nobody has said. The tills do not ask. */
  coordinates: Coordinates.optional(),
});
export type Outlet = z.infer<typeof Outlet>;

/** An outlet as others know it: where goods may be sent, and where they came from. */
export const NamedOutlet = Outlet.pick({ id: true, code: true, name: true, address: true });
export type NamedOutlet = z.infer<typeof NamedOutlet>;

export const Role = z.enum(['cashier', 'manager', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Somebody who may sign in at the tills of an outlet. */
export const Staff = z.object({
  id: StaffId,
  name: z.string().min(1).max(80),
  role: Role,
  /** When the centre last made their PINs void, at every till; absent where it never did. */
  pinsVoidBefore: Instant.optional(),
});
export type Staff = z.infer<typeof Staff>;
