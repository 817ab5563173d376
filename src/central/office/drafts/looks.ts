import { priceOn } from '../../../shared/catalogue/product.ts';
import type { Day } from '../../../shared/day.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { Draft } from '../../db/draft.ts';
import type { CatalogueRow } from '../api/catalogue.ts';
import type { TillLook } from '../api/drafts.ts';
import { type Catalogue, catalogueRow, certificatesByProduct } from '../catalogueView.ts';
import { groupsPricing, listIn, pricesOf } from '../priceLists.ts';

type Looks = {
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly drafts: readonly Draft[];
  readonly today: Day;
};

/**
 * Those that would look otherwise, on the day that the last of a product's drafts holds: a price of next month is looked at then.
 * Where a group has prices of its own, its tills' look stands beside the others'.
 */
export function looksOf(products: readonly ProductId[], { before, after, drafts, today }: Looks): TillLook[] {
  const [held, would] = [certificatesByProduct(before), certificatesByProduct(after)];
  return products.flatMap((product) => {
    const [was, will] = [before.products.get(product), after.products.get(product)];
    const day = lastDay(drafts, { product, group: null, today });
    const look: TillLook = {
      product,
      group: null,
      // How many groups have another price, no till shows.
      before: was ? { ...catalogueRow(before, was, held, today), ownPrices: 0 } : null,
      after: will ? { ...catalogueRow(after, will, would, day), ownPrices: 0 } : null,
    };
    const groups = new Map(
      [before, after].flatMap((catalogue) => groupsPricing(pricesOf(catalogue, product))).map((one) => [one.id, one]),
    );
    const ofGroups = [...groups.values()].map(({ id, name }): TillLook => {
      const then = lastDay(drafts, { product, group: id, today });
      return {
        product,
        group: name,
        before: look.before && pricedIn(before, look.before, { group: id, day: today }),
        after: look.after && pricedIn(after, look.after, { group: id, day: then }),
      };
    });
    return [
      ...(JSON.stringify(look.before) === JSON.stringify(look.after) ? [] : [look]),
      ...ofGroups.filter((one) => one.before?.price !== one.after?.price),
    ];
  });
}

type Where = { readonly product: ProductId; readonly group: string | null; readonly today: Day };

/** The day from which the last of the drafted prices holds there. */
function lastDay(drafts: readonly Draft[], { product, group, today }: Where): Day {
  const days = drafts.flatMap(({ change }) => {
    if (change.kind === 'price' && change.row?.product === product) return [change.row.from];
    if (change.kind !== 'group-price' || change.row?.product !== product) return [];
    return change.row.group === group ? [change.row.from] : [];
  });
  return [today, ...days].toSorted().at(-1) ?? today;
}

function pricedIn(
  catalogue: Catalogue,
  row: CatalogueRow,
  { group, day }: { readonly group: string; readonly day: Day },
): CatalogueRow {
  const price = priceOn(listIn(pricesOf(catalogue, row.product), group), day);
  return { ...row, price: price?.price ?? null, priceFrom: price?.from ?? null, demoPrice: price?.demo ?? false };
}
