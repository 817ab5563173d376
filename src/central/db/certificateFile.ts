import type { Paper, PaperType } from '../../shared/catalogue/paper.ts';
import type { Instant } from '../../shared/day.ts';
import type { Hash } from '../../shared/journal/entry.ts';
import { type Db, row, rows, type Transaction } from './query.ts';

type PaperColumns = Omit<Paper, 'at'> & { readonly at: number; readonly certificate: string };

const COLUMNS = `certificate, encode(hash, 'hex') as hash, name, type, octet_length(bytes) as bytes, at, by`;

/** By certificate, the newest first. */
export async function papersOf(
  db: Db,
  certificates: readonly string[],
): Promise<ReadonlyMap<string, readonly Paper[]>> {
  const found = await rows<PaperColumns>(
    db,
    `select ${COLUMNS} from certificate_file where certificate = any($1) order by at desc, hash`,
    [certificates],
  );
  const groups = new Map<string, Paper[]>();
  for (const { certificate, hash, name, type, bytes, at, by } of found) {
    const paper = { hash, name, type, bytes, at: at as Instant, by };
    groups.set(certificate, [...(groups.get(certificate) ?? []), paper]);
  }
  return groups;
}

export async function countPapers(db: Db): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ certificate: string; n: number }>(
    db,
    'select certificate, count(*)::int as n from certificate_file group by certificate',
  );
  return new Map(found.map(({ certificate, n }) => [certificate, n]));
}

/** Twice is once. */
export async function keepPaper(
  tx: Transaction,
  certificate: string,
  { hash, name, type, at, by }: Paper,
  bytes: Uint8Array,
): Promise<void> {
  await rows(
    tx,
    `insert into certificate_file (certificate, hash, name, type, bytes, at, by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (certificate, hash) do update set name = excluded.name`,
    [certificate, Buffer.from(hash, 'hex'), name, type, Buffer.from(bytes), at, by],
  );
}

export function paperBytes(
  db: Db,
  certificate: string,
  hash: Hash,
): Promise<{ readonly type: PaperType; readonly name: string; readonly bytes: Buffer } | undefined> {
  return row(db, 'select type, name, bytes from certificate_file where certificate = $1 and hash = $2', [
    certificate,
    Buffer.from(hash, 'hex'),
  ]);
}

/** @returns what it was called; undefined where there was none */
export async function dropPaper(tx: Transaction, certificate: string, hash: Hash): Promise<string | undefined> {
  const gone = await row<{ name: string }>(
    tx,
    'delete from certificate_file where certificate = $1 and hash = $2 returning name',
    [certificate, Buffer.from(hash, 'hex')],
  );
  return gone?.name;
}
