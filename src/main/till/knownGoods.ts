import type { ProducerId, ProductId } from '../../shared/id.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { isFood } from '../../shared/stock/food.ts';
import type { Terms } from '../../shared/stock/lot.ts';
import type { KnownGoods } from '../../shared/stock/receiveDraft.ts';
import { itemOf } from '../db/catalogue.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { lastTermsOf, lotsOf } from '../db/stock.ts';
import type { Desk } from './desk.ts';
import { wallDay } from './stockPaper.ts';

/** What the till knows of goods that come in; a gift basket is made of what comes in, and does not come itself. */
export function knownGoods(db: ReadDb, desk: Desk, product: ProductId): KnownGoods | Refusal {
  const today = wallDay(db, desk.clock());
  const item = itemOf(db, today, product);
  if (!item) return { refused: 'no-such-product' };
  const { name, unit, weighed, category, producer, parts } = item;
  if (parts !== undefined) return { refused: 'basket-not-received', name };
  return {
    product,
    name,
    unit,
    weighed,
    food: isFood(category ?? ''),
    producer,
    last: lotsOf(db, product).at(-1)?.lot,
    termsOf: (owner: ProducerId): Terms | undefined => lastTermsOf(db, owner),
    today,
  };
}
