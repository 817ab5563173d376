import { z } from 'zod';
import { Outlet } from '../catalogue/outlet.ts';
import { Instant } from '../day.ts';
import { Hash } from '../journal/entry.ts';
import { SaleBody } from '../sale/sale.ts';

/** A sale's slip as one document, without a till around it: docs/slip-json.md. */
export const SlipJson = z.object({
  sale: SaleBody,
  outlet: Outlet,
  /** The till's number within the outlet. */
  till: z.int().positive(),
  /** When the sale was made, UTC milliseconds. */
  at: Instant,
  /** 0 = the original. */
  copy: z.int().nonnegative().default(0),
  /** A copy because nobody knew of an earlier one. */
  again: z.boolean().default(false),
  /** Of the sale's journal entry: what the slip's code says. Without it the slip has no code. */
  hash: Hash.optional(),
});
export type SlipJson = z.infer<typeof SlipJson>;
