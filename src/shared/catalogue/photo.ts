import { z } from 'zod';
import { Hash } from '../journal/entry.ts';

/** Bytes. A till far out keeps some hundred photographs, and fetches them over a line of its own shop. */
export const PHOTO_BYTES = 400_000;
/** Pixels of the longer side: as many as a customer display shows of it. */
export const PHOTO_SIDE = 1_280;

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const;

export const PhotoType = z.enum(['image/jpeg', 'image/png', 'image/webp']);
export type PhotoType = z.infer<typeof PhotoType>;

/** A photograph by its content: the same bytes are the same photograph, whatever their file was called. */
export const Photo = z.object({
  /** SHA-256 of its bytes. */
  hash: Hash,
  type: PhotoType,
  bytes: z.int().positive().max(PHOTO_BYTES),
  /** Pixels. */
  width: z.int().positive().max(PHOTO_SIDE),
  height: z.int().positive().max(PHOTO_SIDE),
});
export type Photo = z.infer<typeof Photo>;

/** What a photograph is called where it lies as a file or is asked for by address. */
export function photoName({ hash, type }: Pick<Photo, 'hash' | 'type'>): string {
  return `${hash}.${extensions[type]}`;
}

/** Below this path of its own host a page finds the photographs that the till holds, by name. */
export const PHOTOS_PATH = '/photos/';

/** @returns undefined where no photograph can be called so */
export function photoNamed(name: string): Pick<Photo, 'hash' | 'type'> | undefined {
  const [hash = '', extension = '', ...more] = name.split('.');
  const type = PhotoType.options.find((each) => extensions[each] === extension);
  const read = Hash.safeParse(hash);
  return type && read.success && more.length === 0 ? { hash: read.data, type } : undefined;
}
