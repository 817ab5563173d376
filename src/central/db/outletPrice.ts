import type { GroupPrice, OutletGroup } from '../../shared/catalogue/outletGroup.ts';
import type { Price } from '../../shared/catalogue/product.ts';
import type { OutletId, ProductId } from '../../shared/id.ts';
import { rows, type Transaction } from './query.ts';

/** What prices of outlets follow from, as it is published, and what their tills were told of it. */
export type PricesPublished = {
  readonly groups: readonly OutletGroup[];
  readonly general: readonly Price[];
  readonly own: readonly GroupPrice[];
  /** With the change as it was told. */
  readonly told: readonly { readonly scope: OutletId; readonly id: ProductId; readonly change: string }[];
};

/** All groups there are; undefined where there never was one, so that no outlet can have been told of prices of its own. */
export async function groupsPublished(tx: Transaction): Promise<OutletGroup[] | undefined> {
  const found = await rows<{ gone: boolean; change: string }>(
    tx,
    `select gone, change from catalogue where scope = '' and kind = 'outlet-group' order by id`,
    [],
  );
  if (found.length === 0) return undefined;
  return found.filter(({ gone }) => !gone).map(({ change }) => rowOf<OutletGroup>(change));
}

/** Products that have, or once had, prices of a group. */
export async function productsInGroups(tx: Transaction): Promise<ProductId[]> {
  const found = await rows<{ product: ProductId }>(
    tx,
    `select distinct split_part(id, '@', 1) as product from catalogue where scope = '' and kind = 'group-price'`,
    [],
  );
  return found.map(({ product }) => product);
}

/** The feed must be locked: what is read here stays so until what follows from it is published. */
export async function pricesPublished(
  tx: Transaction,
  products: readonly ProductId[],
): Promise<Omit<PricesPublished, 'groups'>> {
  const pricesOf = async <Row>(kind: 'price' | 'group-price'): Promise<Row[]> => {
    const found = await rows<{ change: string }>(
      tx,
      `select change from catalogue
        where scope = '' and kind = $1 and not gone and split_part(id, '@', 1) = any($2) order by id`,
      [kind, products],
    );
    return found.map(({ change }) => rowOf<Row>(change));
  };
  return {
    general: await pricesOf<Price>('price'),
    own: await pricesOf<GroupPrice>('group-price'),
    told: await rows(
      tx,
      `select scope, id, change from catalogue where kind = 'outlet-price' and not gone and id = any($1)`,
      [products],
    ),
  };
}

/** Written through `publish` only, so it is read as it was. */
const rowOf = <Row>(change: string): Row => (JSON.parse(change) as { row: Row }).row;
