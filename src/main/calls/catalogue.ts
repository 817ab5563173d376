import type { catalogueCalls as contract } from '../../shared/contract/catalogue.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { categories, countProducts, tiles, viewsOf } from '../db/catalogue.ts';
import { searchProducts } from '../db/search.ts';
import { today } from '../till/desk.ts';

export function catalogueCalls(counter: Counter) {
  const { db } = counter;
  const day = () => today(db, counter.clock());
  return {
    'catalogue.categories': () => categories(db),
    'catalogue.tiles': (page) => ({ products: tiles(db, day(), page), total: countProducts(db, page.category) }),
    'catalogue.search': ({ text, limit }) => viewsOf(db, day(), searchProducts(db, text, limit)),
  } satisfies HandlersOf<typeof contract>;
}
