import { createHash } from 'node:crypto';
import type { Hash } from '../../shared/journal/hash.ts';
import { hex } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Photographs that wait at once: 20 MB beside the sales, and more than a shop takes in a month without a line. */
const MOST = 100;

export type Waiting = { readonly hash: Hash; readonly seq: number };

/** @returns undefined where so many wait that no more are kept */
export function roomForPhoto(db: ReadDb, bytes: Uint8Array): Hash | undefined {
  const row = db.get<{ count: number }>('SELECT count(*) AS count FROM taken_photo');
  return (row?.count ?? 0) < MOST ? (createHash('sha256').update(bytes).digest('hex') as Hash) : undefined;
}

/** The same photograph told of twice goes once, after the later entry. */
export function keepTaken(db: WriteDb, { hash, seq }: Waiting, bytes: Uint8Array): void {
  db.run(
    'INSERT INTO taken_photo VALUES (?, ?, ?) ON CONFLICT (hash) DO UPDATE SET seq = excluded.seq',
    Buffer.from(hash, 'hex'),
    seq,
    Buffer.from(bytes),
  );
}

/** Those whose entries the centre has, the oldest first. @param upTo the last entry that the centre has */
export function takenToSend(db: ReadDb, upTo: number): Waiting[] {
  const rows = db.all<{ hash: Buffer; seq: number }>(
    'SELECT hash, seq FROM taken_photo WHERE seq <= ? ORDER BY seq',
    upTo,
  );
  return rows.map(({ hash, seq }) => ({ hash: hex(hash), seq }));
}

export function takenBytes(db: ReadDb, hash: Hash): Buffer | undefined {
  return db.get<{ bytes: Buffer }>('SELECT bytes FROM taken_photo WHERE hash = ?', Buffer.from(hash, 'hex'))?.bytes;
}

/** The centre has it, or will never want it. */
export function dropTaken(db: WriteDb, { hash, seq }: Waiting): void {
  db.run('DELETE FROM taken_photo WHERE hash = ? AND seq = ?', Buffer.from(hash, 'hex'), seq);
}
