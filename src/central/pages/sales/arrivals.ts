import type { SaleRow } from '../../office/api.ts';

/** Sales on the page, newest arrival first, and those that came since and wait to be shown. */
export type Arrivals = { readonly shown: readonly SaleRow[]; readonly waiting: readonly SaleRow[] };

const keyOf = (row: SaleRow) => `${row.device} ${row.sale}`;

/**
 * Takes in a fresh first page of the list.
 * @param hold true while the reader is further down: new rows then wait, for nothing may jump under their eyes
 * @returns the rows, and how many had never been seen
 */
export function takeIn(
  before: Arrivals,
  fresh: readonly SaleRow[],
  hold: boolean,
): { readonly arrivals: Arrivals; readonly news: number } {
  const shown = new Set(before.shown.map(keyOf));
  const waited = new Set(before.waiting.map(keyOf));
  const unseen = fresh.filter((row) => !shown.has(keyOf(row)));
  const news = unseen.filter((row) => !waited.has(keyOf(row))).length;
  if (hold) {
    const still = before.waiting.filter((row) => !unseen.some((other) => keyOf(other) === keyOf(row)));
    return { arrivals: { shown: before.shown, waiting: [...unseen, ...still] }, news };
  }
  return { arrivals: release({ shown: before.shown, waiting: unseen }), news };
}

/** Shows what was waiting, in the order it is listed in. */
export function release({ shown, waiting }: Arrivals): Arrivals {
  if (waiting.length === 0) return { shown, waiting };
  return { shown: [...waiting, ...shown], waiting: [] };
}

/** Adds an older page below, without those that moved down from the page above meanwhile. */
export function addOlder({ shown, waiting }: Arrivals, older: readonly SaleRow[]): Arrivals {
  const known = new Set([...shown, ...waiting].map(keyOf));
  return { shown: [...shown, ...older.filter((row) => !known.has(keyOf(row)))], waiting };
}
