import type { Pool } from 'pg';
import { addDays, type Day, dayOf, type Instant } from '../shared/day.ts';
import {
  type AnnouncementId,
  type CountId,
  type DeviceId,
  type EntryId,
  type LotId,
  type OutletId,
  type ProducerId,
  type ProductId,
  uuidTime,
} from '../shared/id.ts';
import { quantity } from '../shared/quantity.ts';
import type { ToldOwed } from '../shared/settlement/told.ts';
import { someWent, type Went } from '../shared/settlement/went.ts';
import type { StockRow, ToldAnnounced, ToldArrival, ToldReceipt, ToldTransfer } from '../shared/stock/told.ts';
import {
  BUNDLE_CHANGES,
  type NeighbourTill,
  type StockCursor,
  type StockPage,
  type TillReport,
} from '../shared/sync/protocol.ts';
import { type AnnouncedColumns, announcedIn, type ReceiptColumns } from './db/announced.ts';
import { type OwedInFeed, owedIn } from './db/owed.ts';
import { type SoldDayInFeed, soldDaysIn } from './db/soldDay.ts';
import {
  type CountInFeed,
  countsIn,
  type HeldInFeed,
  heldIn,
  type LotInFeed,
  lotsIn,
  type MovedInFeed,
  movedIn,
  type Neighbour,
  neighbourDevices,
  neighboursOf,
  type Stretch,
  stockFeedAt,
} from './db/stockFeed.ts';
import { type ArrivalColumns, type TransferColumns, transfersIn } from './db/transfer.ts';

export type StockAsker = {
  readonly centre: string;
  readonly outlet: string;
  readonly device: DeviceId;
  readonly cursor: StockCursor;
  readonly at: Instant;
  /** What a till said of itself just now. */
  readonly said: (device: string) => TillReport | undefined;
};

/** ms. A count that takes longer than this cannot be held against the books of when it began. */
const MOVES_TOLD = 35 * 86_400_000;
/** As many as a rate of sales is of, and a week for a till whose calendar is behind. */
const DAYS_TOLD = 35;
/** Transfers, and announcements, of one page: one may have 500 lines, some 150 kB of them. */
const FEW = 20;

/**
 * What a till does not know yet of its outlet's stock, oldest word first. A cursor of another centre or outlet, or from beyond the
 * feed's end, is worth nothing: a snapshot from the start then.
 * @param limit rows of a page
 */
export async function stockPage(pool: Pool, asker: StockAsker, limit = BUNDLE_CHANGES): Promise<StockPage> {
  const { centre, outlet, cursor } = asker;
  // Before the rows: what is claimed of a till is then told with them.
  const tills = cursor.kinds.includes('count') ? await neighbourTills(pool, asker) : undefined;
  const end = await stockFeedAt(pool, outlet);
  const isOurs = cursor.centre === centre && cursor.outlet === outlet && cursor.n <= end;
  const after = isOurs ? cursor.n : 0;
  const found = after === end ? NOTHING : await rowsIn(pool, asker, { after, end, limit: limit + 1 });
  const told = found.rows.filter(({ n }) => n <= found.upTo);
  const page = told.slice(0, limit);
  const more = told.length > limit || found.upTo < end;
  return {
    outlet: outlet as OutletId,
    after,
    // Without more to come, what is the till's own, or of a kind it cannot read, up to the end is passed over.
    upTo: more ? (page.at(-1)?.n ?? end) : end,
    more,
    rows: page.map(({ row }) => row),
    ...(tills && { tills }),
  };
}

type Numbered = { readonly n: number; readonly row: StockRow };

/** Numbers up to `upTo` are all there; of those beyond it, some may be missing. */
type Rows = { readonly rows: readonly Numbered[]; readonly upTo: number };
const NOTHING: Rows = { rows: [], upTo: Number.POSITIVE_INFINITY };

/** A row that is told anew meanwhile is beyond the end, and comes with the next page. */
async function rowsIn(pool: Pool, { outlet, device, cursor, at }: StockAsker, stretch: Stretch): Promise<Rows> {
  const reads = (kind: StockRow['kind']): boolean => cursor.kinds.includes(kind);
  const lots = reads('lot') ? await lotsIn(pool, outlet, stretch) : [];
  const held = reads('held') ? await heldIn(pool, { outlet, device }, stretch) : [];
  const since = at - MOVES_TOLD;
  const moved = reads('moved') ? await movedIn(pool, { outlet, device }, stretch, since) : [];
  const counts = reads('count') ? await countsIn(pool, { outlet, device }, stretch, since) : [];
  const owed = reads('owed') ? await owedIn(pool, { outlet, device }, stretch) : [];
  const sinceDay = addDays(dayOf(at), -DAYS_TOLD);
  const soldDays = reads('sold-day') ? await soldDaysIn(pool, { outlet, device }, stretch, sinceDay) : [];
  const stretchOfFew = { ...stretch, limit: FEW + 1, now: at };
  const transfers = reads('transfer') ? await transfersIn(pool, outlet, stretchOfFew) : [];
  const announced = reads('announced') ? await announcedIn(pool, outlet, stretchOfFew) : [];
  const few = [
    fewOf(transfers.map(({ n, ...columns }) => ({ n, row: transferRow(columns) }))),
    fewOf(announced.map(({ n, ...columns }) => ({ n, row: announcedRow(columns) }))),
  ];
  return {
    rows: [
      ...lots.map(lotRow),
      ...held.map(heldRow),
      ...moved.map(movedRow),
      ...counts.map(countRow),
      ...owed.map(owedRow),
      ...soldDays.map(soldDayRow),
      ...few.flatMap(({ rows }) => rows),
    ].toSorted((a, b) => a.n - b.n),
    upTo: Math.min(...few.map(({ upTo }) => upTo)),
  };
}

