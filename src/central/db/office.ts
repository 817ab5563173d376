import { type Db, row, rows } from './query.ts';

/** The office's password, hashed. `first` while it is the one made at the first run. */
export type StoredPassword = { readonly hash: string; readonly first: boolean };

export function storedPassword(db: Db): Promise<StoredPassword | undefined> {
  return row(db, 'select hash, first from office_password');
}

/** @returns whether it was the first: of two servers that start together only one sets it */
export async function insertFirstPassword(db: Db, hash: string): Promise<boolean> {
  const set = await rows(
    db,
    'insert into office_password (hash, first) values ($1, true) on conflict do nothing returning first',
    [hash],
  );
  return set.length > 0;
}

/** Whoever is signed in elsewhere is signed out: a password is changed because somebody may know it. */
export async function replacePassword(db: Db, hash: string, keepSession: Buffer): Promise<void> {
  await rows(
    db,
    `with others as (delete from office_session where token_hash <> $2)
     update office_password set hash = $1, first = false`,
    [hash, keepSession],
  );
}

/** As at the first run, whatever it was before; everybody is signed out. */
export async function resetPassword(db: Db, hash: string): Promise<void> {
  await rows(
    db,
    `with all_of_them as (delete from office_session)
     insert into office_password (hash, first) values ($1, true)
     on conflict (one) do update set hash = excluded.hash, first = true`,
    [hash],
  );
}

export async function insertSession(db: Db, tokenHash: Buffer, begunAt: number, expiresAt: number): Promise<void> {
  await rows(db, 'delete from office_session where expires_at < $1', [begunAt]);
  await rows(db, 'insert into office_session (token_hash, begun_at, expires_at) values ($1, $2, $3)', [
    tokenHash,
    begunAt,
    expiresAt,
  ]);
}

export async function isSession(db: Db, tokenHash: Buffer, now: number): Promise<boolean> {
  const found = await rows(db, 'select 1 from office_session where token_hash = $1 and expires_at > $2', [
    tokenHash,
    now,
  ]);
  return found.length > 0;
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await rows(db, 'delete from office_session where token_hash = $1', [tokenHash]);
}
