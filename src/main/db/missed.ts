import type { Day } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { bodies } from '../../shared/journal/entry.ts';
import { rateFrom } from '../../shared/stock/cover.ts';
import { enrolled } from './enrolment.ts';
import { newestOf } from './journal.ts';
import type { ReadDb } from './sqlite.ts';

/** Asked for in vain in four weeks: no counter writes down more. */
const LOOKED_AT = 1_000;

/** What was asked for and was not there in the days that a rate is of: products, and whatever else in the cashiers' words. */
export type Missed = {
  readonly byProduct: ReadonlyMap<ProductId, number>;
  readonly byText: ReadonlyMap<string, number>;
};

export function missedOf(db: ReadDb, today: Day): Missed {
  const byProduct = new Map<ProductId, number>();
  const byText = new Map<string, number>();
  const from = rateFrom(today);
  for (const { body } of newestOf(db, enrolled(db).device, 'missed-demand', LOOKED_AT)) {
    const { day, product, text, training } = bodies['missed-demand'].parse(JSON.parse(body));
    if (training || day < from || day > today) continue;
    if (product === undefined) byText.set(text, (byText.get(text) ?? 0) + 1);
    else byProduct.set(product, (byProduct.get(product) ?? 0) + 1);
  }
  return { byProduct, byText };
}
