import type { CurrentCatalogue, ImportPlan } from '../../../../src/central/office/import/plan.ts';
import { planImport } from '../../../../src/central/office/import/planImport.ts';
import { readCatalogueFile } from '../../../../src/central/office/import/readCatalogueFile.ts';
import type { ReadCatalogue } from '../../../../src/central/office/import/row.ts';
import { priceChangeId } from '../../../../src/shared/catalogue/change.ts';
import { storyChangeId } from '../../../../src/shared/catalogue/story.ts';
import { TaxClass } from '../../../../src/shared/catalogue/tax.ts';
import { Day } from '../../../../src/shared/day.ts';
import { must } from '../../../../src/shared/must.ts';

export const today = Day.parse('2026-11-23');

const standard = TaxClass.parse({
  id: 'standard',
  name: 'Phổ thông',
  rates: [{ from: '2025-07-01', perMille: 80 }],
});
const alcohol = TaxClass.parse({ id: 'alcohol', name: 'Rượu, bia', rates: [{ from: '2025-07-01', perMille: 100 }] });

/** A centre that has tax classes and nothing to sell yet. */
export const noProducts: CurrentCatalogue = {
  producers: [],
  products: [],
  prices: [],
  certificates: [],
  taxClasses: [standard, alcohol],
  stories: [],
  promotions: [],
  groups: [],
  groupPrices: [],
  gone: [],
};

export async function readText(text: string, name = 'list.csv'): Promise<ReadCatalogue> {
  const read = await readCatalogueFile(name, Buffer.from(text));
  if ('refused' in read) throw new Error(`refused: ${JSON.stringify(read)}`);
  return read;
}

export async function planText(text: string, current: CurrentCatalogue): Promise<ImportPlan> {
  return planImport(await readText(text), current, { today });
}

/** The catalogue once a plan's changes are published: each row takes the place of the one with its id. */
export function published(current: CurrentCatalogue, plan: Pick<ImportPlan, 'changes'>): CurrentCatalogue {
  const producers = new Map(current.producers.map((row) => [row.id as string, row]));
  const products = new Map(current.products.map((row) => [row.id as string, row]));
  const prices = new Map(current.prices.map((row) => [priceChangeId(row), row]));
  const certificates = new Map(current.certificates.map((row) => [row.id, row]));
  const stories = new Map(current.stories.map((row) => [storyChangeId(row.about), row]));
  for (const change of plan.changes) {
    if (change.kind === 'producer') producers.set(change.id, must(change.row, change.id));
    if (change.kind === 'product') products.set(change.id, must(change.row, change.id));
    if (change.kind === 'price') prices.set(change.id, must(change.row, change.id));
    if (change.kind === 'story') stories.set(change.id, must(change.row, change.id));
    if (change.kind === 'certificate') certificates.set(change.id, must(change.row, change.id));
  }
  return {
    ...current,
    producers: [...producers.values()],
    products: [...products.values()],
    prices: [...prices.values()],
    certificates: [...certificates.values()],
    stories: [...stories.values()],
  };
}

/** The catalogue after a list was imported into it. */
export async function imported(text: string, current: CurrentCatalogue = noProducts): Promise<CurrentCatalogue> {
  return published(current, await planText(text, current));
}
