import { groupPriceChangeId, type OfficeChange, priceChangeId } from '../../shared/catalogue/change.ts';
import { GroupPrice } from '../../shared/catalogue/outletGroup.ts';
import { Price } from '../../shared/catalogue/product.ts';
import { storyChangeId } from '../../shared/catalogue/story.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import type { Publication } from '../db/catalogue.ts';
import { allDrafts } from '../db/draft.ts';
import type { ImportPreview, ImportRefusal } from './api/import.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import {
  catalogueRow,
  categoriesOf,
  certificatesByProduct,
  currentCatalogue,
  findProducts,
  withChanges,
  wordsMatch,
} from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { faultsOf } from './drafts/faults.ts';
import { planImport } from './import/planImport.ts';
import { readCatalogueFile } from './import/readCatalogueFile.ts';
import { publishNow } from './people/audit.ts';
import type { Visit } from './people/visit.ts';
import { confirmPlan, holdPlan } from './plans.ts';

export async function listCatalogue(
  desk: OfficeDesk,
  { text, category, offset, limit }: OfficeInput<'catalogue.list'>,
): Promise<OfficeReply<'catalogue.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const found = findProducts(catalogue, { text, category });
  const certificates = certificatesByProduct(catalogue);
  const today = dayOf(desk.clock());
  return {
    products: found
      .slice(offset, offset + limit)
      .map((product) => catalogueRow(catalogue, product, certificates, today)),
    total: found.length,
    categories: categoriesOf(catalogue),
  };
}

const collator = new Intl.Collator('vi');

export async function listProducers(
  desk: OfficeDesk,
  { text, offset, limit }: OfficeInput<'catalogue.producers'>,
): Promise<OfficeReply<'catalogue.producers'>> {
  const { producers, products } = await desk.catalogue.fresh();
  const owned = Map.groupBy(products.values(), ({ producer }) => producer);
  const found = [...producers.values()]
    .filter(wordsMatch(text, ({ name, place, address, id }) => [name, place, address ?? '', id]))
    .toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  return {
    producers: found
      .slice(offset, offset + limit)
      .map((producer) => ({ producer, products: owned.get(producer.id)?.length ?? 0 })),
    total: found.length,
  };
}

/** From a day on. A price set twice for one day is the second one; what was sold keeps what was paid. */
export async function setPrice(
  desk: OfficeDesk,
  { product, price, from, group }: OfficeInput<'catalogue.setPrice'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.setPrice'>> {
  const today = dayOf(desk.clock());
  const change = priceChange({ product, price, from: from ?? today, group });
  if (!change) return { refused: 'not-a-price' };
  const catalogue = await desk.catalogue.fresh();
  if (!catalogue.products.has(product)) return { refused: 'no-such-product' };
  if (group && !catalogue.outletGroups.has(group)) return { refused: 'no-such-group' };
  const [fault] = faultsOf(change, { before: catalogue, after: withChanges(catalogue, [change]), day: today });
  if (fault?.fault === 'over-cap') return { refused: 'over-cap', promotion: fault.name };
  if (fault) return { refused: 'past-day' };
  await publishNow(desk, visit, [{ scope: 'everywhere', change }]);
  return { done: true };
}

/** Of a group, or of all outlets; undefined where it is no price, and none is one in a group alone. */
function priceChange({
  group,
  ...said
}: Omit<OfficeInput<'catalogue.setPrice'>, 'from'> & { readonly from: Day }): OfficeChange | undefined {
  if (group) {
    const row = GroupPrice.safeParse({ ...said, group }).data;
    return row && { kind: 'group-price', id: groupPriceChangeId(row), row };
  }
  const row = Price.safeParse({ ...said, demo: false }).data;
  return row && { kind: 'price', id: priceChangeId(row), row };
}

/** Its prices, certificates and story go with it: a till has no use for them, and the feed keeps what they were. */
export async function withdraw(
  desk: OfficeDesk,
  { product }: OfficeInput<'catalogue.withdraw'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.withdraw'>> {
  const { products, prices, groupPrices, certificates, stories } = await desk.catalogue.fresh();
  if (!products.has(product)) return { refused: 'no-such-product' };
  const inBasket = [...products.values()].some(({ basket }) => basket?.some((part) => part.product === product));
  if (inBasket) return { refused: 'in-a-basket' };
  const own = [...certificates.values()].filter((certificate) => certificate.product === product);
  const story = storyChangeId({ of: 'product', id: product });
  await publishNow(desk, visit, [
    gone('product', product),
    ...(stories.has(story) ? [gone('story', story)] : []),
    ...[...(prices.get(product)?.keys() ?? [])].map((id) => gone('price', id)),
    ...[...(groupPrices.get(product)?.keys() ?? [])].map((id) => gone('group-price', id)),
    ...own.map(({ id }) => gone('certificate', id)),
  ]);
  return { done: true };
}

function gone(
  kind: 'product' | 'price' | 'group-price' | 'certificate' | 'story',
  id: ProductId | string,
): Publication {
  return { scope: 'everywhere', change: { kind, id, row: null } };
}

/** Reads a file and shows what importing it would do; nothing is applied. */
export async function previewImport(
  desk: OfficeDesk,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  visit: Visit,
): Promise<ImportPreview | ImportRefusal> {
  const read = await readCatalogueFile(name, bytes);
  if ('refused' in read) return read;
  const catalogue = await desk.catalogue.fresh();
  const { n } = catalogue;
  // What is only drafted has its number already.
  const drafted = (await allDrafts(desk.pool)).map((draft) => draft.id);
  const current = currentCatalogue(catalogue);
  const { changes, preview } = planImport(
    read,
    { ...current, gone: [...current.gone, ...drafted] },
    { today: dayOf(desk.clock()) },
  );
  const publications = changes.map((change): Publication => ({ scope: 'everywhere', change }));
  const counted = preview.added + preview.changed;
  const id = await holdPlan(desk, { list: LIST, n, publications, counted }, visit);
  return id === undefined ? { refused: 'too-large' } : { import: id, ...preview };
}

/** What plans of the goods' list are kept as. */
const LIST = 'catalogue';

export function confirmImport(
  desk: OfficeDesk,
  { import: id }: OfficeInput<'catalogue.confirmImport'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.confirmImport'>> {
  return confirmPlan(desk, { list: LIST, id }, visit);
}
