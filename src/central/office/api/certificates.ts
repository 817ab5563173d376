import { z } from 'zod';
import { Certificate, Stars } from '../../../shared/catalogue/certificate.ts';
import { Paper } from '../../../shared/catalogue/paper.ts';
import { Day, Instant } from '../../../shared/day.ts';
import { ProductId } from '../../../shared/id.ts';
import { Hash } from '../../../shared/journal/entry.ts';
import { call, done, nothing, refused } from './call.ts';

/** `ending`: within 90 days. `lost`: its product shows no stars any more. */
export const StarsState = z.enum(['valid', 'ending', 'lost', 'revoked']);
export type StarsState = z.infer<typeof StarsState>;

/** A product with what becomes of its stars. */
export const CertifiedRow = z.object({
  product: ProductId,
  name: z.string(),
  producer: z.string(),
  stars: Stars,
  /** Of the certificate that ends last, or ended. */
  decision: z.string(),
  /** The last day on which stars show, or showed. */
  until: Day,
  state: StarsState,
  papers: z.int().nonnegative(),
});
export type CertifiedRow = z.infer<typeof CertifiedRow>;

/** `YYYY-MM` */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Days before the end from when on a certificate is told of. */
export const ENDING_WITHIN = 90;
/** Months that the calendar shows, this one first. */
export const CALENDAR_MONTHS = 12;

export const CertificateSheet = z.object({
  certificate: Certificate,
  /** As drafted; null where there is none. */
  drafted: Certificate.nullable(),
  /** Not published yet. */
  isNew: z.boolean(),
  edit: z.int().nonnegative(),
  papers: z.array(Paper),
  /** What was published of it, the newest first. */
  history: z.array(z.object({ at: Instant, by: z.string(), row: Certificate.nullable() })),
});
export type CertificateSheet = z.infer<typeof CertificateSheet>;

/** What became of a paper that was brought. */
export const PaperKept = z.union([
  z.object({ paper: Paper }),
  /** `not-a-paper`: no whole PDF, JPEG, PNG or WebP. */
  refused('too-large', 'not-a-paper', 'no-such-certificate', 'enough'),
]);
export type PaperKept = z.infer<typeof PaperKept>;

/** POST a paper's bytes at `/ID?name=FILE`; answers a PaperKept. GET `/ID/HASH.EXT`. */
export const PAPERS_PATH = '/office/v1/certificates';

export const certificateCalls = {
  'certificate.calendar': call(
    'read-catalogue',
    nothing,
    z.object({
      today: Day,
      valid: z.int().nonnegative(),
      ending: z.int().nonnegative(),
      lost: z.int().nonnegative(),
      /** This month and those after it; how many products' stars end in each. */
      months: z.array(z.object({ month: Month, products: z.int().nonnegative() })),
      later: z.int().nonnegative(),
    }),
  ),
  'certificate.list': call(
    'read-catalogue',
    z.object({
      /** Null = in any month. */
      month: Month.nullable(),
      state: StarsState.nullable(),
      text: z.string().max(120),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(200),
    }),
    z.object({ rows: z.array(CertifiedRow), total: z.int().nonnegative() }),
  ),
  /** All certificates of a product, the newest first. */
  'certificate.open': call(
    'read-catalogue',
    z.object({ product: ProductId }),
    z.union([
      z.object({ name: z.string(), producer: z.string(), sheets: z.array(CertificateSheet) }),
      refused('no-such-product'),
    ]),
  ),
  'certificate.detach': call(
    'edit-catalogue',
    z.object({ certificate: z.string().max(60), hash: Hash }),
    z.union([done, refused('no-such-paper')]),
  ),
} as const;
