import type { DisplayGood } from '../../shared/contract/display.ts';
import type { Day } from '../../shared/day.ts';
import type { ReadDb } from './sqlite.ts';

/** Goods told in a day: more than a buyer at the counter will ever stand through. */
const TOLD = 40;
const DAY = 86_400_000;
/** A prime, so that every turn goes through the products in another order. */
const SPREAD = 7_919;

/**
 * Products whose stars hold on a day, other ones every day where there are many: each producer's goods get their turn,
 * and a till that was started twice tells the same.
 */
export function starredGoods(db: ReadDb, day: Day): DisplayGood[] {
  // Of several certificates that hold, the row of the latest: SQLite takes the other columns from where the maximum is.
  return db.all<DisplayGood>(
    `SELECT name, netContent, category, producer, place, stars FROM (
       SELECT product.number, product.name, product.net_content AS netContent, product.category,
              producer.name AS producer, producer.place, certificate.stars, max(certificate.issued_on)
         FROM certificate
         JOIN product ON product.id = certificate.product
         JOIN producer ON producer.id = product.producer
        WHERE issued_on <= @day AND expires_on >= @day AND (revoked_on IS NULL OR revoked_on > @day)
        GROUP BY certificate.product)
      ORDER BY (number * @turn) % @spread, number LIMIT @limit`,
    { day, turn: (Date.parse(day) / DAY) % SPREAD || 1, spread: SPREAD, limit: TOLD },
  );
}
