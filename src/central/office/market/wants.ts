import { certificateOn, starsUntil } from '../../../shared/catalogue/certificate.ts';
import type { Product } from '../../../shared/catalogue/product.ts';
import { addDays, type Day, dayOf, daysBetween } from '../../../shared/day.ts';
import type { OutletId, ProductId } from '../../../shared/id.ts';
import type { Days } from '../../../shared/market/period.ts';
import { type Dong, dong } from '../../../shared/money.ts';
import type { Quantity } from '../../../shared/quantity.ts';
import { type HeldAndSold, heldAndSold, sumGoods } from '../../db/marketView.ts';
import { MOST_SHELF_ROWS, type ShelfRow } from '../api/market.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { type Catalogue, certificatesByProduct } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { type Visit, withinOf } from '../people/visit.ts';
import { filterOf } from './filter.ts';

/** Goods stand still where what is there would last longer than this, at the pace of the days asked for. */
export const SLOW_DAYS = 180;
/** A certificate is told of when it ends within these days; extending one takes about as long. */
export const ENDING_DAYS = 90;

export async function marketWants(
  { pool, catalogue: view, clock }: OfficeDesk,
  { days, goods }: OfficeInput<'market.wants'>,
  visit: Visit,
): Promise<OfficeReply<'market.wants'>> {
  const catalogue = await view.fresh();
  const filter = filterOf(catalogue, goods, withinOf(visit), days);
  const [held, sold] = await Promise.all([heldAndSold(pool, filter), sumGoods(pool, 'product', filter)]);
  const empty = held.filter(({ onHand, sold: out }) => onHand <= 0 && out > 0).toSorted((a, b) => b.sold - a.sold);
  const slow = held.filter((goodsHeld) => isSlow(goodsHeld, days)).toSorted(longestStill);
  const amounts = new Map(sold.map(({ key, amount }) => [key, dong(amount)]));
  return {
    empty: empty.slice(0, MOST_SHELF_ROWS).map((each) => shelfRow(catalogue, each)),
    emptyCount: empty.length,
    slow: slow.slice(0, MOST_SHELF_ROWS).map((each) => shelfRow(catalogue, each)),
    slowCount: slow.length,
    ending: endingRows(catalogue, dayOf(clock()), amounts),
  };
}

/** Whether what is there would last beyond `SLOW_DAYS`, or nothing of it sold at all. */
export function isSlow({ onHand, sold }: Pick<HeldAndSold, 'onHand' | 'sold'>, { from, to }: Days): boolean {
  if (onHand <= 0) return false;
  const length = daysBetween(from, to) + 1;
  return sold <= 0 || onHand * length > SLOW_DAYS * sold;
}

/** What has not sold at all first, and of these what has not moved for the longest. */
function longestStill(a: HeldAndSold, b: HeldAndSold): number {
  return (
    Number(a.sold > 0) - Number(b.sold > 0) ||
    compare(a.lastOn ?? '', b.lastOn ?? '') ||
    compare(a.product, b.product) ||
    compare(a.outlet, b.outlet)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function shelfRow(catalogue: Catalogue, { outlet, product, onHand, sold, lastOn }: HeldAndSold): ShelfRow {
  const known = catalogue.products.get(product);
  return {
    outlet: outlet as OutletId,
    outletName: catalogue.outlets.get(outlet)?.name ?? outlet,
    product: product as ProductId,
    name: known?.name ?? product,
    producer: producerName(catalogue, known),
    unit: known?.unit ?? '',
    onHand: onHand as Quantity,
    sold: sold as Quantity,
    lastOn: lastOn as Day | null,
  };
}

function producerName({ producers }: Catalogue, product: Product | undefined): string {
  return producers.get(product?.producer ?? '')?.name ?? '';
}

/** The next to end first. One that another goes on from does not end. */
function endingRows(
  catalogue: Catalogue,
  today: Day,
  amounts: ReadonlyMap<string, Dong>,
): OfficeReply<'market.wants'>['ending'] {
  const certificates = certificatesByProduct(catalogue);
  const rows = [...catalogue.products.values()].flatMap((product) => {
    const own = certificates.get(product.id) ?? [];
    const until = starsUntil(own, today);
    const standing = certificateOn(own, today);
    if (until === undefined || !standing || until > addDays(today, ENDING_DAYS)) return [];
    const { stars, decision } = standing;
    const amount = amounts.get(product.id) ?? dong(0);
    return [
      {
        product: product.id,
        name: product.name,
        producer: producerName(catalogue, product),
        stars,
        decision,
        until,
        amount,
      },
    ];
  });
  return rows.toSorted((a, b) => compare(a.until, b.until) || b.amount - a.amount || compare(a.product, b.product));
}
