import { type CatalogueChange, priceChangeId } from '../../../shared/catalogue/change.ts';
import type { Producer } from '../../../shared/catalogue/product.ts';
import { storyChangeId } from '../../../shared/catalogue/story.ts';
import { must } from '../../../shared/must.ts';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import type { ImportFault } from '../api/import.ts';
import type { ProductPrices } from '../priceLists.ts';
import { overCapOf } from '../promotionLaw.ts';
import { type CatalogueIndex, indexOf } from './catalogueIndex.ts';
import { type Column, headingOf } from './columns.ts';
import { identityOf, nameKey } from './identity.ts';
import { type Matches, matchRows } from './match.ts';
import { numbersAfter } from './numbers.ts';
import type { CurrentCatalogue, ImportOptions, ImportPlan } from './plan.ts';
import { DEFAULT_TAX_CLASS, type PlannedRow, planRow, WEIGHED_UNIT } from './planRow.ts';
import { previewOf } from './preview.ts';
import { planProducers } from './producers.ts';
import type { CatalogueFileRow, ReadCatalogue } from './row.ts';

/**
 * Decides what an import would do: which products it adds, changes or finds as they are, and the changes to publish.
 * Pure: applies nothing, and the same file on the same catalogue gives the same plan, whatever the order of its rows.
 */
export function planImport(read: ReadCatalogue, current: CurrentCatalogue, options: ImportOptions): ImportPlan {
  const index = indexOf(current);
  const isUnclassed = ({ taxClass }: CatalogueFileRow) => taxClass !== undefined && !hasClass(taxClass, index);
  const unclassed = read.rows.filter(isUnclassed);
  // Left out before the rows look for their products, so that a row that will not be applied rivals nobody.
  const classed = read.rows.filter((row) => !isUnclassed(row));
  const matches = matchRows(classed, index);
  const context = { read, index, matches, options };
  const faults = [
    ...unclassed.map((row) => classUnknown(row, row.taxClass ?? '', read)),
    ...classed.flatMap((row) => codeFaults(row, context)),
    ...classed.flatMap((row) => classFaults(row, context)),
    ...classed.flatMap((row) => unitFaults(row, context)),
    ...[...matches.unclear].map(({ line, name }): ImportFault => {
      return { line, column: '', fault: 'duplicate-row', value: name };
    }),
  ];
  const { planned, producersChanged, overCap } = planLawful(leftWithout(read.rows, faults), context, current);
  return {
    changes: [...[...producersChanged.values()].map(producerChange), ...inOrder(planned)],
    preview: previewOf({ read, faults: [...faults, ...overCap], planned, producersChanged }),
  };
}

function leftWithout(rows: readonly CatalogueFileRow[], faults: readonly ImportFault[]): CatalogueFileRow[] {
  const faulty = new Set(faults.map(({ line }) => line));
  return rows.filter(({ line }) => !faulty.has(line));
}

type Planned = {
  readonly planned: readonly PlannedRow[];
  readonly producersChanged: ReadonlyMap<string, Producer>;
  readonly overCap: readonly ImportFault[];
};

/** Rows against which the law speaks are left out, and the others planned again as if they had never been in the file. */
function planLawful(rows: readonly CatalogueFileRow[], context: FaultContext, current: CurrentCatalogue): Planned {
  const { read, index, matches, options } = context;
  const overCap: ImportFault[] = [];
  for (let left = byIdentity(rows); ; left = leftWithout(left, overCap)) {
    const numbers = numbersAfter(current, read);
    const producers = planProducers(left, matches.products, index, numbers);
    const planned = left.map((row) => {
      const producer = must(producers.of.get(row), 'a producer for every row');
      return planRow(row, matches.products.get(row), { producer, index, numbers, options });
    });
    const found = planned.flatMap((one) => capFaults(one, context, current.promotions));
    if (found.length === 0) return { planned, producersChanged: producers.changed, overCap };
    overCap.push(...found);
  }
}

