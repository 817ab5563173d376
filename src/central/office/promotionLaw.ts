import { type Certificate, certificateOn } from '../../shared/catalogue/certificate.ts';
import type { OutletGroup } from '../../shared/catalogue/outletGroup.ts';
import { type Product, priceOn } from '../../shared/catalogue/product.ts';
import type { Day } from '../../shared/day.ts';
import type { PromotionId } from '../../shared/id.ts';
import { type CapBreach, capBreach, capOn, paidUnder } from '../../shared/promotion/cap.ts';
import { dayBefore } from '../../shared/promotion/moment.ts';
import type { PromotedGoods, Promotion, PromotionTerms } from '../../shared/promotion/promotion.ts';
import { includes } from '../../shared/promotion/reach.ts';
import type { PromotionPreview, PromotionRow } from './api/promotions.ts';
import { type Catalogue, certificatesByProduct } from './catalogueView.ts';
import { type ProductPrices, priceListsAt, pricesOf } from './priceLists.ts';

/** A night that goes on past midnight still runs the morning after its last day. */
export function stateOn({ from, to, window, endedOn }: Promotion, today: Day): PromotionRow['state'] {
  const night = window !== undefined && window.to < window.from;
  if (endedOn !== undefined || to < (night ? dayBefore(today) : today)) return 'ended';
  return from > today ? 'coming' : 'running';
}

type Fault = 'no-such-outlet' | 'no-such-goods' | 'weighed-goods';

export function termsFault(catalogue: Catalogue, { outlets, rule }: PromotionTerms): Fault | undefined {
  if (outlets !== 'all' && !outlets.every((outlet) => catalogue.outlets.has(outlet))) return 'no-such-outlet';
  if (rule.kind === 'sale') return undefined;
  if (!areThere(catalogue, rule.goods)) return 'no-such-goods';
  if (rule.kind !== 'buy-get' || rule.goods.of !== 'products') return undefined;
  // Nobody buys five and gets one of what is weighed.
  return rule.goods.products.some((product) => catalogue.products.get(product)?.weighed) ? 'weighed-goods' : undefined;
}

function areThere({ products, producers }: Catalogue, goods: PromotedGoods): boolean {
  switch (goods.of) {
    case 'products':
      return goods.products.every((product) => products.has(product));
    case 'producer':
      return producers.has(goods.producer);
    case 'category':
      return [...products.values()].some(({ category }) => category === goods.category);
    case 'stars':
      return true;
  }
}

type Priced = PromotionPreview['samples'][number];

export function promotionPreview(catalogue: Catalogue, terms: PromotionTerms, today: Day): PromotionPreview {
  const promotion: Promotion = { id: 'km' as PromotionId, ...terms };
  const reached = reachedBy(catalogue, terms, today);
  const samples = reached.flatMap((product) => pricedUnder(catalogue, product, promotion));
  const worst = reached
    .flatMap((product) =>
      breachesOf(pricesOf(catalogue, product.id), promotion).map(({ group, before, paid }): Priced => {
        const name = group ? `${product.name} (${group.name})` : product.name;
        return { product: product.id, name, before, paid };
      }),
    )
    .toSorted((a, b) => a.paid / a.before - b.paid / b.before);
  return {
    reached: samples.length,
    samples: samples.slice(0, 5),
    cap: capOn(terms.class, terms.from),
    breaches: worst.length,
    worst: worst.slice(0, 5),
  };
}

/** Stars are looked at as they are today. */
function reachedBy(catalogue: Catalogue, { rule }: PromotionTerms, today: Day): Product[] {
  const products = [...catalogue.products.values()];
  if (rule.kind === 'sale') return products;
  const certificates = certificatesByProduct(catalogue);
  return products.filter(({ id, category, producer, weighed }) => {
    const stars = certificateOn(certificates.get(id) ?? [], today)?.stars ?? null;
    const isMeant = includes(rule.goods, { product: id, category, producer: { id: producer, name: '' }, stars });
    return isMeant && !(weighed && rule.kind === 'buy-get');
  });
}

/** A promotion that cuts too deep: everywhere, or, said with its name, in a group of outlets. */
export type OverCap = { readonly id: string; readonly name: string };

/** Promotions, not ended, that would take a product below what the law allows, and where. */
export function promotionsOverCap(catalogue: Catalogue, product: Product, today: Day): OverCap[] {
  const certificates = [...catalogue.certificates.values()].filter((each) => each.product === product.id);
  const goods = { product, certificates, prices: pricesOf(catalogue, product.id) };
  return overCapOf([...catalogue.promotions.values()], goods, today);
}

/** A product with all that a promotion is held against; certificates and prices are its own. */
export type PromotedProduct = {
  readonly product: Product;
  readonly certificates: readonly Certificate[];
  readonly prices: ProductPrices;
};

/** The same of some promotions. */
export function overCapOf(
  promotions: readonly Promotion[],
  { product, certificates, prices }: PromotedProduct,
  today: Day,
): OverCap[] {
  const running = promotions.filter((promotion) => stateOn(promotion, today) !== 'ended');
  const stars = certificateOn(certificates, today)?.stars ?? null;
  return running.flatMap((promotion) => {
    const line = {
      product: product.id,
      category: product.category,
      producer: { id: product.producer, name: '' },
      stars,
    };
    const isMeant = promotion.rule.kind === 'sale' || includes(promotion.rule.goods, line);
    return isMeant ? breachesOf(prices, promotion).map(({ group }) => overCapIn(promotion, group)) : [];
  });
}

function overCapIn({ id, name }: Promotion, group: OutletGroup | null): OverCap {
  return group ? { id: `${id} ${group.id}`, name: `${name} (${group.name})` } : { id, name };
}

type Breach = CapBreach & { readonly group: OutletGroup | null };

/** In which lists of prices a promotion cuts too deep: each group's is held against what was paid before there. */
function breachesOf(prices: ProductPrices, promotion: Promotion): Breach[] {
  return priceListsAt(prices, promotion.outlets).flatMap(({ group, prices: all }) => {
    const held = all.flatMap(({ from, price }) => (price === null ? [] : [{ from, price }]));
    const breach = capBreach(promotion, held);
    return breach ? [{ ...breach, group }] : [];
  });
}

function pricedUnder(catalogue: Catalogue, product: Product, promotion: Promotion): Priced[] {
  const price = priceOn(pricesOf(catalogue, product.id).general, promotion.from);
  if (!price) return [];
  return [{ product: product.id, name: product.name, before: price.price, paid: paidUnder(promotion, price.price) }];
}
