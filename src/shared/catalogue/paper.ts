import { z } from 'zod';
import { Instant } from '../day.ts';
import { Hash } from '../journal/entry.ts';

/** Bytes of a certificate on paper, as scanned. */
export const PAPER_BYTES = 5_000_000;

const extensions = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const;
export const PaperType = z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']);
export type PaperType = z.infer<typeof PaperType>;

export const Paper = z.object({
  hash: Hash,
  /** As it was called when it was brought. */
  name: z.string(),
  type: PaperType,
  bytes: z.int().positive(),
  at: Instant,
  by: z.string(),
});
export type Paper = z.infer<typeof Paper>;

export function paperFileName({ hash, type }: Pick<Paper, 'hash' | 'type'>): string {
  return `${hash}.${extensions[type]}`;
}

/** @returns undefined where no paper's file can be called so */
export function paperNamed(name: string): Hash | undefined {
  const [hash = '', extension = '', ...more] = name.split('.');
  const isKnown = PaperType.options.some((type) => extensions[type] === extension);
  return isKnown && more.length === 0 ? Hash.safeParse(hash).data : undefined;
}
