import type { Day } from '../../shared/day.ts';
import type { OutletId } from '../../shared/id.ts';
import { dayBefore, isHeldAt } from '../../shared/promotion/moment.ts';
import { Promotion } from '../../shared/promotion/promotion.ts';
import type { ReadDb, TillDb } from './sqlite.ts';

type Read = { readonly key: string; readonly promotions: readonly Promotion[] };

/** What was read last from each open database. */
const lastRead = new WeakMap<TillDb, Read>();

/**
 * The promotions that may run at an outlet on a day, those of the night before included. Parsed once and kept until one of
 * them, or the day, is another: a scan reads a number.
 */
export function promotionsAt(db: TillDb, outlet: OutletId, day: Day): readonly Promotion[] {
  const key = `${editionOf(db)} ${outlet} ${day}`;
  const last = lastRead.get(db);
  if (last?.key === key) return last.promotions;
  const promotions = db
    .all<{ body: string }>('SELECT body FROM promotion WHERE to_on >= ? ORDER BY id', dayBefore(day))
    .map(({ body }) => Promotion.parse(JSON.parse(body)))
    .filter((promotion) => isHeldAt(promotion, outlet) && promotion.endedOn === undefined);
  lastRead.set(db, { key, promotions });
  return promotions;
}

function editionOf(db: ReadDb): number {
  return db.get<{ n: number }>('SELECT n FROM promotion_edition')?.n ?? 0;
}
