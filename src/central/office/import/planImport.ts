import { type CatalogueChange, priceChangeId } from '../../../shared/catalogue/change.ts';
import type { Producer } from '../../../shared/catalogue/product.ts';
import { must } from '../../../shared/must.ts';
import type { ImportFault } from '../api.ts';
import { type CatalogueIndex, indexOf } from './catalogueIndex.ts';
import { type Column, headingOf } from './columns.ts';
import { identityOf, nameKey } from './identity.ts';
import { type Matches, matchRows } from './match.ts';
import { numbersAfter } from './numbers.ts';
import type { CurrentCatalogue, ImportOptions, ImportPlan } from './plan.ts';
import { DEFAULT_TAX_CLASS, type PlannedRow, planRow } from './planRow.ts';
import { previewOf } from './preview.ts';
import { planProducers } from './producers.ts';
import type { CatalogueFileRow, ReadCatalogue } from './row.ts';

/**
 * Decides what an import would do: which products it adds, changes or finds as they are, and the changes to publish.
 * Pure: applies nothing, and the same file on the same catalogue gives the same plan, whatever the order of its rows.
 */
export function planImport(read: ReadCatalogue, current: CurrentCatalogue, options: ImportOptions): ImportPlan {
  const index = indexOf(current);
  const matches = matchRows(read.rows, index);
  const faults = read.rows.flatMap((row) => faultsOf(row, { read, index, matches, options }));
  const faulty = new Set(faults.map((fault) => fault.line));
  const rows = read.rows.filter((row) => !faulty.has(row.line)).toSorted(byIdentity);

  const numbers = numbersAfter(current, rows);
  const producers = planProducers(rows, matches, index, numbers);
  const planned = rows.map((row) => {
    const producer = must(producers.of.get(row), 'a producer for every row');
    return planRow(row, matches.get(row), { producer, index, numbers, options });
  });
  return {
    changes: [...[...producers.changed.values()].map(producerChange), ...inOrder(planned)],
    preview: previewOf({ read, faults, planned, producersChanged: producers.changed }),
  };
}

/** Numbers are given out in this order, not in the file's. */
function byIdentity(a: CatalogueFileRow, b: CatalogueFileRow): number {
  const [keyA, keyB] = [a, b].map((row) => `${identityOf(row)} ${row.product ?? ''} ${row.codes.join(' ')}`);
  return (keyA ?? '') < (keyB ?? '') ? -1 : 1;
}

type FaultContext = {
  readonly read: ReadCatalogue;
  readonly index: CatalogueIndex;
  readonly matches: Matches;
  readonly options: ImportOptions;
};

/** What only the catalogue can tell to be wrong with a row. */
function faultsOf(row: CatalogueFileRow, { read, index, matches, options }: FaultContext): ImportFault[] {
  const product = matches.get(row);
  const fault = (column: Column, kind: ImportFault['fault'], value: string): ImportFault => {
    return { line: row.line, column: read.headings.get(column) ?? headingOf(column), fault: kind, value };
  };
  const foreign = row.codes.filter((code) => index.productsByCode.get(code)?.some((owner) => owner !== product));
  const faults = foreign.map((code) => fault('codes', 'code-of-other-product', code));
  const needsClass = row.taxClass ?? (product ? undefined : (options.taxClass ?? DEFAULT_TAX_CLASS));
  if (needsClass !== undefined && !index.taxClasses.has(nameKey(needsClass))) {
    faults.push(fault('taxClass', 'unknown-tax-class', needsClass));
  }
  return faults;
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
  ];
}
