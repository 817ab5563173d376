import { z } from 'zod';
import type { Day, Instant } from '../../shared/day.ts';
import { questionFor, termsOf } from '../../shared/find/terms.ts';
import type { DeviceId, EntryId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { must } from '../../shared/must.ts';
import { head, idBytes, idText, nextEntries, type Portion, type StoredEntry } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** A slip as the list of found ones shows it. */
export type FoundRow = {
  readonly entry: EntryId;
  readonly kind: 'sale' | 'return';
  readonly number: string;
  readonly at: Instant;
  readonly day: Day;
  readonly cashier: string;
  readonly due: Dong;
  readonly what: string;
  readonly more: number;
  /** Of a sale: how much of it has come back. */
  readonly back: 'none' | 'partly' | 'wholly';
  readonly training: boolean;
};

/**
 * Takes the next entries of the journal into the index.
 * @param limit entries looked at; some 60 µs each
 * @returns how many are still to come
 */
export function catchUpSaleIndex(db: WriteDb, device: DeviceId, limit: number | Portion): number {
  const from = indexedUpTo(db);
  let seq = from;
  // Read before anything is written: there is no writing on a connection while it reads.
  const entries = nextEntries(db, device, from, limit);
  for (const entry of entries) {
    seq = entry.header.seq;
    if (entry.header.kind === 'sale' || entry.header.kind === 'return') take(db, entry, entry.header.kind);
  }
  if (seq !== from) db.run('UPDATE sale_index_state SET seq = ?', seq);
  return head(db).seq - seq;
}

/** How many entries the index has not seen. */
export function indexBehind(db: ReadDb): number {
  return head(db).seq - indexedUpTo(db);
}

function indexedUpTo(db: ReadDb): number {
  return must(db.get<{ seq: number }>('SELECT seq FROM sale_index_state'), 'the state of the index').seq;
}

export function emptySaleIndex(db: WriteDb): void {
  db.run('DELETE FROM sale_index');
  db.run(`INSERT INTO sale_search (sale_search) VALUES ('delete-all')`);
  db.run('UPDATE sale_index_state SET seq = 0');
}

/** What of either body is looked for. The journal is our own, so the rest is not checked again. */
const Indexed = z.object({
  number: z.string(),
  day: z.custom<Day>(),
  cashier: z.string(),
  total: z.number(),
  rounding: z.number(),
  lines: z.array(z.object({ name: z.string(), quantity: z.number() })).min(1),
  training: z.literal(true).optional(),
  of: z.object({ sale: z.custom<EntryId>() }).nullish(),
});

function take(db: WriteDb, { header, body }: StoredEntry, kind: 'sale' | 'return'): void {
  const { number, day, cashier, total, rounding, lines, training, of } = Indexed.parse(JSON.parse(body));
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const amounts = [dong(total), dong(total + rounding)];
  const names = lines.map(({ name }) => name);
  db.run(
    `INSERT INTO sale_index (seq, kind, number, day, cashier, due, what, more, quantity, training)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    header.seq,
    kind,
    number,
    day,
    cashier,
    total + rounding,
    names[0] ?? '',
    names.length - 1,
    quantity,
    training ? 1 : 0,
  );
  db.run('INSERT INTO sale_search (rowid, terms) VALUES (?, ?)', header.seq, termsOf({ number, day, amounts, names }));
  if (of) {
    db.run(
      'UPDATE sale_index SET back = back + ? WHERE seq = (SELECT seq FROM journal WHERE id = ?)',
      quantity,
      idBytes(of.sale),
    );
  }
}

type Row = Omit<FoundRow, 'entry' | 'back' | 'training'> & {
  readonly id: Buffer;
  readonly quantity: number;
  readonly back: number;
  readonly training: number;
};

const FOUND = `SELECT journal.id, journal.at, sale_index.kind, number, day, cashier, due, what, more, quantity, back, training
  FROM sale_index JOIN journal ON journal.seq = sale_index.seq`;

/** Slips for what somebody typed, newest first; the newest of all where nothing was. */
export function findSlips(db: ReadDb, typed: string, limit: number): FoundRow[] {
  const question = questionFor(typed);
  if (question === undefined) {
    if (typed.trim() !== '') return [];
    return db.all<Row>(`${FOUND} ORDER BY sale_index.seq DESC LIMIT ?`, limit).map(found);
  }
  // In one statement: the rows of 50 hits, asked for one by one, take a millisecond more (measured).
  const rows = db.all<Row>(
    `${FOUND} WHERE sale_index.seq IN
       (SELECT rowid FROM sale_search WHERE sale_search MATCH ? ORDER BY rowid DESC LIMIT ?)
     ORDER BY sale_index.seq DESC`,
    question,
    limit,
  );
  return rows.map(found);
}

/** The slip of exactly this number. */
export function slipOfNumber(db: ReadDb, number: string): FoundRow | undefined {
  return findSlips(db, number, 5).find((row) => row.number === number);
}

function found({ id, quantity, back, training, ...row }: Row): FoundRow {
  const state = back === 0 ? 'none' : back < quantity ? 'partly' : 'wholly';
  return { ...row, entry: idText(id), back: state, training: training === 1 };
}
