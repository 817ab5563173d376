import { priceOn } from '../../../shared/catalogue/product.ts';
import { type Day, dayOf } from '../../../shared/day.ts';
import type { ProductId } from '../../../shared/id.ts';
import { allDrafts, nextNumber } from '../../db/draft.ts';
import type { BasketGoods } from '../api/drafts.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import { type Catalogue, categoriesOf, currentCatalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { highestNumbers, inStoreCode, producerIdOf, productIdOf } from '../import/numbers.ts';
import { pricesOf } from '../priceLists.ts';
import { draftedRow } from './rows.ts';

const collator = new Intl.Collator('vi');
const byName = (a: { readonly name: string }, b: { readonly name: string }) => collator.compare(a.name, b.name);

/** What a product's form starts from: its draft, else what is published, else a new number. */
export async function openProduct(
  desk: OfficeDesk,
  { product }: OfficeInput<'draft.openProduct'>,
): Promise<OfficeReply<'draft.openProduct'>> {
  const catalogue = await desk.catalogue.fresh();
  const drafted = await draftedRow(desk, 'product', product ?? '');
  const row = drafted.row ?? catalogue.products.get(product ?? '') ?? null;
  if (product !== null && !row) return { refused: 'no-such-product' };
  const current = currentCatalogue(catalogue);
  const number = product === null ? await nextNumber(desk.pool, 'product', highestNumbers(current).product) : 0;
  const codes = number === 0 ? null : { plain: inStoreCode(number, false), weighed: inStoreCode(number, true) };
  return {
    row,
    edit: drafted.edit,
    id: product ?? productIdOf(number),
    codes: codes ?? { plain: '', weighed: '' },
    producers: await producersOf(desk, catalogue),
    goods: basketGoods(catalogue, product, dayOf(desk.clock())),
    categories: categoriesOf(catalogue),
    units: [...new Set([...catalogue.products.values()].map(({ unit }) => unit))].toSorted(collator.compare),
    taxClasses: [...catalogue.taxClasses.values()].map(({ id, name }) => ({ id, name })),
  };
}

/** A basket holds no basket, and not itself. */
function basketGoods(catalogue: Catalogue, product: ProductId | null, day: Day): BasketGoods[] {
  return [...catalogue.products.values()]
    .filter(({ id, basket }) => basket === undefined && id !== product)
    .map(({ id, name, unit, weighed }) => {
      return { id, name, unit, weighed, price: priceOn(pricesOf(catalogue, id).general, day)?.price ?? null };
    })
    .toSorted(byName);
}

/** Those that are drafted can be chosen, too: both then go out together. */
async function producersOf(desk: OfficeDesk, catalogue: Catalogue) {
  const published = new Map([...catalogue.producers.values()].map(({ id, name }) => [id as string, name]));
  for (const { change } of await allDrafts(desk.pool)) {
    if (change.kind === 'producer' && change.row) published.set(change.id, change.row.name);
  }
  return [...published].map(([id, name]) => ({ id, name })).toSorted(byName);
}

export async function openProducer(
  desk: OfficeDesk,
  { producer }: OfficeInput<'draft.openProducer'>,
): Promise<OfficeReply<'draft.openProducer'>> {
  const catalogue = await desk.catalogue.fresh();
  const drafted = await draftedRow(desk, 'producer', producer ?? '');
  const row = drafted.row ?? catalogue.producers.get(producer ?? '') ?? null;
  if (producer !== null && !row) return { refused: 'no-such-producer' };
  if (producer !== null) return { row, edit: drafted.edit, id: producer };
  const number = await nextNumber(desk.pool, 'producer', highestNumbers(currentCatalogue(catalogue)).producer);
  return { row: null, edit: 0, id: producerIdOf(number) };
}
