import type { Hash } from '../../shared/journal/hash.ts';
import { isJpeg, TAKEN_BYTES } from '../../shared/photo/taken.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { keepTaken, roomForPhoto } from '../db/takenPhoto.ts';

/** A photograph for an entry that is about to be written: its hash for the body, and how it is kept with the entry. */
export type Taken = { readonly hash: Hash; readonly keep: (seq: number) => void };

/**
 * Nothing that is wrong with a photograph holds up what it goes with.
 * @param content base64; undefined where none was taken
 * @returns undefined where there is none, or none that can be kept
 */
export function takePhoto(db: WriteDb, content: string | undefined): Taken | undefined {
  if (content === undefined) return undefined;
  const bytes = Buffer.from(content, 'base64');
  const hash = isJpeg(bytes) && bytes.length <= TAKEN_BYTES ? roomForPhoto(db, bytes) : undefined;
  return hash && { hash, keep: (seq) => keepTaken(db, { hash, seq }, bytes) };
}
