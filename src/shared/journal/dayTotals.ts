import { csvOf } from '../csv.ts';
import type { Canonical } from './canonical.ts';

/** What a till sold and took back on a day of business, practice left out, đồng. */
export type DayTotals = { sales: number; sold: number; returns: number; returned: number };

/** By `YYYY-MM-DD`. */
export type TotalsByDay = Map<string, DayTotals>;

type Entry = { readonly kind: string; readonly body: { readonly [member: string]: Canonical | undefined } };

/** Adds an entry to its day; of whatever it cannot read as a document of money it says nothing. */
export function addToDay(days: TotalsByDay, { kind, body }: Entry): void {
  const { day, total, training } = body;
  if ((kind !== 'sale' && kind !== 'return') || training !== undefined) return;
  if (typeof day !== 'string' || typeof total !== 'number') return;
  const totals = days.get(day) ?? { sales: 0, sold: 0, returns: 0, returned: 0 };
  if (kind === 'sale') {
    totals.sales += 1;
    totals.sold += total;
  } else {
    totals.returns += 1;
    totals.returned += total;
  }
  days.set(day, totals);
}

export type TillTotals = {
  readonly outletCode: string;
  readonly till: number;
  readonly device: string;
  readonly days: TotalsByDay;
};

const HEAD = ['Quầy / Till', 'Thiết bị / Device', 'Ngày / Day', 'Phiếu bán / Sales', 'Tiền bán / Sold (₫)'];
const HEAD_BACK = ['Phiếu trả / Returns', 'Tiền trả / Returned (₫)'];

/** `totals.csv` of docs/journal-format.md §9: by till as `keys.json` lists them, and by day; each till's sum behind its days. */
export function totalsCsv(tills: readonly TillTotals[]): string {
  return csvOf([[...HEAD, ...HEAD_BACK], ...tills.flatMap(rowsOf)]);
}

function rowsOf({ outletCode, till, device, days }: TillTotals): string[][] {
  const name = `${outletCode}-${till}`;
  const inOrder = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const sum: DayTotals = { sales: 0, sold: 0, returns: 0, returned: 0 };
  for (const [, day] of inOrder) {
    for (const figure of Object.keys(sum) as (keyof DayTotals)[]) sum[figure] += day[figure];
  }
  const rows = [...inOrder, ['Tổng / All', sum] as const];
  return rows.map(([day, { sales, sold, returns, returned }]) => {
    return [name, device, day, `${sales}`, `${sold}`, `${returns}`, `${returned}`];
  });
}
