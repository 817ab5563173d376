import type { Pool } from 'pg';
import type { EntryLine } from '../../archive/journalLines.ts';
import type { Head } from '../../shared/journal/chain.ts';
import type { Hash } from '../../shared/journal/entry.ts';
import { row, rows } from './query.ts';

type Row = {
  readonly seq: number;
  readonly epoch: number;
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly entry: string;
  readonly hash: string;
  readonly sig: Buffer | null;
};

export type RowUnlikeItsEntry = { readonly device: string; readonly seq: number; readonly column: string };

const PAGE = 1_000;

/** A till's entries from the first to `last`, page by page. What stands beside an entry in its row is compared with it. */
export async function* entriesFrom(
  pool: Pool,
  device: string,
  last: number,
  onUnlike: (row: RowUnlikeItsEntry) => void,
): AsyncGenerator<EntryLine> {
  for (let after = 0; after < last; ) {
    const page = await rows<Row>(
      pool,
      `select seq, epoch, id, kind, at, entry, encode(hash, 'hex') as hash, sig from journal
       where device = $1 and seq > $2 and seq <= $3 order by seq limit ${PAGE}`,
      [device, after, last],
    );
    for (const { seq, epoch, id, kind, at, ...rest } of page) {
      const column = columnUnlike({ seq, epoch, id, kind, at }, rest.entry);
      if (column !== undefined) onUnlike({ device, seq, column });
      yield lineOf({ kind, ...rest });
    }
    const end = page.at(-1)?.seq;
    if (end === undefined) return;
    after = end;
  }
}

/** @param copied what stands beside the entry for the office's lists and queries to read */
function columnUnlike(copied: { readonly [column: string]: unknown }, text: string): string | undefined {
  try {
    const said = JSON.parse(text) as { readonly [member: string]: unknown };
    return Object.keys(copied).find((column) => said[column] !== copied[column]);
  } catch {
    return 'entry';
  }
}

function lineOf({ kind, entry, hash, sig }: Pick<Row, 'kind' | 'entry' | 'hash' | 'sig'>): EntryLine {
  return { kind, text: entry, hash, sig: sig?.toString('base64') ?? '' };
}

export async function hasForks(pool: Pool, device: string): Promise<boolean> {
  return (await row(pool, 'select from fork_entry where device = $1 limit 1', [device])) !== undefined;
}

/** A till's entries of other histories. There are few: a till in quarantine is looked after. */
export async function* forkEntries(
  pool: Pool,
  device: string,
  onUnlike: (row: RowUnlikeItsEntry) => void,
): AsyncGenerator<EntryLine> {
  const found = await rows<ForkRow>(
    pool,
    `select seq, epoch, encode(prev, 'hex') as prev, entry, encode(hash, 'hex') as hash, sig from fork_entry
     where device = $1 order by seq, hash`,
    [device],
  );
  for (const { seq, epoch, prev, ...rest } of found) {
    const column = columnUnlike({ seq, epoch, prev }, rest.entry);
    if (column !== undefined) onUnlike({ device, seq, column });
    yield lineOf({ kind: '', ...rest });
  }
}

type ForkRow = Pick<Row, 'seq' | 'epoch' | 'entry' | 'hash' | 'sig'> & { readonly prev: string };

export type Arrival = { readonly head: Head; readonly at: number };

const DAY = 86_400_000;

/** The last entry that had arrived on each day (of UTC) and when it did: the end of the last batch of that day. */
export async function arrivals(pool: Pool, device: string, last: number): Promise<Arrival[]> {
  const found = await rows<{ epoch: number; seq: number; hash: Hash; at: number }>(
    pool,
    `select epoch, seq, encode(hash, 'hex') as hash, arrived_at as at from journal
     where device = $1 and seq in (
       select max(seq) from journal where device = $1 and seq <= $2 and sig is not null group by arrived_at / ${DAY}
     ) order by seq`,
    [device, last],
  );
  return found.map(({ at, ...head }) => ({ head, at }));
}
