import type { Day } from '../../shared/day.ts';
import type { DeviceId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { quantity } from '../../shared/quantity.ts';
import { type Rate, rateDays, rateFrom } from '../../shared/stock/cover.ts';
import { lotKey, movedBy } from '../../shared/stock/moved.ts';
import { head, nextEntries, type Portion, type StoredEntry } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { stockEntry } from './stockEntry.ts';

/**
 * Takes the next entries of the journal into the list of movements.
 * @param limit entries looked at
 * @returns how many are still to come
 */
export function catchUpMovements(db: WriteDb, device: DeviceId, limit: number | Portion): number {
  const from = movementsUpTo(db);
  let seq = from;
  // Read before anything is written: there is no writing on a connection while it reads.
  const entries = nextEntries(db, device, from, limit);
  for (const entry of entries) {
    seq = entry.header.seq;
    take(db, entry);
  }
  if (seq !== from) db.run('UPDATE movement_state SET seq = ?', seq);
  return head(db).seq - seq;
}

function movementsUpTo(db: ReadDb): number {
  return must(db.get<{ seq: number }>('SELECT seq FROM movement_state'), 'the state of the movements').seq;
}

export function emptyMovements(db: WriteDb): void {
  db.run('DELETE FROM movement');
  db.run('UPDATE movement_state SET seq = 0');
}

function take(db: WriteDb, stored: StoredEntry): void {
  const entry = stockEntry(stored);
  if (!entry) return;
  for (const { product, lot, quantity: moved } of movedBy(entry)) {
    db.run(
      'INSERT INTO movement (product, day, seq, lot, kind, quantity) VALUES (?, ?, ?, ?, ?, ?)',
      product,
      entry.body.day,
      stored.header.seq,
      lotKey(lot?.id),
      entry.kind,
      moved,
    );
  }
}

type Sold = { readonly sold: number; readonly firstOn: Day | null; readonly movedOn: Day | null };

export type Lately = Rate & {
  /** When the outlet first and last moved any, as far as this till has heard. */
  readonly firstOn: Day | null;
  readonly movedOn: Day | null;
};

/**
 * What the outlet sold of a product in the days that a rate is of: what this till's entries say, and what the centre told of the
 * others. Each till's own days are counted once, by itself here and by what was told there.
 */
export function soldLately(db: ReadDb, product: ProductId, today: Day): Lately {
  const here = soldHere(db, product, today);
  const there = soldThere(db, product, today);
  const firstOn = [here.firstOn, there.firstOn].flatMap((day) => day ?? []).toSorted()[0] ?? null;
  const movedOn =
    [here.movedOn, there.movedOn]
      .flatMap((day) => day ?? [])
      .toSorted()
      .at(-1) ?? null;
  return { sold: quantity(here.sold + there.sold), days: rateDays(firstOn, today), firstOn, movedOn };
}

function soldHere(db: ReadDb, product: ProductId, today: Day): Sold {
  // Each a look-up of its own: together, a minimum and a maximum would read all that the product ever did.
  return must(
    db.get<Sold>(
      `SELECT (SELECT -coalesce(sum(quantity), 0) FROM movement
                WHERE product = @product AND day BETWEEN @from AND @today AND kind IN ('sale', 'return')) AS sold,
              (SELECT min(day) FROM movement WHERE product = @product) AS firstOn,
              (SELECT max(day) FROM movement WHERE product = @product) AS movedOn`,
      { product, from: rateFrom(today), today },
    ),
    'a row',
  );
}

function soldThere(db: ReadDb, product: ProductId, today: Day): Sold {
  return must(
    db.get<Sold>(
      `SELECT (SELECT coalesce(sum(sold), 0) FROM told_sold WHERE product = @product AND day BETWEEN @from AND @today) AS sold,
              coalesce((SELECT min(first_on) FROM told_stock WHERE product = @product),
                       (SELECT min(day) FROM told_sold WHERE product = @product)) AS firstOn,
              coalesce((SELECT max(last_on) FROM told_stock WHERE product = @product),
                       (SELECT max(day) FROM told_sold WHERE product = @product)) AS movedOn`,
      { product, from: rateFrom(today), today },
    ),
    'a row',
  );
}
