import { z } from 'zod';
import { Day } from '../day.ts';
import { ProductId } from '../id.ts';
import { COPIES_LIMIT, Grams, LabelForm } from '../label/label.ts';
import { GRID_IDS } from '../label/sheet.ts';
import { Refusal } from '../refusal.ts';
import { call, nothing, ScannedCode } from './call.ts';
import { ProductView } from './catalogue.ts';
import { PrinterId } from './printer.ts';

/** A lot's number as a GS1 code holds it (AI 10): letters without marks, digits and signs, no space. */
const Lot = z.string().regex(/^[A-Za-z0-9!"%&'()*+,./:;<=>?_-]{1,20}$/);

/** A label somebody wants. What stands on it beside the typed comes from the catalogue of the day. */
export const AskedLabel = z.object({
  product: ProductId,
  form: LabelForm,
  copies: z.int().min(1).max(COPIES_LIMIT),
  /** Of a weighed packet. */
  grams: Grams.optional(),
  lot: Lot.optional(),
  expiresOn: Day.optional(),
});
export type AskedLabel = z.infer<typeof AskedLabel>;

/** Different labels that are asked for at once. */
export const LABELS_LIMIT = 500;
/** Copies of all of them: forty sheets, or a roll. */
export const COPIES_TOGETHER = 1_000;
const labels = z
  .array(AskedLabel)
  .min(1)
  .max(LABELS_LIMIT)
  .refine((asked) => asked.reduce((sum, { copies }) => sum + copies, 0) <= COPIES_TOGETHER, 'too many at once');

const GridId = z.enum(GRID_IDS);

/** Where labels are to come out. */
export const LabelTarget = z.discriminatedUnion('to', [
  z.object({ to: z.literal('printer'), printer: PrinterId }),
  z.object({ to: z.literal('sheet'), grid: GridId }),
]);
export type LabelTarget = z.infer<typeof LabelTarget>;

/** A printer that labels can come out of. */
export const LabelPrinter = z.object({
  printer: PrinterId,
  /** Empty for printer 0. */
  name: z.string(),
  /** `ticket`: a receipt printer, which cuts each label off; `pictures`: there is none, and labels are kept as pictures. */
  kind: z.enum(['ticket', 'roll', 'pictures']),
  widthMm: z.int().positive(),
  heightMm: z.int().positive(),
  /** Labels come out here unless somebody says otherwise. */
  chosen: z.boolean(),
});
export type LabelPrinter = z.infer<typeof LabelPrinter>;

/** A label as it comes out, dot for dot of a printer and curve for curve of a sheet, and what it could not do as it should. */
export const LabelPicture = z.object({
  /** As `data:` address. */
  image: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  faults: z.array(z.enum(['small-bars', 'no-code', 'name-cut'])),
});
export type LabelPicture = z.infer<typeof LabelPicture>;

export const labelCalls = {
  /** Products by their ids, in that order; one that is gone is left out. For whoever has a list: what was just received. */
  'label.products': call(
    'signed-in',
    z.object({ products: z.array(ProductId).max(LABELS_LIMIT) }),
    z.array(ProductView),
  ),
  /** The product whose code was scanned to have a label made for it; `grams` where the code says them. */
  'label.scan': call(
    'signed-in',
    ScannedCode,
    z.union([z.object({ product: ProductView, grams: Grams.nullable() }), Refusal]),
  ),
  'label.printers': call('signed-in', nothing, z.array(LabelPrinter)),
  'label.preview': call(
    'signed-in',
    z.object({ label: AskedLabel, target: LabelTarget }),
    z.union([LabelPicture, Refusal]),
  ),
  /** Puts them into the printer's queue. `queued`: how many labels, copies counted. */
  'label.print': call(
    'signed-in',
    z.object({ labels, printer: PrinterId }),
    z.union([z.object({ queued: z.int().positive() }), Refusal]),
  ),
  /** A PDF of sheets. `start`: the first place that is still free on the first one, from 0. */
  'label.sheet': call(
    'signed-in',
    z.object({ labels, grid: GridId, start: z.int().nonnegative().max(99) }),
    z.union([
      z.object({ name: z.string(), type: z.string(), /** base64 */ content: z.string(), pages: z.int().positive() }),
      Refusal,
    ]),
  ),
  /** Products that have another price today than on the shelf label printed last at this till. */
  'label.changed': call('signed-in', nothing, z.array(ProductView)),
} as const;
