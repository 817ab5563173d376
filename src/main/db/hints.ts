import type { GoodsHint } from '../../shared/contract/shelf.ts';
import { addDays, type Day, dayOf, daysBetween, type Instant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { rateFrom } from '../../shared/stock/cover.ts';
import { isNewOn, reorderHint, SOON_DAYS, type Supply } from '../../shared/stock/reorder.ts';
import type { Missed } from './missed.ts';
import { soldLately } from './movement.ts';
import type { ReadDb } from './sqlite.ts';
import { partsOnHand } from './stock.ts';

/** On which day of which clock, and what was asked for in vain. */
export type Asked = { readonly today: Day; readonly zone: string; readonly missed: Missed };

/** What a shop should do about these products, as far as there is anything. */
export function hintsOf(db: ReadDb, products: readonly ProductId[], asked: Asked): GoodsHint[] {
  return products.flatMap((product) => {
    const hint = reorderHint(supplyOf(db, product, asked), asked.today);
    return hint ? [{ ...namedOf(db, product), ...hint }] : [];
  });
}

/** Products of which there is anything to say: sold or asked for lately, or with a lot that ends soon. */
export function spokenOf(db: ReadDb, { today, missed: { byProduct } }: Asked): ProductId[] {
  const rows = db.all<{ product: ProductId }>(
    `SELECT id AS product FROM product WHERE EXISTS
         (SELECT 1 FROM movement WHERE movement.product = product.id AND day >= @from AND kind = 'sale')
     UNION SELECT product FROM told_sold WHERE day >= @from
     UNION SELECT product FROM lot WHERE expires BETWEEN @today AND @until
     UNION SELECT product FROM told_lot WHERE expires BETWEEN @today AND @until`,
    { from: rateFrom(today), today, until: addDays(today, SOON_DAYS - 1) },
  );
  const known = (product: ProductId) => db.get('SELECT 1 FROM product WHERE id = ?', product) !== undefined;
  return [...new Set([...rows.map(({ product }) => product), ...byProduct.keys()])].filter(known);
}

function supplyOf(db: ReadDb, product: ProductId, { today, zone, missed }: Asked): Supply {
  const { sold, days, firstOn } = soldLately(db, product, today);
  return {
    lots: partsOnHand(db, product).map(({ onHand, expires }) => (expires === null ? { onHand } : { onHand, expires })),
    sold,
    days,
    missed: missed.byProduct.get(product) ?? 0,
    keeps: keepsOf(db, product, zone),
    weighed: isWeighed(db, product),
    isNew: isNewOn(firstOn, today),
  };
}

function isWeighed(db: ReadDb, product: ProductId): boolean {
  return db.get<{ weighed: number }>('SELECT weighed FROM product WHERE id = ?', product)?.weighed === 1;
}

/** For how many days the lot that came in last kept, from the day it came; undefined where none says. */
function keepsOf(db: ReadDb, product: ProductId, zone: string): number | undefined {
  const lot = db.get<{ expires: Day; received_at: Instant }>(
    'SELECT expires, received_at FROM known_lot WHERE product = ? AND expires IS NOT NULL ORDER BY received_at DESC LIMIT 1',
    product,
  );
  return lot && Math.max(1, daysBetween(dayOf(lot.received_at, zone), lot.expires) + 1);
}

type Named = Pick<GoodsHint, 'product' | 'name' | 'unit' | 'netContent' | 'producer'>;

function namedOf(db: ReadDb, product: ProductId): Named {
  return must(
    db.get<Named>(
      `SELECT product.id AS product, product.name, product.unit, product.net_content AS netContent, producer.name AS producer
         FROM product JOIN producer ON producer.id = product.producer WHERE product.id = ?`,
      product,
    ),
    `product ${product}`,
  );
}

/** What is used up first comes first, then what will not be sold in time. */
export function byUrgency(a: GoodsHint, b: GoodsHint): number {
  if (a.hint !== b.hint) return a.hint === 'order' ? -1 : 1;
  if (a.hint === 'order' && b.hint === 'order') return a.lasts - b.lasts || b.order - a.order;
  return a.hint === 'slow' && b.hint === 'slow' && a.expires !== b.expires ? (a.expires < b.expires ? -1 : 1) : 0;
}