/** Its new price, stars, shelf or producer may put a product under a promotion that then cuts deeper than the law allows. */
function capFaults(
  { row, before, product, price, certificate }: PlannedRow,
  { read, index, options: { today } }: FaultContext,
  promotions: readonly Promotion[],
): ImportFault[] {
  const own = { prices: pricesIn(index, product.id), certificates: index.certificates.get(product.id) ?? [] };
  const known = before ? overCapOf(promotions, { product: before, ...own }, today) : [];
  const would = {
    product,
    prices: {
      ...own.prices,
      general: [...own.prices.general.filter(({ from }) => from !== price?.from), ...[price ?? []].flat()],
    },
    certificates: [...own.certificates.filter(({ id }) => id !== certificate?.id), ...[certificate ?? []].flat()],
  };
  return overCapOf(promotions, would, today)
    .filter(({ id }) => !known.some((promotion) => promotion.id === id))
    .map(({ name }) => faultIn(row, { column: 'price', fault: 'over-cap', value: name }, read));
}

function pricesIn({ prices, groupPrices, groups }: CatalogueIndex, product: string): ProductPrices {
  return { general: prices.get(product) ?? [], own: groupPrices.get(product) ?? [], groups };
}

/** Numbers are given out in this order, not in the file's. */
function byIdentity(rows: readonly CatalogueFileRow[]): CatalogueFileRow[] {
  return rows
    .map((row) => ({ row, key: `${identityOf(row)} ${row.product ?? ''} ${row.codes.join(' ')}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

type FaultContext = {
  readonly read: ReadCatalogue;
  readonly index: CatalogueIndex;
  readonly matches: Matches;
  readonly options: ImportOptions;
};

function codeFaults(row: CatalogueFileRow, { read, index, matches }: FaultContext): ImportFault[] {
  const own = matches.products.get(row);
  return row.codes
    .filter((code) => index.productsByCode.get(code)?.some((owner) => owner !== own))
    .map((code) => faultIn(row, { column: 'codes', fault: 'code-of-other-product', value: code }, read));
}

/** A new product that names no class gets the usual one, if the catalogue has it. */
function classFaults(row: CatalogueFileRow, { read, index, matches, options }: FaultContext): ImportFault[] {
  const usual = options.taxClass ?? DEFAULT_TAX_CLASS;
  if (row.taxClass !== undefined || matches.products.has(row) || hasClass(usual, index)) return [];
  return [classUnknown(row, usual, read)];
}

/** A label's grams are thousandths of a kilogram, so what is weighed can have no other unit: said, or kept from before. */
function unitFaults(row: CatalogueFileRow, { read, matches }: FaultContext): ImportFault[] {
  const before = matches.products.get(row);
  const weighed = row.weighed ?? before?.weighed ?? false;
  const unit = row.unit ?? before?.unit ?? WEIGHED_UNIT;
  if (!weighed || unit === WEIGHED_UNIT) return [];
  return [faultIn(row, { column: 'unit', fault: 'weighed-not-kg', value: unit }, read)];
}

function classUnknown(row: CatalogueFileRow, value: string, read: ReadCatalogue): ImportFault {
  return faultIn(row, { column: 'taxClass', fault: 'unknown-tax-class', value }, read);
}

function hasClass(text: string, index: CatalogueIndex): boolean {
  return index.taxClasses.has(nameKey(text));
}

type FoundFault = { readonly column: Column; readonly fault: ImportFault['fault']; readonly value: string };

function faultIn({ line }: CatalogueFileRow, found: FoundFault, { headings }: ReadCatalogue): ImportFault {
  return { line, ...found, column: headings.get(found.column) ?? headingOf(found.column) };
}

function producerChange(row: Producer): CatalogueChange {
  return { kind: 'producer', id: row.id, row };
}

function inOrder(planned: readonly PlannedRow[]): CatalogueChange[] {
  return [
    ...planned.flatMap(({ productChanges, product: row }): CatalogueChange[] =>
      productChanges ? [{ kind: 'product', id: row.id, row }] : [],
    ),
    ...planned.flatMap(({ price: row }): CatalogueChange[] =>
      row ? [{ kind: 'price', id: priceChangeId(row), row }] : [],
    ),
    ...planned.flatMap(({ certificate: row }): CatalogueChange[] =>
      row ? [{ kind: 'certificate', id: row.id, row }] : [],
    ),
    ...planned.flatMap(({ story: row }): CatalogueChange[] =>
      row ? [{ kind: 'story', id: storyChangeId(row.about), row }] : [],
    ),
  ];
}
