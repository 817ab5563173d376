import { type CatalogueChange, priceChangeId } from '../../shared/catalogue/change.ts';
import { type Price, Price as PriceSchema } from '../../shared/catalogue/product.ts';
import { storyChangeId } from '../../shared/catalogue/story.ts';
import { dayOf } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import { lockFeed, type Publication } from '../db/catalogue.ts';
import { allDrafts } from '../db/draft.ts';
import { transaction } from '../db/query.ts';
import type { EXPORTS } from './api/catalogue.ts';
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
import { writeCatalogueBook, writeCatalogueFile } from './import/writeCatalogueFile.ts';
import { publishNow, publishWithin } from './people/audit.ts';
import type { Visit } from './people/visit.ts';
import { PLAN_LIFE } from './plans.ts';

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
  { product, price, from }: OfficeInput<'catalogue.setPrice'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.setPrice'>> {
  const today = dayOf(desk.clock());
  const row: Price = { product, from: from ?? today, price: price as Dong, demo: false };
  if (!PriceSchema.safeParse(row).success) return { refused: 'not-a-price' };
  const catalogue = await desk.catalogue.fresh();
  if (!catalogue.products.has(product)) return { refused: 'no-such-product' };
  const change: CatalogueChange = { kind: 'price', id: priceChangeId(row), row };
  const [fault] = faultsOf(change, { before: catalogue, after: withChanges(catalogue, [change]), day: today });
  if (fault?.fault === 'over-cap') return { refused: 'over-cap', promotion: fault.name };
  if (fault) return { refused: 'past-day' };
  await publishNow(desk, visit, [{ scope: 'everywhere', change }]);
  return { done: true };
}

/** Its prices, certificates and story go with it: a till has no use for them, and the feed keeps what they were. */
export async function withdraw(
  desk: OfficeDesk,
  { product }: OfficeInput<'catalogue.withdraw'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.withdraw'>> {
  const { products, prices, certificates, stories } = await desk.catalogue.fresh();
  if (!products.has(product)) return { refused: 'no-such-product' };
  const inBasket = [...products.values()].some(({ basket }) => basket?.some((part) => part.product === product));
  if (inBasket) return { refused: 'in-a-basket' };
  const own = [...certificates.values()].filter((certificate) => certificate.product === product);
  const story = storyChangeId({ of: 'product', id: product });
  await publishNow(desk, visit, [
    gone('product', product),
    ...(stories.has(story) ? [gone('story', story)] : []),
    ...[...(prices.get(product)?.keys() ?? [])].map((id) => gone('price', id)),
    ...own.map(({ id }) => gone('certificate', id)),
  ]);
  return { done: true };
}

function gone(kind: 'product' | 'price' | 'certificate' | 'story', id: ProductId | string): Publication {
  return { scope: 'everywhere', change: { kind, id, row: null } };
}

/** Reads a file and shows what importing it would do; nothing is applied. */
export async function previewImport(
  desk: OfficeDesk,
  name: string,
  bytes: Uint8Array,
): Promise<ImportPreview | ImportRefusal> {
  const read = await readCatalogueFile(name, bytes);
  if ('refused' in read) return read;
  const catalogue = await desk.catalogue.fresh();
  const now = desk.clock();
  // What is only drafted has its number already.
  const drafted = (await allDrafts(desk.pool)).map((draft) => draft.id);
  const current = currentCatalogue(catalogue);
  const plan = planImport(read, { ...current, gone: [...current.gone, ...drafted] }, { today: dayOf(now) });
  const id = Buffer.from(desk.random(18)).toString('base64url');
  desk.plans.hold(id, { plan, n: catalogue.n, expiresAt: now + PLAN_LIFE }, now);
  return { import: id, ...plan.preview };
}

/**
 * All of the plan or nothing, in one transaction; nothing where the catalogue is no longer what was previewed. Asked
 * again after a lost reply, it answers as before.
 */
export async function confirmImport(
  desk: OfficeDesk,
  { import: id }: OfficeInput<'catalogue.confirmImport'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.confirmImport'>> {
  const now = desk.clock();
  const held = desk.plans.find(id, now);
  if (!held) return appliedBefore(desk, id) ?? { refused: 'no-such-import' };
  const publications = held.plan.changes.map((change): Publication => ({ scope: 'everywhere', change }));
  const applied = await transaction(desk.pool, async (tx) => {
    const head = await lockFeed(tx);
    if (head.n !== held.n) return undefined;
    if (publications.length > 0) await publishWithin(tx, desk, visit, publications);
    return held.plan.preview.added + held.plan.preview.changed;
  });
  // Asked twice at once, the second finds what the first has just published.
  if (applied === undefined) {
    desk.plans.drop(id);
    return appliedBefore(desk, id) ?? { refused: 'catalogue-moved-on' };
  }
  desk.plans.applied(id, { applied, expiresAt: now + PLAN_LIFE });
  return { applied };
}

function appliedBefore({ plans, clock }: OfficeDesk, id: string): { applied: number } | undefined {
  const applied = plans.findApplied(id, clock());
  return applied === undefined ? undefined : { applied };
}

/** The catalogue as it stands today, in one of the files that an import takes. */
export async function exportCatalogue(
  desk: OfficeDesk,
  name: (typeof EXPORTS)[number],
): Promise<{ readonly type: string; readonly bytes: Buffer }> {
  const current = currentCatalogue(await desk.catalogue.fresh());
  const today = dayOf(desk.clock());
  if (name === 'danh-muc.csv') {
    return { type: 'text/csv; charset=utf-8', bytes: Buffer.from(writeCatalogueFile(current, today)) };
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { type, bytes: writeCatalogueBook(current, today) };
}