/** As many as a page may have of what is large; `found` has one more where there are more. */
function fewOf(found: readonly Numbered[]): Rows {
  const few = found.slice(0, FEW);
  return { rows: few, upTo: found.length > FEW ? (few.at(-1)?.n ?? 0) : Number.POSITIVE_INFINITY };
}

/** Its parts were read by their schemas before they were written. */
export function transferRow({ device, entry, till, at, body, arrivals }: TransferColumns): ToldTransfer {
  return {
    kind: 'transfer',
    device: device as DeviceId,
    entry: entry as EntryId,
    till,
    at: at as Instant,
    sent: body as ToldTransfer['sent'],
    arrivals: arrivals.map(arrivalOf),
  };
}

function arrivalOf({ body, ...columns }: ArrivalColumns): ToldArrival {
  return { ...(body as ToldArrival), ...columns } as ToldArrival;
}

/** Its parts were read by their schemas before they were written. */
export function announcedRow({ id, at, body, withdrawnAt, receipts }: Omit<AnnouncedColumns, 'outlet'>): ToldAnnounced {
  return {
    kind: 'announced',
    id: id as AnnouncementId,
    at: at as Instant,
    announced: body,
    ...(withdrawnAt !== null && { withdrawnAt: withdrawnAt as Instant }),
    receipts: receipts.map(receiptOf),
  };
}

function receiptOf({ device, entry, till, at, body }: ReceiptColumns): ToldReceipt {
  const { number, day, by } = body;
  return { device: device as DeviceId, entry: entry as EntryId, till, at: at as Instant, number, day, by };
}

function owedRow({ n, owner_name, per_mille, product, lot, day, counted, ...rest }: OwedInFeed): Numbered {
  const { back, expired, damaged, sample, gift, theft, spoilt, away, short, ...columns } = rest;
  const went = someWent({ back, expired, damaged, sample, gift, theft, spoilt, away, short } as Went);
  const row = {
    kind: 'owed' as const,
    ...columns,
    ownerName: owner_name,
    product: product === '' ? null : product,
    lot: lot === '' ? null : lot,
    day: day === '' ? null : day,
    perMille: per_mille,
    ...(went && { went }),
    ...(counted !== null && { counted }),
  };
  // What stands there was parsed before it was written.
  return { n, row: row as ToldOwed };
}

function lotRow({ n, lot, product, code, expires, owner, owner_name, terms }: LotInFeed): Numbered {
  const whole = {
    id: lot as LotId,
    product: product as ProductId,
    code,
    ...(expires !== null && { expires: expires as Day }),
    owner: { id: owner as ProducerId, name: owner_name },
    terms,
  };
  return { n, row: { kind: 'lot', lot: whole, receivedAt: uuidTime(lot) as Instant } };
}

function heldRow({ n, device, till, product, lot, on_hand, seq, first_on, last_on }: HeldInFeed): Numbered {
  const row = {
    kind: 'held',
    device: device as DeviceId,
    till,
    product: product as ProductId,
    lot: lot === '' ? null : (lot as LotId),
    onHand: quantity(on_hand),
    seq,
    ...(first_on !== null && { firstOn: first_on as Day }),
    ...(last_on !== null && { lastOn: last_on as Day }),
  } as const;
  return { n, row };
}

function soldDayRow({ n, device, till, product, day, sold, missed, seq }: SoldDayInFeed): Numbered {
  const row = {
    kind: 'sold-day',
    device: device as DeviceId,
    till,
    product: product as ProductId,
    day: day as Day,
    sold: quantity(sold),
    missed,
    seq,
  } as const;
  return { n, row };
}

function movedRow({ n, device, seq, product, lot, at, quantity: moved }: MovedInFeed): Numbered {
  const row = {
    kind: 'moved',
    device: device as DeviceId,
    seq,
    product: product as ProductId,
    lot: lot === '' ? null : (lot as LotId),
    at: at as Instant,
    quantity: quantity(moved),
  } as const;
  return { n, row };
}

function countRow({ n, device, till, seq, entry, at, count, sheet, closed }: CountInFeed): Numbered {
  const row = {
    kind: 'count',
    device: device as DeviceId,
    till,
    seq,
    entry: entry as EntryId,
    at: at as Instant,
    count: count as CountId,
    ...(sheet && { sheet }),
    ...(closed && { closed }),
  } as const;
  return { n, row };
}

/** What tills said is looked at before what is counted of them: of what they sent since, nothing is claimed. */
async function neighbourTills(pool: Pool, asker: StockAsker): Promise<NeighbourTill[]> {
  const devices = await neighbourDevices(pool, asker);
  if (devices.length === 0) return [];
  const said = new Map(devices.map((device) => [device, asker.said(device)]));
  const found = await neighboursOf(pool, asker);
  return found.map((each) => neighbour({ ...each, report: said.get(each.device) ?? each.report }));
}

/** By what it said of itself where all that came of it is counted; otherwise by what is counted. */
function neighbour({ device, till, report, whole, countedAt }: Neighbour): NeighbourTill {
  const said = whole && report ? saidUpTo(report) : null;
  const upTo = said === null || (countedAt !== null && countedAt > said) ? countedAt : said;
  return { device: device as DeviceId, till, upTo: upTo as Instant | null };
}

function saidUpTo({ at, unsent, oldestUnsentAt }: TillReport): number {
  return unsent === 0 || oldestUnsentAt === null ? at : Math.max(0, oldestUnsentAt - 1);
}
