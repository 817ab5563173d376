import type { AnnouncementId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { announcedState } from '../../shared/stock/announced.ts';
import { GoodsReceivedBody } from '../../shared/stock/received.ts';
import { ToldAnnounced, type ToldReceipt } from '../../shared/stock/told.ts';
import { enrolled } from './enrolment.ts';
import { entryAt } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** The snapshot of the stock feed that a row is heard in or after, as of `toldStock.ts`. */
const TOLD = '(SELECT snapshot FROM stock_feed)';

export function keepAnnounced(db: WriteDb, row: ToldAnnounced): void {
  db.run(
    `INSERT OR REPLACE INTO told_announced (id, day, open, at, body, told) VALUES (?, ?, ?, ?, ?, ${TOLD})`,
    row.id,
    row.announced.day,
    announcedState(row) === 'waiting' ? 1 : 0,
    row.at,
    JSON.stringify(row),
  );
}

/** What the office announced, as far as this till knows: what the centre told, and what this till itself received since. */
export function announcedOf(db: ReadDb, id: AnnouncementId): ToldAnnounced | undefined {
  const row = db.get<{ body: string }>('SELECT body FROM told_announced WHERE id = ?', id);
  return row && withOwn(db, ToldAnnounced.parse(JSON.parse(row.body)));
}

/** Those that are to come by their days, then the newest of the others. @param most of these */
export function announcedHere(db: ReadDb, most: number): ToldAnnounced[] {
  const told = db.all<{ body: string }>(
    `SELECT body FROM (SELECT body FROM told_announced WHERE open = 1 ORDER BY day, id)
     UNION ALL SELECT body FROM (SELECT body FROM told_announced WHERE open = 0 ORDER BY day DESC, id DESC LIMIT ?)`,
    most,
  );
  const known = told.map(({ body }) => withOwn(db, ToldAnnounced.parse(JSON.parse(body))));
  return [...known.filter(isOpen), ...known.filter((each) => !isOpen(each))];
}

function isOpen(told: ToldAnnounced): boolean {
  return announcedState(told) === 'waiting';
}

/** What this till received itself is known here before the centre tells of it. */
function withOwn(db: ReadDb, told: ToldAnnounced): ToldAnnounced {
  const own = receivedHere(db, told.id);
  const isTold =
    own === undefined || told.receipts.some(({ entry, device }) => entry === own.entry && device === own.device);
  return isTold ? told : { ...told, receipts: [...told.receipts, own].toSorted(firstFirst) };
}

/** As the centre has them: by the tills' clocks. */
function firstFirst(a: ToldReceipt, b: ToldReceipt): number {
  return a.at - b.at || (a.device < b.device ? -1 : Number(a.device > b.device));
}

function receivedHere(db: ReadDb, id: AnnouncementId): ToldReceipt | undefined {
  const received = db.get<{ seq: number }>('SELECT seq FROM received_announced WHERE announced = ?', id);
  if (!received) return undefined;
  const { device, till } = enrolled(db);
  const { header, body } = must(entryAt(db, device, received.seq), `entry ${received.seq}`);
  const { number, day, by } = GoodsReceivedBody.parse(JSON.parse(body));
  return { device, entry: header.id, till, at: header.at, number, day, by };
}
