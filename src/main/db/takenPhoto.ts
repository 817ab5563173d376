import { createHash } from 'node:crypto';
import type { NamedPhoto } from '../../shared/contract/stock.ts';
import { Hash } from '../../shared/journal/hash.ts';
import { hex, type StoredEntry } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Photographs that wait at once: 20 MB beside the sales, and more than a shop takes in a month without a line. */
const MOST = 100;
/** Photographs of write-offs that the centre has and that are still looked at here: 20 MB at most. */
const MOST_SHOWN = 100;

export type Waiting = { readonly hash: Hash; readonly seq: number };

/** @returns undefined where so many wait that no more are kept */
export function roomForPhoto(db: ReadDb, bytes: Uint8Array): Hash | undefined {
  const row = db.get<{ count: number }>('SELECT count(*) AS count FROM taken_photo WHERE sent = 0');
  return (row?.count ?? 0) < MOST ? (createHash('sha256').update(bytes).digest('hex') as Hash) : undefined;
}

/** The same photograph told of twice goes once, after the later entry. */
export function keepTaken(db: WriteDb, { hash, seq }: Waiting, bytes: Uint8Array): void {
  db.run(
    `INSERT INTO taken_photo (hash, seq, bytes) VALUES (?, ?, ?)
     ON CONFLICT (hash) DO UPDATE SET seq = excluded.seq, sent = 0`,
    Buffer.from(hash, 'hex'),
    seq,
    Buffer.from(bytes),
  );
}

/** Those whose entries the centre has, the oldest first. @param upTo the last entry that the centre has */
export function takenToSend(db: ReadDb, upTo: number): Waiting[] {
  const rows = db.all<{ hash: Buffer; seq: number }>(
    'SELECT hash, seq FROM taken_photo WHERE sent = 0 AND seq <= ? ORDER BY seq',
    upTo,
  );
  return rows.map(({ hash, seq }) => ({ hash: hex(hash), seq }));
}

export function takenBytes(db: ReadDb, hash: Hash): Buffer | undefined {
  return db.get<{ bytes: Buffer }>('SELECT bytes FROM taken_photo WHERE hash = ?', Buffer.from(hash, 'hex'))?.bytes;
}

/** What is here of the photograph that an entry names. */
export function photoOf(db: ReadDb, entry: StoredEntry | undefined): NamedPhoto {
  const { photo } = entry ? (JSON.parse(entry.body) as { readonly photo?: unknown }) : {};
  const named = Hash.safeParse(photo).data;
  if (!named) return { is: 'none' };
  const bytes = takenBytes(db, named);
  return bytes ? { is: 'here', content: bytes.toString('base64') } : { is: 'elsewhere' };
}

/** The centre has it. The newest of what was written off stay: somebody may open the paper again. */
export function noteSent(db: WriteDb, { hash, seq }: Waiting): void {
  db.run('UPDATE taken_photo SET sent = 1 WHERE hash = ? AND seq = ?', Buffer.from(hash, 'hex'), seq);
  db.run(
    `DELETE FROM taken_photo WHERE sent = 1 AND seq NOT IN (
       SELECT seq FROM taken_photo JOIN journal USING (seq)
       WHERE sent = 1 AND kind = 'goods-written-off' ORDER BY seq DESC LIMIT ?)`,
    MOST_SHOWN,
  );
}

/** The centre will never want it. */
export function dropTaken(db: WriteDb, { hash, seq }: Waiting): void {
  db.run('DELETE FROM taken_photo WHERE hash = ? AND seq = ?', Buffer.from(hash, 'hex'), seq);
}
