import type { DeviceId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { type Brings, bringsOf } from '../../shared/settlement/brings.ts';
import { rowOfSums, SUM_COLUMNS } from '../../shared/settlement/sumsRow.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import { head, nextEntries, type StoredEntry } from './journal.ts';
import { upsert } from './owedSums.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { stockEntry } from './stockEntry.ts';

/** Characters of entries that are read at once, and one entry more: some 20 ms of work, whatever stands in them. */
const AT_ONCE = 150_000;

/**
 * Takes the next entries of the journal into what goods brought by day.
 * @param limit entries looked at; fewer where they are long
 * @returns how many are still to come
 */
export function catchUpBrought(db: WriteDb, device: DeviceId, limit: number): number {
  const from = broughtUpTo(db);
  let seq = from;
  // Read before anything is written: there is no writing on a connection while it reads.
  for (const entry of nextEntries(db, device, from, { entries: limit, characters: AT_ONCE })) {
    seq = entry.header.seq;
    for (const brings of bringsIn(entry)) add(db, brings);
  }
  if (seq !== from) db.run('UPDATE brought_state SET seq = ?', seq);
  return head(db).seq - seq;
}

function bringsIn(stored: StoredEntry): readonly Brings[] {
  const entry = stockEntry(stored);
  return entry ? bringsOf(entry) : [];
}

/** How many entries what goods brought does not know yet. */
export function broughtBehind(db: ReadDb): number {
  return head(db).seq - broughtUpTo(db);
}

function broughtUpTo(db: ReadDb): number {
  return must(db.get<{ seq: number }>('SELECT seq FROM brought_state'), 'the state of what goods brought').seq;
}

export function emptyBrought(db: WriteDb): void {
  db.run('DELETE FROM brought');
  db.run('UPDATE brought_state SET seq = 0');
}

const ADD = upsert({
  table: 'brought',
  key: ['owner', 'product', 'lot', 'day'],
  added: SUM_COLUMNS,
  said: ['owner_name', 'name', 'unit'],
});

function add(db: WriteDb, { owner, product, lot, day, name, unit, sums }: Brings): void {
  const key = { owner: owner.id, product, lot: lotKey(lot?.id), day };
  db.run(ADD, { ...key, ...rowOfSums(sums), owner_name: owner.name, name, unit });
}
