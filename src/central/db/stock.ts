import { announcedTo, type ProjectedReceipt, writeReceipts } from './announced.ts';
import { owedSums, type ProjectedOwed, writeOwed } from './owed.ts';
import type { ProjectedDemand } from './projection.ts';
import { rows, type Transaction } from './query.ts';
import { type ProjectedPaper, writePapers } from './settlementPaper.ts';
import { soldDaySums, writeSoldDays } from './soldDay.ts';
import { lockFeeds } from './stockFeed.ts';
import { endsOf, type ProjectedTransfers, wordsOf, writeTransfers } from './transfer.ts';

/** What one entry moved of one lot of a product. */
export type ProjectedMovement = {
  readonly device: string;
  readonly seq: number;
  readonly product: string;
  /** Empty where no lot is known. */
  readonly lot: string;
  readonly outlet: string;
  readonly kind: string;
  readonly number: string;
  readonly day: string;
  readonly at: number;
  /** Thousandths; onto the shelf positive, off it negative. */
  readonly quantity: number;
  readonly why: string | null;
};

/** A lot as some entry told it. */
export type ProjectedLot = {
  readonly outlet: string;
  readonly lot: string;
  readonly product: string;
  readonly code: string;
  readonly expires: string | null;
  readonly owner: string;
  readonly owner_name: string;
  readonly terms: unknown;
};

/** A sheet of a stock count, or its closing. */
export type ProjectedCount = {
  readonly device: string;
  readonly seq: number;
  readonly outlet: string;
  readonly entry: string;
  readonly at: number;
  readonly count: string;
  readonly sheet: unknown;
  readonly closed: unknown;
};

export type ProjectedStock = {
  readonly movements: readonly ProjectedMovement[];
  readonly lots: readonly ProjectedLot[];
  readonly counts: readonly ProjectedCount[];
};

type Beside = {
  readonly owed: readonly ProjectedOwed[];
  readonly papers: readonly ProjectedPaper[];
  readonly demands: readonly ProjectedDemand[];
  readonly receipts: readonly ProjectedReceipt[];
};
type Counted = ProjectedStock & ProjectedTransfers & Beside;

/**
 * Adds what entries moved to each till's sums, and tells the outlets' feeds. To be called after suspense and the tills'
 * positions were written, and last in its transaction: from here to the commit nobody else writes stock of these outlets, so the
 * feeds' numbers become visible in their order.
 * @param now UTC milliseconds. A feed's numbers are never below it: a database put back to how it was goes on beyond the numbers
 * that the tills have heard already.
 */
export async function writeStock(tx: Transaction, found: Counted, now: number): Promise<void> {
  const { movements, lots, counts, transfers, arrivals, owed, papers, receipts } = found;
  const soldDays = soldDaySums(movements, found.demands);
  const outlets = await outletsOf(tx, found, soldDays);
  if (outlets.length === 0) return;
  const numbers = await lockFeeds(tx, outlets, now);
  // Asked again now that no other can write of them: a transfer and its arrival may be read at once, after a restore.
  const words = wordsOf([...transfers, ...(await endsOf(tx, arrivals))]).filter(({ outlet }) => numbers.has(outlet));
  const told = numbered(firstOfEach(lots), numbers);
  const moved = numbered(movements, numbers);
  const sums = numbered(sumsOf(movements), numbers);
  if (transfers.length + arrivals.length > 0)
    await writeTransfers(tx, { transfers, arrivals }, numbered(words, numbers));
  const counted = numbered(counts, numbers);
  if (owed.length > 0) await writeOwed(tx, numbered(owedSums(owed), numbers));
  if (papers.length > 0) await writePapers(tx, papers);
  if (soldDays.length > 0) await writeSoldDays(tx, numbered(soldDays, numbers));
  if (receipts.length > 0) await writeReceipts(tx, receipts, numbered(await announcedTo(tx, receipts), numbers));
  const feeds = [...numbers].map(([outlet, n]) => ({ outlet, n }));
  await rows(
    tx,
    WRITE,
    [moved, told, sums, feeds, counted].map((each) => JSON.stringify(each)),
  );
}

