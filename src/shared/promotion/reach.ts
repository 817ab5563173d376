import type { CartLine } from '../cart/cart.ts';
import type { PromotedGoods, Promotion } from './promotion.ts';

/** What promotions are found by: the parts of a product that goods are named by. */
export type Reached = Pick<CartLine, 'product' | 'category' | 'producer' | 'stars'>;

/** Promotions by what they reach, so that a line is not held against each of hundreds. */
export type Reach<P extends Promotion = Promotion> = (line: Reached) => readonly P[];

export function reachOf<P extends Promotion>(
  promotions: readonly P[],
  goodsOf: (promotion: P) => PromotedGoods,
): Reach<P> {
  const found = new Map<string, P[]>();
  for (const promotion of promotions) {
    for (const name of namesOf(goodsOf(promotion))) {
      const same = found.get(name);
      if (same) same.push(promotion);
      else found.set(name, [promotion]);
    }
  }
  // Goods are named one way in each promotion, so none is found twice.
  return (line) => namesOfLine(line).flatMap((name) => found.get(name) ?? []);
}

/** Whether goods include something. */
export function includes(goods: PromotedGoods, line: Reached): boolean {
  const names = namesOf(goods);
  return namesOfLine(line).some((name) => names.has(name));
}

function namesOf(goods: PromotedGoods): ReadonlySet<string> {
  switch (goods.of) {
    case 'products':
      return new Set(goods.products.map((product) => `product ${product}`));
    case 'category':
      return new Set([`category ${goods.category}`]);
    case 'producer':
      return new Set([`producer ${goods.producer}`]);
    case 'stars':
      return new Set(goods.stars.map((stars) => `stars ${stars}`));
  }
}

function namesOfLine({ product, category, producer, stars }: Reached): string[] {
  const names = [`product ${product}`, `producer ${producer.id}`];
  if (category !== undefined) names.push(`category ${category}`);
  if (stars !== null) names.push(`stars ${stars}`);
  return names;
}
