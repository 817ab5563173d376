import { z } from 'zod';
import { Dong } from '../../../shared/money.ts';
import { call, refused } from './call.ts';

/** An import's fault, where to find it, and what stood there. */
export const ImportFault = z.object({
  /** Line in the file as a spreadsheet counts it; 1 is the header. */
  line: z.int().positive(),
  /** The column's heading as it stands in the file; empty when the whole row is meant. */
  column: z.string(),
  fault: z.enum([
    'missing-column',
    'missing-value',
    'not-a-number',
    'not-a-price',
    'not-a-day',
    'bad-code',
    'duplicate-code',
    'duplicate-row',
    'too-long',
    'unknown-tax-class',
    'unknown-kind',
    'bad-stars',
    'code-of-other-product',
    'weighed-not-kg',
    'over-cap',
    'promotion-over-cap',
    'has-ended',
    'backwards',
    'no-such-outlet',
    'no-such-goods',
    'weighed-goods',
    'code-taken',
    'not-possible',
  ]),
  value: z.string(),
});
export type ImportFault = z.infer<typeof ImportFault>;

/** What an import would do. Nothing is applied until it is confirmed. */
export const ImportPreview = z.object({
  import: z.string(),
  file: z.string(),
  rows: z.int().nonnegative(),
  /** Products that would be added, changed, or are already so. */
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  same: z.int().nonnegative(),
  /** Rows left out because they are faulty; the first 200 faults in line order. */
  faulty: z.int().nonnegative(),
  faults: z.array(ImportFault).max(200),
  /** The first rows as they would stand. */
  sample: z.array(
    z.object({
      line: z.int().positive(),
      change: z.enum(['added', 'changed', 'same']),
      name: z.string(),
      producer: z.string(),
      category: z.string(),
      price: Dong.nullable(),
      priceBefore: Dong.nullable(),
    }),
  ),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** A file nothing can be read from. */
export const ImportRefusal = z.discriminatedUnion('refused', [
  z.object({ refused: z.literal('not-readable') }),
  z.object({ refused: z.literal('wrong-encoding'), line: z.int().positive() }),
  z.object({ refused: z.literal('missing-columns'), columns: z.array(z.string()) }),
  z.object({ refused: z.literal('too-large') }),
  z.object({ refused: z.literal('empty') }),
]);
export type ImportRefusal = z.infer<typeof ImportRefusal>;

/** POST the file's bytes here with `?name=FILE`; answers an ImportPreview or an ImportRefusal. At most 20 MB. */
export const IMPORT_PATH = '/office/v1/import';

export const importCalls = {
  'catalogue.confirmImport': call(
    'edit-catalogue',
    z.object({ import: z.string().max(60) }),
    /** `applied`: products added or changed, as the preview counted them. */
    z.union([z.object({ applied: z.int().nonnegative() }), refused('no-such-import', 'catalogue-moved-on')]),
  ),
} as const;
