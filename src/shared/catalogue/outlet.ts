import { z } from 'zod';
import { isZone } from '../day.ts';
import { OutletId, StaffId } from '../id.ts';

/** What cash totals are rounded to, in đồng; `none` takes the exact amount. */
export const CashRounding = z.enum(['1000', '500', 'none']);
export type CashRounding = z.infer<typeof CashRounding>;

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
});
export type Outlet = z.infer<typeof Outlet>;

export const Role = z.enum(['cashier', 'manager', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Somebody who may sign in at the tills of an outlet. */
export const Staff = z.object({
  id: StaffId,
  name: z.string().min(1).max(80),
  role: Role,
});
export type Staff = z.infer<typeof Staff>;
