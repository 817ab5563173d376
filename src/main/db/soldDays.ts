import type { SoldDay, SoldDays } from '../../shared/contract/shelf.ts';
import { addDays, type Day } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { quantity } from '../../shared/quantity.ts';
import { RATE_DAYS, rateFrom } from '../../shared/stock/cover.ts';
import { missedHere } from './missed.ts';
import { soldLately } from './movement.ts';
import type { ReadDb } from './sqlite.ts';

type OfTill = { readonly day: Day; readonly till: number | null; readonly sold: number; readonly missed: number };

/** The days that a product's rate is of, newest first, and what makes each: their sums are those that hints and cover name. */
export function soldDaysOf(db: ReadDb, product: ProductId, today: Day): SoldDays {
  const { sold, days, firstOn } = soldLately(db, product, today);
  const told = [...soldHere(db, product, today), ...soldElsewhere(db, product, today)];
  const all = Array.from({ length: RATE_DAYS }, (_, back) => dayIn(told, addDays(today, -back)));
  // Goods may be asked for before they first came.
  const list = all.filter((each, back) => back < days || each.sold !== 0 || each.missed > 0);
  return { sold, days, firstOn, missed: list.reduce((sum, { missed }) => sum + missed, 0), list };
}

function dayIn(told: readonly OfTill[], day: Day): SoldDay {
  const those = told.filter((each) => each.day === day);
  const sums = new Map<number | null, number>();
  for (const { till, sold } of those) sums.set(till, (sums.get(till) ?? 0) + sold);
  const tills = [...sums].filter(([, sold]) => sold !== 0).map(([till, sold]) => ({ till, sold: quantity(sold) }));
  return {
    day,
    sold: quantity(those.reduce((sum, { sold }) => sum + sold, 0)),
    missed: those.reduce((sum, { missed }) => sum + missed, 0),
    tills,
  };
}

function soldHere(db: ReadDb, product: ProductId, today: Day): OfTill[] {
  const sold = db.all<OfTill>(
    `SELECT day, NULL AS till, -sum(quantity) AS sold, 0 AS missed FROM movement
      WHERE product = ? AND day BETWEEN ? AND ? AND kind IN ('sale', 'return') GROUP BY day`,
    product,
    rateFrom(today),
    today,
  );
  const missed = missedHere(db, today).filter((each) => each.product === product);
  return [...sold, ...missed.map(({ day }) => ({ day, till: null, sold: 0, missed: 1 }))];
}

function soldElsewhere(db: ReadDb, product: ProductId, today: Day): OfTill[] {
  return db.all<OfTill>(
    'SELECT day, till, sold, missed FROM told_sold WHERE product = ? AND day BETWEEN ? AND ? ORDER BY till',
    product,
    rateFrom(today),
    today,
  );
}

/** Whether others sell here whose days nobody told: a centre of before it told them. */
export function isSoldElsewhereUntold(db: ReadDb): boolean {
  const some = (table: string) => db.get(`SELECT 1 FROM ${table} LIMIT 1`) !== undefined;
  return some('told_stock') && !some('told_sold');
}
