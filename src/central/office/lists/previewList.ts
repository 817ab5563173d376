import { setImmediate as breath } from 'node:timers/promises';
import type { Publication } from '../../db/catalogue.ts';
import type { ImportFault, ImportRefusal } from '../api/import.ts';
import type { ImportedList, ListPreview } from '../api/lists.ts';
import type { OfficeDesk } from '../desk.ts';
import { type Places, readHeaded } from '../import/headed.ts';
import type { Headings } from '../import/headings.ts';
import { type RowReader, rowReader } from '../import/rowReader.ts';
import type { Visit } from '../people/visit.ts';
import { holdPlan } from '../plans.ts';

/** A row decided: what it would be called, and what would be published; nothing where it is so already. */
export type PlannedListRow = {
  readonly name: string;
  readonly detail: string;
  readonly isNew: boolean;
  readonly publications: readonly Publication[];
};

/** Decides a row, or reports what is wrong with it to its reader; called for one row after the other. */
export type PlanRow<C extends string> = (
  reader: RowReader<C>,
) => Promise<PlannedListRow | undefined> | PlannedListRow | undefined;

export type ImportedFile = { readonly name: string; readonly bytes: Uint8Array };

type Asked<C extends string> = {
  readonly list: ImportedList;
  readonly headings: Headings<C>;
  /** Columns without which nothing can be read. */
  readonly needed: readonly C[];
  /** The feed's number that rows are planned at. */
  readonly n: number;
  readonly planRow: PlanRow<C>;
};

/** More than a province has of any of them. */
const MOST_ROWS = 5_000;
/** The preview shows this many; the counts are of all. */
const FAULTS_SHOWN = 200;
const ROWS_SHOWN = 50;

/** Reads a file and shows what importing it would do; nothing is applied. */
export async function previewList<C extends string>(
  desk: OfficeDesk,
  { name, bytes }: ImportedFile,
  { list, headings, needed, n, planRow }: Asked<C>,
  visit: Visit,
): Promise<ListPreview | ImportRefusal> {
  const headed = await readHeaded(bytes, headings, (places: Places<C>) =>
    needed.filter((column) => !places.has(column)),
  );
  if ('refused' in headed) return headed;
  if (headed.rows.length > MOST_ROWS) return { refused: 'too-large' };
  const faults: ImportFault[] = [];
  const planned: (PlannedListRow & { readonly line: number })[] = [];
  for (const row of headed.rows) {
    // A promotion is held against every product: others are answered between two rows.
    await breath();
    const reader = rowReader(row, headed.places, headings.headingOf);
    const decided = await planRow(reader);
    if (decided && reader.faults.length === 0) planned.push({ ...decided, line: row.line });
    faults.push(...reader.faults);
  }
  const rows = planned.map((each) => ({ ...each, change: changeOf(each) }));
  const count = (change: string) => rows.filter((row) => row.change === change).length;
  const [added, changed] = [count('added'), count('changed')];
  const publications = planned.flatMap((each) => each.publications);
  const id = await holdPlan(desk, { list, n, publications, counted: added + changed }, visit);
  if (id === undefined) return { refused: 'too-large' };
  return {
    import: id,
    file: name,
    rows: headed.rows.length,
    added,
    changed,
    same: count('same'),
    faulty: headed.rows.length - planned.length,
    faults: faults.slice(0, FAULTS_SHOWN),
    sample: rows
      .slice(0, ROWS_SHOWN)
      .map(({ line, change, name: called, detail }) => ({ line, change, name: called, detail })),
  };
}

function changeOf({ publications, isNew }: PlannedListRow): 'added' | 'changed' | 'same' {
  if (publications.length === 0) return 'same';
  return isNew ? 'added' : 'changed';
}

/** Says of each thing whether an earlier row has said it. */
export function onceEach(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst;
  };
}
