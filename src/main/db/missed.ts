import type { Day } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { bodies } from '../../shared/journal/entry.ts';
import { rateFrom } from '../../shared/stock/cover.ts';
import { enrolled } from './enrolment.ts';
import { newestOf } from './journal.ts';
import type { ReadDb } from './sqlite.ts';

/** Asked for in vain in four weeks: no counter writes down more. */
const LOOKED_AT = 1_000;

/**
 * What was asked for and was not there in the days that a rate is of: products at all tills of the outlet, and whatever else in the
 * words of this till's cashiers.
 */
export type Missed = {
  readonly byProduct: ReadonlyMap<ProductId, number>;
  readonly byText: ReadonlyMap<string, number>;
};

export function missedOf(db: ReadDb, today: Day): Missed {
  const byProduct = new Map(missedElsewhere(db, today));
  const byText = new Map<string, number>();
  for (const { product, text } of missedHere(db, today)) {
    if (product === undefined) byText.set(text, (byText.get(text) ?? 0) + 1);
    else byProduct.set(product, (byProduct.get(product) ?? 0) + 1);
  }
  return { byProduct, byText };
}

type MissedHere = { readonly day: Day; readonly product?: ProductId | undefined; readonly text: string };

/** Each time somebody asked at this till. */
export function missedHere(db: ReadDb, today: Day): MissedHere[] {
  const from = rateFrom(today);
  return newestOf(db, enrolled(db).device, 'missed-demand', LOOKED_AT).flatMap(({ body }) => {
    const { day, product, text, training } = bodies['missed-demand'].parse(JSON.parse(body));
    return training || day < from || day > today ? [] : [{ day, product, text }];
  });
}

function missedElsewhere(db: ReadDb, today: Day): [ProductId, number][] {
  return db
    .all<{ product: ProductId; times: number }>(
      `SELECT product, sum(missed) AS times FROM told_sold WHERE day BETWEEN ? AND ?
        GROUP BY product HAVING sum(missed) > 0`,
      rateFrom(today),
      today,
    )
    .map(({ product, times }) => [product, times]);
}
