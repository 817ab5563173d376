import type { ReplacedTill } from '../../shared/till/till.ts';
import { type Db, rows, type Transaction } from './query.ts';

/** A stored entry on its way to being read. */
export type UnreadEntry = {
  readonly device: string;
  readonly seq: number;
  readonly epoch: number;
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly arrivedAt: number;
  readonly entry: string;
  readonly outlet: string;
  readonly till: number;
  readonly publicKey: string;
  /** As the till was let in. */
  readonly firstEpoch: number;
  readonly replaces: ReplacedTill | null;
};

/** Tills with entries that were not read yet, and that are not in quarantine. */
export async function tillsWithUnread(db: Db): Promise<string[]> {
  const found = await rows<{ device: string }>(
    db,
    'select t.device from till t join projected p using (device) where t.seq > p.seq and not t.quarantined',
  );
  return found.map(({ device }) => device);
}

export type Position = { readonly device: string; readonly seq: number };

/** A till's position, and where what is stored of it ends. */
export type OpenPosition = Position & { readonly upTo: number };

/** Where reading stands, held until the transaction ends; a till another server is reading is left to it. */
export function lockPositions(tx: Transaction, devices: readonly string[]): Promise<OpenPosition[]> {
  return rows(
    tx,
    `select p.device, p.seq, t.seq as "upTo" from projected p join till t using (device)
     where p.device = any($1) and t.seq > p.seq and not t.quarantined
     order by p.device for update of p skip locked`,
    [devices],
  );
}

const UNREAD = `j.device, j.seq, j.epoch, j.id, j.kind, j.at, j.arrived_at as "arrivedAt", j.entry,
  t.outlet, t.till, t.public_key as "publicKey", t.first_epoch as "firstEpoch", t.replaces`;

export type ReadLimit = {
  /** Entries of each till. */
  readonly entries: number;
  /** Of all of them together; the first is read however large it is. */
  readonly bytes: number;
};

/** The next entries of each till, in order; of some tills none, where the bytes were spent before their turn. */
export function unreadAfter(
  tx: Transaction,
  positions: readonly Position[],
  { entries, bytes }: ReadLimit,
): Promise<UnreadEntry[]> {
  return rows(
    tx,
    `select ${UNREAD}
     from (
       select j.*, sum(octet_length(j.entry)) over (order by j.device, j.seq) - octet_length(j.entry) as before
       from json_to_recordset($1) as p (device uuid, seq bigint)
       cross join lateral (
         select * from journal where device = p.device and seq > p.seq order by seq limit $2
       ) j
     ) j
     join till t on t.device = j.device
     where j.before < $3
     order by j.device, j.seq`,
    [JSON.stringify(positions), entries, bytes],
  );
}

/** An entry in suspense, held until the transaction ends; none where somebody else has read it meanwhile. */
export function suspended(tx: Transaction, { device, seq }: Position): Promise<UnreadEntry[]> {
  return rows(
    tx,
    `select ${UNREAD} from suspense s join journal j using (device, seq) join till t on t.device = s.device
     where s.device = $1 and s.seq = $2 for update of s`,
    [device, seq],
  );
}

/** In each till's order. */
export function positionsInSuspense(db: Db): Promise<Position[]> {
  return rows(db, 'select device, seq from suspense order by device, seq');
}

/** A sale, or a return: then pieces and total are negative, so that sums are net. */
export type ProjectedSale = {
  readonly device: string;
  readonly sale: string;
  readonly seq: number;
  readonly number: string;
  readonly at: number;
  readonly day: string;
  readonly arrived_at: number;
  readonly outlet: string;
  readonly till: number;
  readonly cashier: string;
  readonly total: number;
  readonly pieces: number;
  readonly kind: 'sale' | 'return';
  readonly buyer: string | null;
  readonly paid_by: readonly string[];
};

/** What a line brought one producer: of a gift basket there are several, of which the first is share 1. */
export type ProjectedLine = {
  readonly device: string;
  readonly sale: string;
  readonly line: number;
  readonly day: string;
  readonly outlet: string;
  readonly product: string;
  readonly name: string;
  readonly producer: string;
  readonly producer_name: string;
  readonly quantity: number;
  readonly amount: number;
  readonly share: number;
  /** That it was sold under; 0 = none. */
  readonly stars: number;
};

