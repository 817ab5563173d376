import { gtinKey, spelledGtin } from '../shared/barcode/gtin.ts';
import type { MissedDemandBody } from '../shared/cart/entries.ts';
import { fold } from '../shared/fold.ts';
import type { ReturnBody, ReturnLine } from '../shared/return/return.ts';
import { paidFor, type SaleBody, type SaleLine, type SalePart } from '../shared/sale/sale.ts';
import { countedSum } from '../shared/shift/count.ts';
import type { ShiftClosedBody } from '../shared/shift/shift.ts';
import type { StockEntry } from '../shared/stock/moved.ts';
import type { ProjectedReceipt } from './db/announced.ts';
import type { ProjectedOwed } from './db/owed.ts';
import type {
  ProjectedBack,
  ProjectedBill,
  ProjectedDemand,
  ProjectedLine,
  ProjectedSale,
  ProjectedShift,
  Suspended,
  UnreadEntry,
} from './db/projection.ts';
import type { ProjectedPaper } from './db/settlementPaper.ts';
import type { ProjectedCount, ProjectedLot, ProjectedMovement } from './db/stock.ts';
import type { ProjectedArrival, ProjectedTransfer } from './db/transfer.ts';
import { broughtRows, paidPaper, paidRow, settledPaper, settledRows } from './foundOwed.ts';
import { receiptRows } from './foundReceipt.ts';
import { countRow, stockRows } from './foundStock.ts';
import { arrivalRow, transferRow } from './foundTransfer.ts';
import type { ReadEntry } from './readEntry.ts';

/** What entries say, as rows of what the office looks at. */
export type Found = {
  readonly sales: ProjectedSale[];
  readonly lines: ProjectedLine[];
  readonly backs: ProjectedBack[];
  readonly bills: ProjectedBill[];
  readonly shifts: ProjectedShift[];
  readonly demands: ProjectedDemand[];
  readonly movements: ProjectedMovement[];
  readonly lots: ProjectedLot[];
  readonly transfers: ProjectedTransfer[];
  readonly arrivals: ProjectedArrival[];
  readonly counts: ProjectedCount[];
  readonly owed: ProjectedOwed[];
  readonly papers: ProjectedPaper[];
  readonly receipts: ProjectedReceipt[];
  readonly suspense: Suspended[];
};

export function nothingFound(): Found {
  return {
    sales: [],
    lines: [],
    backs: [],
    bills: [],
    shifts: [],
    demands: [],
    movements: [],
    lots: [],
    transfers: [],
    arrivals: [],
    counts: [],
    owed: [],
    papers: [],
    receipts: [],
    suspense: [],
  };
}

/** How much of it the office's pages show. */
export function countFound({ sales, shifts, demands, movements, arrivals }: Found): number {
  return sales.length + shifts.length + demands.length + movements.length + arrivals.length;
}

export function put(found: Found, stored: UnreadEntry, outcome: ReadEntry): void {
  putOwed(found, stored, outcome);
  switch (outcome.kind) {
    case 'sale':
      found.sales.push(saleRow(stored, outcome.body));
      found.lines.push(...outcome.body.lines.flatMap((line, at) => lineRows(stored, outcome.body, soldLine(line, at))));
      found.bills.push(...billRows(stored, outcome.body));
      return putStock(found, stored, outcome);
    case 'return':
      found.sales.push(returnRow(stored, outcome.body));
      found.lines.push(...outcome.body.lines.flatMap((line, at) => lineRows(stored, outcome.body, backLine(line, at))));
      found.backs.push(...backRows(stored, outcome.body));
      return putStock(found, stored, outcome);
    case 'goods-received':
      found.receipts.push(...receiptRows(stored, outcome.body));
      return putStock(found, stored, outcome);
    case 'goods-written-off':
      return putStock(found, stored, outcome);
    case 'goods-sent':
      found.transfers.push(transferRow(stored, outcome.body));
      return putStock(found, stored, outcome);
    case 'goods-arrived':
      found.arrivals.push(arrivalRow(stored, outcome.body));
      return putStock(found, stored, outcome);
    case 'goods-counted':
      return void found.counts.push(countRow(stored, outcome));
    case 'stock-adjusted':
      found.counts.push(countRow(stored, outcome));
      return putStock(found, stored, outcome);
    case 'shift-closed':
      return void found.shifts.push(shiftRow(stored, outcome.body));
    case 'missed-demand':
      return void found.demands.push(demandRow(stored, outcome.body));
    case 'unreadable':
      return void found.suspense.push(suspenseRow(stored, outcome.reason));
    // What is owed is put by itself.
    case 'producer-settled':
    case 'producer-paid':
    case 'noted':
      return;
  }
}

/** What an entry says of what owners of goods are owed. */
export function putOwed(found: Found, stored: UnreadEntry, outcome: ReadEntry): void {
  switch (outcome.kind) {
    case 'sale':
    case 'return':
    case 'goods-received':
    case 'goods-written-off':
    case 'goods-sent':
    case 'goods-arrived':
    case 'stock-adjusted':
      return void found.owed.push(...broughtRows(stored, outcome));
    case 'producer-settled':
      found.papers.push(settledPaper(stored, outcome.body));
      return void found.owed.push(...settledRows(stored, outcome.body));
    case 'producer-paid':
      found.papers.push(paidPaper(stored, outcome.body));
      return void found.owed.push(paidRow(stored, outcome.body));
    case 'goods-counted':
    case 'shift-closed':
    case 'missed-demand':
    case 'unreadable':
    case 'noted':
      return;
  }
}

function putStock(found: Found, stored: UnreadEntry, entry: StockEntry): void {
  const { movements, lots } = stockRows(stored, entry);
  found.movements.push(...movements);
  found.lots.push(...lots);
}

