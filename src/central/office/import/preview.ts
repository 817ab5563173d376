import type { ImportFault, ImportPreview } from '../api/import.ts';
import type { ImportPlan } from './plan.ts';
import type { PlannedRow } from './planRow.ts';
import type { ReadCatalogue } from './row.ts';

/** The preview shows this many; the counts are of all. */
const FAULTS_SHOWN = 200;
const ROWS_SHOWN = 50;

type Planned = {
  readonly read: ReadCatalogue;
  /** Found while planning, beyond those of reading. */
  readonly faults: readonly ImportFault[];
  readonly planned: readonly PlannedRow[];
  readonly producersChanged: ReadonlyMap<string, unknown>;
};

/** What the page shows of a plan. */
export function previewOf({ read, faults, planned, producersChanged }: Planned): ImportPlan['preview'] {
  const all = [...read.faults, ...faults].toSorted((a, b) => a.line - b.line);
  const rows = planned.map((one) => ({ ...one, change: changeOf(one, producersChanged) }));
  const count = (change: string) => rows.filter((row) => row.change === change).length;
  return {
    file: read.file,
    rows: read.rowCount,
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    faulty: new Set(all.map((fault) => fault.line)).size,
    faults: all.slice(0, FAULTS_SHOWN),
    sample: rows
      .toSorted((a, b) => a.row.line - b.row.line)
      .slice(0, ROWS_SHOWN)
      .map(sampleOf),
  };
}

type Change = ImportPreview['sample'][number]['change'];

function changeOf(planned: PlannedRow, producersChanged: Planned['producersChanged']): Change {
  if (!planned.before) return 'added';
  const changed = planned.productChanges || planned.price || planned.certificate || planned.story;
  return changed || producersChanged.has(planned.producer.id) ? 'changed' : 'same';
}

function sampleOf({ row, change, product, producer, priceBefore }: PlannedRow & { readonly change: Change }) {
  return {
    line: row.line,
    change,
    name: product.name,
    producer: producer.name,
    category: product.category,
    price: row.price,
    priceBefore,
  };
}
