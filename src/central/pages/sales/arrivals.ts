import type { SaleRow } from '../../office/api/sales.ts';

/** Sales on the page in the order of the list, and those that came since and wait to be shown. */
export type Arrivals = { readonly shown: readonly SaleRow[]; readonly waiting: readonly SaleRow[] };

const keyOf = (row: SaleRow) => `${row.device} ${row.sale}`;

/** The list's order: sold last stands first. A till that was offline fills in further down, where its sales belong. */
function byTime(a: SaleRow, b: SaleRow): number {
  if (a.at !== b.at) return b.at - a.at;
  return keyOf(a) < keyOf(b) ? 1 : -1;
}

function merge(...lists: readonly (readonly SaleRow[])[]): SaleRow[] {
  const rows = new Map(lists.flat().map((row) => [keyOf(row), row]));
  return [...rows.values()].toSorted(byTime);
}

/**
 * Takes in the top of the list as it stands now.
 * @param hold true while the reader is further down: new rows then wait, for nothing may jump under their eyes
 */
export function takeIn({ shown, waiting }: Arrivals, fresh: readonly SaleRow[], hold: boolean): Arrivals {
  const known = new Set(shown.map(keyOf));
  const unseen = merge(waiting, fresh).filter((row) => !known.has(keyOf(row)));
  return hold ? { shown, waiting: unseen } : release({ shown, waiting: unseen });
}

export function isKnown({ shown, waiting }: Arrivals, row: SaleRow): boolean {
  const isRow = (known: SaleRow) => keyOf(known) === keyOf(row);
  return shown.some(isRow) || waiting.some(isRow);
}

export function notBelow({ shown }: Arrivals, rows: readonly SaleRow[]): SaleRow[] {
  const oldest = shown.at(-1);
  return rows.filter((row) => !oldest || byTime(row, oldest) <= 0);
}

/** Whether rows read from the top reach down to the oldest one shown. */
export function isCovered({ shown }: Arrivals, fresh: readonly SaleRow[]): boolean {
  const [oldest, last] = [shown.at(-1), fresh.at(-1)];
  return !oldest || (last !== undefined && byTime(last, oldest) >= 0);
}

/** Shows what was waiting. */
export function release({ shown, waiting }: Arrivals): Arrivals {
  return waiting.length === 0 ? { shown, waiting } : { shown: merge(waiting, shown), waiting: [] };
}

/** Adds an older page below. */
export function addOlder({ shown, waiting }: Arrivals, older: readonly SaleRow[]): Arrivals {
  return { shown: merge(shown, older), waiting };
}