function saleRow(stored: UnreadEntry, body: SaleBody): ProjectedSale {
  return {
    ...documentRow(stored, body),
    total: body.total,
    pieces: piecesOf(body),
    kind: 'sale',
    buyer: body.buyer ?? null,
    paid_by: kindsOf(body.tenders),
  };
}

function returnRow(stored: UnreadEntry, body: ReturnBody): ProjectedSale {
  return {
    ...documentRow(stored, body),
    total: -body.total,
    pieces: -piecesOf(body),
    kind: 'return',
    buyer: null,
    paid_by: kindsOf(body.refunds),
  };
}

function documentRow(stored: UnreadEntry, body: Pick<SaleBody, 'number' | 'day' | 'cashier'>) {
  return {
    device: stored.device,
    sale: stored.id,
    seq: stored.seq,
    number: body.number,
    at: stored.at,
    day: body.day,
    arrived_at: stored.arrivedAt,
    outlet: stored.outlet,
    till: stored.till,
    cashier: body.cashier,
  };
}

function kindsOf(parts: readonly { readonly kind: string }[]): string[] {
  return [...new Set(parts.map(({ kind }) => kind))];
}

/** A line does not say whether it was weighed; a broken quantity was, and counts as one thing. */
function piecesOf({ lines }: { readonly lines: readonly { readonly quantity: number }[] }): number {
  return lines.reduce((sum, { quantity }) => sum + (quantity % 1000 === 0 ? quantity / 1000 : 1), 0);
}

/** Goods as they count: what came back is negative. */
type CountedLine = Pick<SaleLine, 'product' | 'name' | 'producer' | 'stars'> & {
  readonly line: number;
  readonly sign: 1 | -1;
  readonly quantity: number;
  readonly paid: number;
  readonly parts: readonly SalePart[] | undefined;
};

function soldLine(line: SaleLine, at: number): CountedLine {
  const { product, name, producer, quantity, parts, stars } = line;
  return { line: at + 1, sign: 1, product, name, producer, quantity, paid: paidFor(line), parts, stars };
}

function backLine({ product, name, producer, quantity, amount, parts }: ReturnLine, at: number): CountedLine {
  return { line: at + 1, sign: -1, product, name, producer, quantity, paid: amount, parts };
}

/** Without a slip nobody knows what it was sold under, or to whom. */
function backRows({ device, id }: UnreadEntry, { of, lines }: ReturnBody): ProjectedBack[] {
  if (!of) return [];
  return lines.flatMap(({ line }, at) =>
    line === undefined ? [] : [{ device, sale: id, line: at + 1, of: of.sale, ofLine: line + 1 }],
  );
}

function lineRows(stored: UnreadEntry, { day }: Pick<SaleBody, 'day'>, line: CountedLine): ProjectedLine[] {
  return sharesOf(line).map(({ producer, amount }, at) => ({
    device: stored.device,
    sale: stored.id,
    line: line.line,
    day,
    outlet: stored.outlet,
    product: line.product,
    name: line.name,
    producer: producer.id,
    producer_name: producer.name,
    quantity: line.sign * line.quantity,
    amount: line.sign * amount,
    share: at + 1,
    stars: line.stars ?? 0,
  }));
}

type Share = { readonly producer: SaleLine['producer']; amount: number };

/** A gift basket's price goes to the producers of what is in it, each with one share. */
function sharesOf({ producer, paid, parts }: CountedLine): Share[] {
  if (!parts) return [{ producer, amount: paid }];
  const shares = new Map<string, Share>();
  for (const part of parts) {
    const share = shares.get(part.producer.id);
    if (share) share.amount += part.amount;
    else shares.set(part.producer.id, { producer: part.producer, amount: part.amount });
  }
  return [...shares.values()];
}

/** A bill stands once in a sale: the till refuses it twice, and one that says so all the same is counted once here. */
function billRows({ device, id }: UnreadEntry, { tenders }: SaleBody): ProjectedBill[] {
  const given = new Map<string, number>();
  for (const tender of tenders) {
    if (tender.kind === 'vietqr') given.set(tender.bill, (given.get(tender.bill) ?? 0) + tender.given);
  }
  return [...given].map(([bill, sum]) => ({ device, sale: id, bill, given: sum }));
}

function shiftRow(stored: UnreadEntry, { shift, z, day, cashier, counted, report }: ShiftClosedBody): ProjectedShift {
  return {
    device: stored.device,
    shift,
    seq: stored.seq,
    z,
    day,
    outlet: stored.outlet,
    till: stored.till,
    opened_at: report.openedAt,
    closed_at: stored.at,
    opened_by: report.openedBy,
    closed_by: cashier,
    sales: report.sales,
    sold: report.total,
    returned: report.returns.amount,
    expected: report.drawer.expected,
    counted: countedSum(counted),
  };
}

function demandRow(stored: UnreadEntry, { day, product, text, note, code, photo }: MissedDemandBody): ProjectedDemand {
  return {
    device: stored.device,
    seq: stored.seq,
    at: stored.at,
    day,
    outlet: stored.outlet,
    product: product ?? null,
    said: text === code ? spelledOnce(code) : text,
    folded: fold(text),
    note: note ?? null,
    code: code === undefined ? null : spelledOnce(code),
    photo: photo ?? null,
  };
}

/** A GTIN in the one spelling that its tills are counted by; any other code as it is. */
function spelledOnce(code: string): string {
  const key = gtinKey(code);
  return key === undefined ? code : spelledGtin(key);
}

function suspenseRow({ device, seq, epoch, kind, arrivedAt }: UnreadEntry, reason: string): Suspended {
  return { device, seq, epoch, kind, arrived_at: arrivedAt, reason };
}
