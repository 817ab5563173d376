import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { Day } from '../day.ts';
import { Dong } from '../money.ts';

/** `shelf`: stands before the goods and says the price. `product`: sticks on a packet and says what it is. */
export const LabelForm = z.enum(['shelf', 'product']);
export type LabelForm = z.infer<typeof LabelForm>;

const LabelCode = z.union([
  z.object({ kind: z.enum(['ean13', 'ean8', 'upca']), digits: z.string().regex(/^\d{8,13}$/), inStore: z.boolean() }),
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(48) }),
]);

/** Grams that an in-store code has room for. */
export const Grams = z.int().min(1).max(99_999);

/** All that stands on one label, as it was when it was asked for: what waits for a printer does not change its price. */
export const Label = z.object({
  form: LabelForm,
  name: z.string(),
  producer: z.string(),
  netContent: z.string(),
  /** Of one unit, today; null where none holds. */
  price: Dong.nullable(),
  /** What the price is for: `gói`, `kg`. */
  unit: z.string(),
  unitPrice: z.object({ price: Dong, per: z.enum(['kg', 'l']) }).nullable(),
  /** Null where no certificate was valid on the day. */
  stars: Stars.nullable(),
  code: LabelCode.nullable(),
  /** What the QR code says: a Digital Link, or the code itself where there are no bars. Null: no QR code. */
  qr: z.string().max(300).nullable(),
  /** Of a weighed packet, and what it costs. */
  weighed: z.object({ grams: Grams, total: Dong }).nullable(),
  lot: z.string().max(20).nullable(),
  expiresOn: Day.nullable(),
  /** The price is an invented one of the starter shop, and the label says so. */
  demo: z.boolean(),
});
export type Label = z.infer<typeof Label>;

export const COPIES_LIMIT = 500;

/** A label and how often it is printed. */
export const LabelCopies = z.object({ label: Label, copies: z.int().min(1).max(COPIES_LIMIT) });
export type LabelCopies = z.infer<typeof LabelCopies>;

/** What a print job of labels holds, as JSON. */
export const LabelJob = z.array(LabelCopies).min(1).max(50);
export type LabelJob = z.infer<typeof LabelJob>;