/** Goods that came back, and the sale they are of. */
export type ProjectedBack = {
  readonly device: string;
  /** The return, and its line. */
  readonly sale: string;
  readonly line: number;
  readonly of: string;
  readonly ofLine: number;
};

export type ProjectedShift = {
  readonly device: string;
  readonly shift: string;
  readonly seq: number;
  readonly z: number;
  readonly day: string;
  readonly outlet: string;
  readonly till: number;
  readonly opened_at: number;
  readonly closed_at: number;
  readonly opened_by: string;
  readonly closed_by: string;
  readonly sales: number;
  readonly sold: number;
  readonly returned: number;
  readonly expected: number;
  readonly counted: number;
};

export type ProjectedDemand = {
  readonly device: string;
  readonly seq: number;
  readonly at: number;
  readonly day: string;
  readonly outlet: string;
  readonly product: string | null;
  readonly said: string;
  readonly folded: string;
  readonly note: string | null;
  readonly code: string | null;
  readonly photo: string | null;
};

/** A sale's part that was paid by transfer, and the bill it is found by. */
export type ProjectedBill = {
  readonly device: string;
  readonly sale: string;
  readonly bill: string;
  readonly given: number;
};

export type Suspended = {
  readonly device: string;
  readonly seq: number;
  readonly epoch: number;
  readonly kind: string;
  readonly arrived_at: number;
  readonly reason: string;
};

export type Projected = {
  readonly sales: readonly ProjectedSale[];
  readonly lines: readonly ProjectedLine[];
  readonly bills: readonly ProjectedBill[];
  readonly shifts: readonly ProjectedShift[];
  readonly demands: readonly ProjectedDemand[];
  readonly suspense: readonly Suspended[];
  /** Where reading of each till stands now. */
  readonly positions: readonly Position[];
};

/** Writes what was read, in one statement; what comes a few times a day in one of its own. */
export async function writeProjected(tx: Transaction, projected: Projected): Promise<void> {
  if (projected.shifts.length + projected.demands.length > 0) await writeRare(tx, projected);
  const { sales, lines, bills, suspense, positions } = projected;
  await rows(
    tx,
    `with s as (
       insert into sale select * from json_populate_recordset(null::sale, $1)
     ), l as (
       insert into sale_line select * from json_populate_recordset(null::sale_line, $2)
     ), b as (
       insert into sale_bill select * from json_populate_recordset(null::sale_bill, $5)
     ), u as (
       insert into suspense select * from json_populate_recordset(null::suspense, $3)
       on conflict (device, seq) do update set reason = excluded.reason
     )
     update projected p set seq = n.seq
     from json_to_recordset($4) as n (device uuid, seq bigint) where n.device = p.device`,
    [sales, lines, suspense, positions, bills].map((each) => JSON.stringify(each)),
  );
}

async function writeRare(tx: Transaction, { shifts, demands }: Projected): Promise<void> {
  await rows(
    tx,
    `with d as (
       insert into missed_demand select * from json_populate_recordset(null::missed_demand, $2)
     )
     insert into shift_report select * from json_populate_recordset(null::shift_report, $1)`,
    [shifts, demands].map((each) => JSON.stringify(each)),
  );
}

export type SaleId = Pick<ProjectedSale, 'device' | 'sale'>;

/** Which of these sales are there already: an id used twice is no sale. */
export async function knownSales(tx: Transaction, sales: readonly SaleId[]): Promise<SaleId[]> {
  if (sales.length === 0) return [];
  return rows(
    tx,
    `select s.device, s.sale from sale s join json_to_recordset($1) as x (device uuid, sale uuid) using (device, sale)`,
    [JSON.stringify(sales)],
  );
}

export async function clearSuspense(tx: Transaction, { device, seq }: Position): Promise<void> {
  await rows(tx, 'delete from suspense where device = $1 and seq = $2', [device, seq]);
}
