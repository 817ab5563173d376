import type { EntryId } from '../../shared/id.ts';
import type { BodyOf, EntryHeader, EntryKind } from '../../shared/journal/entry.ts';
import { bodies } from '../../shared/journal/entry.ts';
import { must } from '../../shared/must.ts';
import type { RunningTotals, SaleBody } from '../../shared/sale/sale.ts';
import type { ShiftClosedBody, ShiftOpenedBody } from '../../shared/shift/shift.ts';
import { reprinted, type SlipReprintedBody } from '../../shared/till/till.ts';
import { projectClosedCount, projectSheet } from './count.ts';
import { projectCreditPaidOut, projectCreditsSpent, projectReturn } from './returned.ts';
import { projectPaid, projectSettled } from './settled.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { projectMoved, projectNumbered } from './stock.ts';
import { projectVouchers } from './voucher.ts';

/**
 * What must be fast and can be made again from the journal. An operation calls the one of its kind in the
 * transaction that appends the entry; `rebuild` replays them all.
 */
const projectors: { readonly [K in EntryKind]: (db: WriteDb, body: BodyOf<K>, header: EntryHeader) => void } = {
  'till-enrolled': () => {},
  'shift-opened': projectShiftOpened,
  sale: projectSale,
  'slip-reprinted': projectSlipReprinted,
  return: projectReturn,
  'credit-paid-out': projectCreditPaidOut,
  'shift-closed': projectShiftClosed,
  'training-switched': (db, { on }) => void db.run('UPDATE running SET training = ?', on ? 1 : 0),
  // What is in the drawer is folded from the journal.
  'cash-moved': () => {},
  'drawer-opened': () => {},
  // PINs are the till's own and never come out of the journal.
  'pin-set': () => {},
  'sign-in-blocked': () => {},
  // What was not sold moves neither money nor stock.
  'line-removed': () => {},
  'payment-dropped': () => {},
  'missed-demand': () => {},
  'goods-received': (db, body, { seq }) => {
    projectNumbered(db, 'NK');
    if (body.announced) db.run('INSERT INTO received_announced VALUES (?, ?)', body.announced, seq);
    projectMoved(db, { kind: 'goods-received', body });
  },
  'goods-written-off': (db, body) => {
    projectNumbered(db, 'XH');
    projectMoved(db, { kind: 'goods-written-off', body });
  },
  'goods-sent': (db, body, { id, seq }) => {
    projectNumbered(db, 'CK');
    db.run('INSERT INTO sent_transfer VALUES (?, ?)', id, seq);
    projectMoved(db, { kind: 'goods-sent', body });
  },
  'goods-arrived': (db, body, { seq }) => {
    projectNumbered(db, 'NC');
    db.run('INSERT INTO accepted_transfer VALUES (?, ?, ?)', body.of.device, body.of.entry, seq);
    projectMoved(db, { kind: 'goods-arrived', body });
  },
  'goods-counted': (db, body, header) => projectSheet(db, body, header),
  'stock-adjusted': (db, body, header) => {
    projectNumbered(db, 'KK');
    projectMoved(db, { kind: 'stock-adjusted', body });
    projectClosedCount(db, body, header);
  },
  'producer-settled': projectSettled,
  'producer-paid': projectPaid,
};

export function project<K extends EntryKind>(db: WriteDb, kind: K, body: BodyOf<K>, header: EntryHeader): void {
  projectors[kind](db, body, header);
}

/** The tables made by projection, for whoever empties and compares them. */
export const PROJECTIONS = [
  'shift',
  'stock',
  'lot',
  'numbered',
  'count_entry',
  'sent_transfer',
  'accepted_transfer',
  'received_announced',
  'running',
  'slip_copy',
  'returned',
  'exchange_credit',
  'settled',
  'account',
  'settlement_paper',
  'voucher',
] as const;

/** Projects a stored entry from its text; for rebuilding only, so every body is parsed anew. */
export function projectStored(db: WriteDb, header: EntryHeader, body: string): void {
  const kind = header.kind as EntryKind;
  const schema = must(bodies[kind], `a body for entries of kind ${header.kind}`);
  project(db, kind, schema.parse(JSON.parse(body)) as BodyOf<typeof kind>, header);
}

export function emptyProjections(db: WriteDb): void {
  db.run('DELETE FROM shift');
  db.run('DELETE FROM stock');
  db.run('DELETE FROM lot');
  db.run('DELETE FROM numbered');
  db.run('DELETE FROM count_entry');
  db.run('DELETE FROM sent_transfer');
  db.run('DELETE FROM accepted_transfer');
  db.run('DELETE FROM received_announced');
  db.run('DELETE FROM slip_copy');
  db.run('DELETE FROM returned');
  db.run('DELETE FROM exchange_credit');
  db.run('DELETE FROM settled');
  db.run('DELETE FROM account');
  db.run('DELETE FROM settlement_paper');
  db.run('DELETE FROM voucher');
  db.run(`UPDATE running SET sales = 0, sold = 0, returned = 0, returns = 0, training = 0,
    practice_sales = 0, practice_returns = 0`);
}

function projectShiftOpened(db: WriteDb, body: ShiftOpenedBody, header: EntryHeader): void {
  db.run(
    'INSERT INTO shift (seq, shift, opened_at, opened_by, opener, day, float, rounding) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    header.seq,
    body.shift,
    header.at,
    body.cashier,
    header.actor,
    body.day,
    body.float,
    body.outlet.cashRounding,
  );
}

function projectShiftClosed(db: WriteDb, { shift, z }: ShiftClosedBody, { seq }: EntryHeader): void {
  db.run('UPDATE shift SET closed_seq = ?, z = ? WHERE shift = ?', seq, z, shift);
}

function projectSale(db: WriteDb, sale: SaleBody): void {
  projectCreditsSpent(db, sale.tenders);
  projectVouchers(db, sale);
  if (sale.training) {
    db.run('UPDATE running SET practice_sales = practice_sales + 1');
    return;
  }
  projectMoved(db, { kind: 'sale', body: sale });
  db.run('UPDATE running SET sales = sales + 1, sold = ?, returned = ?', sale.running.sold, sale.running.returned);
}

function projectSlipReprinted(db: WriteDb, body: SlipReprintedBody): void {
  db.run(
    'INSERT INTO slip_copy (entry, copies) VALUES (?, ?) ON CONFLICT (entry) DO UPDATE SET copies = excluded.copies',
    reprinted(body),
    body.copy,
  );
}

/** Sums since enrolment, and how many sales made them. */
export function runningTotals(db: ReadDb): RunningTotals & { readonly sales: number } {
  return must(
    db.get<RunningTotals & { sales: number }>('SELECT sales, sold, returned FROM running'),
    'the running totals',
  );
}

export function copiesOf(db: ReadDb, entry: EntryId): number {
  return db.get<{ copies: number }>('SELECT copies FROM slip_copy WHERE entry = ?', entry)?.copies ?? 0;
}
