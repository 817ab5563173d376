import type { Instant } from '../../shared/day.ts';
import type { CountId, LotId, ProductId, StaffId } from '../../shared/id.ts';
import type { Quantity } from '../../shared/quantity.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Where and for what somebody counts. */
export type Sitting = {
  readonly count: CountId;
  readonly actor: StaffId;
  readonly place: string;
  readonly recount: boolean;
};

export type DraftGoods = { readonly product: ProductId; readonly lot: LotId | '' };

/** What one person found at one place and has not handed in. */
export type DraftRow = Sitting &
  DraftGoods & {
    readonly quantity: Quantity;
    readonly since: Instant;
    readonly at: Instant;
    /** The last scan of it. */
    readonly scan: string;
  };

type Stored = Omit<DraftRow, 'recount'> & { readonly recount: number };

const WHERE = 'count = ? AND actor = ? AND place = ? AND recount = ? AND product = ? AND lot = ?';

function keyOf({ count, actor, place, recount }: Sitting, { product, lot }: DraftGoods) {
  return [count, actor, place, recount ? 1 : 0, product, lot] as const;
}

export function draftRow(db: ReadDb, sitting: Sitting, goods: DraftGoods): DraftRow | undefined {
  const row = db.get<Stored>(`SELECT * FROM count_draft WHERE ${WHERE}`, ...keyOf(sitting, goods));
  return row && { ...row, recount: row.recount === 1 };
}

export function keepDraftRow(db: WriteDb, row: DraftRow): void {
  db.run(
    `INSERT OR REPLACE INTO count_draft (count, actor, place, recount, product, lot, quantity, since, at, scan)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...keyOf(row, row),
    row.quantity,
    row.since,
    row.at,
    row.scan,
  );
}

export function dropDraftRow(db: WriteDb, sitting: Sitting, goods: DraftGoods): void {
  db.run(`DELETE FROM count_draft WHERE ${WHERE}`, ...keyOf(sitting, goods));
}

/** What one person counted, the newest first. */
export function draftRows(db: ReadDb, { count, actor }: Pick<Sitting, 'count' | 'actor'>): DraftRow[] {
  return db
    .all<Stored>('SELECT * FROM count_draft WHERE count = ? AND actor = ? ORDER BY at DESC, product, lot', count, actor)
    .map((row) => Object.assign(row, { recount: row.recount === 1 }));
}

/** How many lines anybody here has counted and not handed in. */
export function countDrafted(db: ReadDb, count: CountId): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM count_draft WHERE count = ?', count)?.n ?? 0;
}

export function dropDrafts(db: WriteDb, { count, actor }: Pick<Sitting, 'count' | 'actor'>): void {
  db.run('DELETE FROM count_draft WHERE count = ? AND actor = ?', count, actor);
}

export function dropAllDrafts(db: WriteDb, count: CountId): void {
  db.run('DELETE FROM count_draft WHERE count = ?', count);
}
