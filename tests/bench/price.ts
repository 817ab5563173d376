import { addToCart, type Cart, emptyCart } from '../../src/shared/cart/cart.ts';
import type { Day } from '../../src/shared/day.ts';
import { PromotionId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { priceCart } from '../../src/shared/pricing/priceCart.ts';
import type { Moment } from '../../src/shared/promotion/moment.ts';
import type { PromotedGoods, Promotion, PromotionRule } from '../../src/shared/promotion/promotion.ts';
import { promotionsFor } from '../../src/shared/promotion/promotionsFor.ts';
import { quantity } from '../../src/shared/quantity.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import { A_SALE, anItem } from '../support/aCart.ts';
import { aPromotion } from '../support/aPromotion.ts';
import { type BenchCatalogue, benchCatalogue, type Dice, diceFrom, pick } from '../support/benchCatalogue.ts';
import { showroom } from '../support/counter.ts';
import type { Bench } from './bench.ts';
import { inTurn, median, pairedRatio, taking } from './measure.ts';

const LINES = 100;
const PROMOTIONS = 200;
const BURST = 20;
const NOW: Moment = { outlet: showroom.id, day: '2026-11-23' as Day, minute: 600 };

export const price: Bench = {
  name: 'price',
  about: 'a cart of 100 lines, priced with 200 promotions that all run',
  run: async ({ long }) => {
    const dice = diceFrom(7);
    const { products } = await benchCatalogue(500);
    const cart = aLongCart(products, dice);
    const promotions = Array.from({ length: PROMOTIONS }, (_, index) => aBenchPromotion(index, products, dice));
    // A list of its own each time: what is kept between two scans of one minute must not flatter it.
    const promoted = () => priceCart(cart, promotionsFor(cart, [...promotions], NOW));
    const plain = () => priceCart(cart);
    for (let warm = 0; warm < 200; warm += 1) promoted();

    const { ours, theirs } = await inTurn(long ? 100 : 40, {
      ours: () => taking(BURST, () => repeat(promoted)).cpu,
      theirs: () => taking(BURST, () => repeat(plain)).cpu,
    });
    const offs = promoted().lines.reduce((sum, line) => sum + line.offs.length, 0);
    return [
      {
        name: 'price.cart',
        value: median(ours) / 1_000,
        unit: 'ms CPU',
        baseline: median(theirs) / 1_000,
        ratio: pairedRatio(ours, theirs),
        goal: { of: 'value', atMost: 5 },
        note: `${LINES} lines, ${PROMOTIONS} promotions, ${offs} of them or of their shares on lines; baseline: the same cart without promotions`,
      },
    ];
  },
};

function repeat(work: () => unknown): void {
  for (let one = 0; one < BURST; one += 1) work();
}

function aLongCart(products: BenchCatalogue['products'], dice: Dice): Cart {
  let cart = emptyCart(A_SALE);
  for (const product of products.slice(0, LINES)) {
    const { id, name, unit, weighed, category, producer } = product;
    const item = anItem({ product: id, name, unit, weighed, category, producer: { id: producer, name: producer } });
    const costs = dong(5_000 + Math.floor(dice() * 400) * 1_000);
    const next = addToCart(cart, { ...item, price: costs }, quantity(1_000 * (1 + Math.floor(dice() * 8))));
    if (isRefusal(next)) throw new Error(`the cart refuses ${name}: ${next.refused}`);
    cart = next;
  }
  return cart;
}

/** Of every kind, most of them about goods that lie in the cart. */
function aBenchPromotion(index: number, products: BenchCatalogue['products'], dice: Dice): Promotion {
  return aPromotion({ id: PromotionId.parse(`km-${index}`), rule: aRule(index, aimAt(index, products, dice), dice) });
}

function aimAt(index: number, products: BenchCatalogue['products'], dice: Dice): PromotedGoods {
  const { category, producer } = pick(products, dice);
  switch (index % 4) {
    case 0:
      return { of: 'products', products: Array.from({ length: 20 }, () => pick(products, dice).id) };
    case 1:
      return { of: 'category', category };
    case 2:
      return { of: 'producer', producer };
    default:
      return { of: 'stars', stars: [4] };
  }
}

function aRule(index: number, goods: PromotedGoods, dice: Dice): PromotionRule {
  const perMille = 10 + Math.floor(dice() * 400);
  switch (index % 5) {
    case 0:
      return { kind: 'buy-get', goods, buy: 1 + (index % 6), get: 1, perMille: 1000 };
    case 1:
      return { kind: 'sale', atLeast: dong(index * 10_000), off: { perMille } };
    case 2:
      return { kind: 'goods', goods, off: { amount: dong(1_000 + index * 10) } };
    default:
      return { kind: 'goods', goods, off: { perMille } };
  }
}
