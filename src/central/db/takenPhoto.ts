import type { DeviceId } from '../../shared/id.ts';
import type { Hash } from '../../shared/journal/hash.ts';
import { type Db, row, rows } from './query.ts';

export type TakenPhoto = {
  readonly hash: Hash;
  readonly device: DeviceId;
  readonly seq: number;
  readonly width: number;
  readonly height: number;
};

/** Whether an entry of the till, in the journal or in a history kept apart, names this photograph. */
export async function namesPhoto(db: Db, { device, seq, hash }: Omit<TakenPhoto, 'width' | 'height'>) {
  const found = await row(
    db,
    `select 1 from (
       select entry from journal where device = $1 and seq = $2
       union all select entry from fork_entry where device = $1 and seq = $2
     ) as known where known.entry::json #>> '{body,photo}' = $3`,
    [device, seq, hash],
  );
  return found !== undefined;
}

/** Twice is once: the same bytes have the same hash. */
export async function keepTaken(
  db: Db,
  { hash, device, seq, width, height }: TakenPhoto,
  { bytes, at }: { readonly bytes: Uint8Array; readonly at: number },
): Promise<void> {
  await rows(db, 'insert into taken_photo values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing', [
    Buffer.from(hash, 'hex'),
    device,
    seq,
    width,
    height,
    Buffer.from(bytes),
    at,
  ]);
}

/** Clears away what arrived before an instant: what it was of is in the catalogue by then, or wanted by nobody. */
export async function clearTaken(db: Db, before: number): Promise<void> {
  await rows(db, 'delete from taken_photo where arrived_at < $1', [before]);
}

export async function takenBytes(db: Db, hash: Hash): Promise<Buffer | undefined> {
  const found = await row<{ bytes: Buffer }>(db, 'select bytes from taken_photo where hash = $1', [
    Buffer.from(hash, 'hex'),
  ]);
  return found?.bytes;
}
