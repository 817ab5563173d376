import type { CartLine } from '../cart/cart.ts';
import type { PromotedGoods, Promotion } from './promotion.ts';

/** What promotions are found by: the parts of a product that goods are named by. */
export type Reached = Pick<CartLine, 'product' | 'category' | 'producer' | 'stars'>;

/** Promotions by what they reach, so that a line is not held against each of hundreds. */
export type Reach<P extends Promotion = Promotion> = (line: Reached) => readonly P[];

/** @returns for each line the promotions about it, in the order they are given */
export function reachOf<P extends Promotion>(
  promotions: readonly P[],
  goodsOf: (promotion: P) => PromotedGoods,
): Reach<P> {
  const places = new Map<string, number[]>();
  for (const [place, promotion] of promotions.entries()) {
    for (const name of namesOf(goodsOf(promotion))) {
      const same = places.get(name);
      if (same) same.push(place);
      else places.set(name, [place]);
    }
  }
  return (line) => {
    // Goods are named one way in each promotion, so none is found twice.
    const found = namesOfLine(line).flatMap((name) => places.get(name) ?? []);
    return found.toSorted((a, b) => a - b).flatMap((place) => promotions[place] ?? []);
  };
}

/** Whether goods include something. */
export function includes(goods: PromotedGoods, line: Reached): boolean {
  switch (goods.of) {
    case 'products':
      return goods.products.includes(line.product);
    case 'category':
      return goods.category === line.category;
    case 'producer':
      return goods.producer === line.producer.id;
    case 'stars':
      return line.stars !== null && goods.stars.includes(line.stars);
  }
}

/** Products by their bare id, because promotions may name thousands; the others so that they are no product's id. */
function namesOf(goods: PromotedGoods): Iterable<string> {
  switch (goods.of) {
    case 'products':
      return new Set<string>(goods.products);
    case 'category':
      return [`category ${goods.category}`];
    case 'producer':
      return [`producer ${goods.producer}`];
    case 'stars':
      return new Set(goods.stars.map((stars) => `stars ${stars}`));
  }
}

function namesOfLine({ product, category, producer, stars }: Reached): string[] {
  return [product, `producer ${producer.id}`, `category ${category}`, `stars ${stars}`];
}
