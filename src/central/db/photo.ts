import type { Photo, PhotoType } from '../../shared/catalogue/photo.ts';
import type { Hash } from '../../shared/journal/entry.ts';
import { type Db, row, rows } from './query.ts';

/** Twice is once: the same bytes have the same hash. */
export async function keepPhoto(
  db: Db,
  { hash, type, width, height }: Photo,
  { bytes, at }: { readonly bytes: Uint8Array; readonly at: number },
): Promise<void> {
  await rows(
    db,
    `insert into photo (hash, type, width, height, bytes, touched_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (hash) do update set touched_at = excluded.touched_at`,
    [Buffer.from(hash, 'hex'), type, width, height, Buffer.from(bytes), at],
  );
}

/**
 * Marks photographs as just used, so that nobody clears them away before the story that names them is published.
 * @returns those that are here, in the order asked for
 */
export async function touchPhotos(db: Db, hashes: readonly Hash[], at: number): Promise<Photo[]> {
  if (hashes.length === 0) return [];
  const found = await rows<Photo>(
    db,
    `update photo set touched_at = $2 where hash = any($1)
     returning encode(hash, 'hex') as hash, type, octet_length(bytes) as bytes, width, height`,
    [hashes.map((hash) => Buffer.from(hash, 'hex')), at],
  );
  return hashes.flatMap((hash) => found.find((photo) => photo.hash === hash) ?? []);
}

/** Whether all of them are here. */
export async function arePhotosHere(db: Db, hashes: readonly Hash[]): Promise<boolean> {
  const found = await row<{ here: number }>(db, 'select count(*)::int as here from photo where hash = any($1)', [
    hashes.map((hash) => Buffer.from(hash, 'hex')),
  ]);
  return found?.here === new Set(hashes).size;
}

/** @param from how many bytes at its beginning are not asked for */
export function photoBytes(
  db: Db,
  hash: Hash,
  from: number,
): Promise<{ readonly type: PhotoType; readonly bytes: Buffer } | undefined> {
  return row(db, 'select type, substring(bytes from $2::int + 1) as bytes from photo where hash = $1', [
    Buffer.from(hash, 'hex'),
    from,
  ]);
}

/** Clears away what was brought before an instant and no story names, nor a draft of one; nor ever named, since what went out can be taken back. */
export async function clearUnnamedPhotos(db: Db, before: number): Promise<void> {
  await rows(
    db,
    `delete from photo where touched_at < $1 and encode(hash, 'hex') not in (
       select named ->> 'hash' from (select change from feed where kind = 'story' union all
                                     select change from draft where kind = 'story') as told,
              json_array_elements(told.change::json -> 'row' -> 'photos') as named)`,
    [before],
  );
}
