import { NamedOutlet } from '../../shared/catalogue/outlet.ts';
import type { DeviceId, EntryId, OutletId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { GoodsArrivedBody, type TransferKey } from '../../shared/stock/arrived.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import { GoodsSentBody } from '../../shared/stock/sent.ts';
import { type ToldArrival, ToldTransfer } from '../../shared/stock/told.ts';
import { outletOf } from './catalogue.ts';
import { enrolled } from './enrolment.ts';
import { entryAt } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** The outlets that goods may be sent to, by code: all but this one. */
export function otherOutlets(db: ReadDb): NamedOutlet[] {
  const { outlet } = enrolled(db);
  return db
    .all<{ body: string }>('SELECT body FROM known_outlet WHERE id <> ? ORDER BY code, id', outlet)
    .map(({ body }) => NamedOutlet.parse(JSON.parse(body)));
}

export function otherOutlet(db: ReadDb, id: OutletId): NamedOutlet | undefined {
  return otherOutlets(db).find((outlet) => outlet.id === id);
}

/** This outlet, as others are told of it. */
export function ownName(db: ReadDb): NamedOutlet {
  return NamedOutlet.parse(outletOf(db, enrolled(db).outlet));
}

/** The snapshot of the stock feed that a row is heard in or after, as of `toldStock.ts`. */
const TOLD = '(SELECT snapshot FROM stock_feed)';

export function keepTransfer(db: WriteDb, row: ToldTransfer): void {
  db.run(
    `INSERT OR REPLACE INTO told_transfer (device, entry, sent_at, open, body, told) VALUES (?, ?, ?, ?, ?, ${TOLD})`,
    row.device,
    row.entry,
    row.at,
    row.arrivals.length === 0 ? 1 : 0,
    JSON.stringify(row),
  );
  keepWay(db, row);
}

function keepWay(db: WriteDb, { device, entry, sent, arrivals }: ToldTransfer): void {
  db.run('DELETE FROM told_way WHERE device = ? AND entry = ?', device, entry);
  if (arrivals.length > 0) return;
  const isOut = sent.from.id === enrolled(db).outlet ? 1 : 0;
  for (const [line, { product, lot, quantity }] of sent.lines.entries())
    db.run(
      `INSERT INTO told_way (product, lot, device, entry, line, quantity, is_out, told) VALUES (?, ?, ?, ?, ?, ?, ?, ${TOLD})`,
      product,
      lotKey(lot?.id),
      device,
      entry,
      line,
      quantity,
      isOut,
    );
}

/** A transfer as far as this till knows: what the centre told, and what this till itself wrote down since. */
export type Transfer = Omit<ToldTransfer, 'kind'> & {
  /** The centre has told of it, so the other outlet can be told, too. */
  readonly told: boolean;
};

export function transferOf(db: ReadDb, { device, entry }: TransferKey): Transfer | undefined {
  const row = db.get<{ body: string }>('SELECT body FROM told_transfer WHERE device = ? AND entry = ?', device, entry);
  return row ? toldTransfer(db, row.body) : untold(db, device, entry);
}

/** The newest first, those on their way before all others. @param most of those that were accepted */
export function transfersOf(db: ReadDb, most: number): Transfer[] {
  const told = db.all<{ body: string }>(
    `SELECT body FROM (SELECT * FROM told_transfer WHERE open = 1
       UNION ALL SELECT * FROM (SELECT * FROM told_transfer WHERE open = 0 ORDER BY sent_at DESC LIMIT ?))`,
    most,
  );
  const known = told.map(({ body }) => toldTransfer(db, body));
  return [...known, ...untoldOf(db, most)].toSorted(
    (a, b) => Math.min(1, a.arrivals.length) - Math.min(1, b.arrivals.length) || b.at - a.at,
  );
}

/** What this till sent and the centre has not told of yet, newest first. */
export function untoldOf(db: ReadDb, most: number): Transfer[] {
  const { device } = enrolled(db);
  return db
    .all<{ entry: EntryId }>(
      `SELECT entry FROM sent_transfer
        WHERE NOT EXISTS (SELECT 1 FROM told_transfer WHERE device = ? AND told_transfer.entry = sent_transfer.entry)
        ORDER BY seq DESC LIMIT ?`,
      device,
      most,
    )
    .map(({ entry }) => must(untold(db, device, entry), `transfer ${entry}`));
}

/** What this till sent and the centre has not told of yet. */
function untold(db: ReadDb, device: DeviceId, entry: EntryId): Transfer | undefined {
  const { device: own, till } = enrolled(db);
  const sent = device === own && db.get<{ seq: number }>('SELECT seq FROM sent_transfer WHERE entry = ?', entry);
  if (!sent) return undefined;
  const { header, body } = must(entryAt(db, own, sent.seq), `entry ${sent.seq}`);
  const row = { device, entry, till, at: header.at, sent: GoodsSentBody.parse(JSON.parse(body)), arrivals: [] };
  return { ...withOwn(db, row), told: false };
}

function toldTransfer(db: ReadDb, body: string): Transfer {
  const { kind: _, ...row } = ToldTransfer.parse(JSON.parse(body));
  return { ...withOwn(db, row), told: true };
}

/** What this till accepted itself is known here before the centre tells of it. */
function withOwn(db: ReadDb, row: Omit<Transfer, 'told'>): Omit<Transfer, 'told'> {
  const own = acceptedHere(db, row);
  const isTold =
    own === undefined || row.arrivals.some(({ entry, device }) => entry === own.entry && device === own.device);
  const arrivals = own && !isTold ? [...row.arrivals, own].toSorted(firstFirst) : row.arrivals;
  return { ...row, arrivals };
}

/** As the centre has them: by the tills' clocks. */
function firstFirst(a: ToldArrival, b: ToldArrival): number {
  return a.at - b.at || (a.device < b.device ? -1 : Number(a.device > b.device));
}

function acceptedHere(db: ReadDb, { device, entry }: TransferKey): ToldArrival | undefined {
  const accepted = db.get<{ seq: number }>(
    'SELECT seq FROM accepted_transfer WHERE device = ? AND entry = ?',
    device,
    entry,
  );
  if (!accepted) return undefined;
  const { device: own, outlet, till } = enrolled(db);
  const { header, body } = must(entryAt(db, own, accepted.seq), `entry ${accepted.seq}`);
  const { of: _, approvedBy: __, ...arrived } = GoodsArrivedBody.parse(JSON.parse(body));
  return { ...arrived, device: own, entry: header.id, outlet, till, at: header.at };
}