/** All whose feeds have something to say of these. */
async function outletsOf(
  tx: Transaction,
  { movements, lots, counts, transfers, arrivals, owed, receipts }: Counted,
  soldDays: readonly { readonly outlet: string }[],
): Promise<string[]> {
  const ends = [...transfers, ...(await endsOf(tx, arrivals))];
  return [
    ...new Set([
      ...[...movements, ...lots, ...counts, ...arrivals, ...owed, ...soldDays, ...receipts].map(({ outlet }) => outlet),
      ...[...ends, ...arrivals].map(({ from_outlet }) => from_outlet),
      ...ends.map(({ to_outlet }) => to_outlet),
    ]),
  ];
}

/** Gives each row the next number of its outlet's feed, and moves the feed on. */
function numbered<Row extends { readonly outlet: string }>(
  list: readonly Row[],
  numbers: Map<string, number>,
): (Row & { readonly n: number })[] {
  return list.map((row) => {
    const n = (numbers.get(row.outlet) ?? 0) + 1;
    numbers.set(row.outlet, n);
    return Object.assign({}, row, { n });
  });
}

/** `seq` never falls: of two who write sums of one till, the one that comes second may have read the suspense before. */
const WRITE = `
  with m as (
    insert into stock_movement select * from json_populate_recordset(null::stock_movement, $1)
  ), c as (
    insert into count_entry select * from json_populate_recordset(null::count_entry, $5)
  ), l as (
    insert into lot select * from json_populate_recordset(null::lot, $2) on conflict (outlet, lot) do nothing
  ), s as (
    insert into stock
    select x.device, x.product, x.lot, x.outlet, x.on_hand,
           coalesce((select min(s.seq) from suspense s where s.device = x.device) - 1, p.seq), x.moved_at, x.n,
           x.first_on, x.last_on
    from json_populate_recordset(null::stock, $3) x join projected p using (device)
    on conflict (device, product, lot) do update
    set on_hand = stock.on_hand + excluded.on_hand, seq = greatest(stock.seq, excluded.seq),
        moved_at = greatest(stock.moved_at, excluded.moved_at), n = excluded.n,
        first_on = least(stock.first_on, excluded.first_on), last_on = greatest(stock.last_on, excluded.last_on)
  )
  update stock_feed f set n = x.n from json_populate_recordset(null::stock_feed, $4) x where x.outlet = f.outlet`;

/** Sorted, so that no two who write the same lots wait for each other. */
function firstOfEach(lots: readonly ProjectedLot[]): ProjectedLot[] {
  const first = new Map<string, ProjectedLot>();
  for (const lot of lots) {
    const key = `${lot.outlet} ${lot.lot}`;
    if (!first.has(key)) first.set(key, lot);
  }
  return [...first].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, lot]) => lot);
}

type Sum = Pick<ProjectedMovement, 'device' | 'product' | 'lot' | 'outlet'> & {
  on_hand: number;
  moved_at: number;
  first_on: string;
  last_on: string;
};

function sumsOf(movements: readonly ProjectedMovement[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { device, product, lot, outlet, quantity, at, day } of movements) {
    const key = `${device} ${product} ${lot}`;
    const sum = sums.get(key);
    if (!sum) {
      const days = { first_on: day, last_on: day };
      sums.set(key, { device, product, lot, outlet, on_hand: quantity, moved_at: at, ...days });
      continue;
    }
    sum.on_hand += quantity;
    sum.moved_at = Math.max(sum.moved_at, at);
    if (day < sum.first_on) sum.first_on = day;
    if (day > sum.last_on) sum.last_on = day;
  }
  return [...sums.values()];
}
