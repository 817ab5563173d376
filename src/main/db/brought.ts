import type { DeviceId } from '../../shared/id.ts';
import { bodies, type EntryHeader } from '../../shared/journal/entry.ts';
import { must } from '../../shared/must.ts';
import { type Brings, bringsOf, OWED_KINDS, type OwedEntry } from '../../shared/settlement/brings.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import { entriesAfter, head, type StoredEntry } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

const KINDS: readonly string[] = OWED_KINDS;

/**
 * Takes the next entries of the journal into what goods brought by day.
 * @param limit entries looked at
 * @returns how many are still to come
 */
export function catchUpBrought(db: WriteDb, device: DeviceId, limit: number): number {
  const from = broughtUpTo(db);
  let seq = from;
  // Read before anything is written: there is no writing on a connection while it reads.
  const entries = [...entriesAfter(db, device, from, limit)];
  for (const entry of entries) {
    seq = entry.header.seq;
    take(db, entry);
  }
  if (seq !== from) db.run('UPDATE brought_state SET seq = ?', seq);
  return head(db).seq - seq;
}

function broughtUpTo(db: ReadDb): number {
  return must(db.get<{ seq: number }>('SELECT seq FROM brought_state'), 'the state of what goods brought').seq;
}

export function emptyBrought(db: WriteDb): void {
  db.run('DELETE FROM brought');
  db.run('UPDATE brought_state SET seq = 0');
}

function take(db: WriteDb, { header, body }: StoredEntry): void {
  if (!KINDS.includes(header.kind)) return;
  for (const brings of bringsOf(owedEntry(header, body))) add(db, brings);
}

function add(db: WriteDb, { owner, product, lot, day, name, unit, sums }: Brings): void {
  db.run(
    `INSERT INTO brought VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (owner, product, lot, day) DO UPDATE SET
       owner_name = excluded.owner_name, name = excluded.name, unit = excluded.unit,
       sold = sold + excluded.sold, returned = returned + excluded.returned, taken = taken + excluded.taken,
       paid = paid + excluded.paid, shop = shop + excluded.shop, producer = producer + excluded.producer,
       programme = programme + excluded.programme`,
    owner.id,
    product,
    lotKey(lot?.id),
    day,
    owner.name,
    name,
    unit,
    sums.sold,
    sums.returned,
    sums.taken,
    sums.paid,
    sums.borne.shop,
    sums.borne.producer,
    sums.borne.programme,
  );
}

function owedEntry({ kind }: EntryHeader, body: string): OwedEntry {
  const known = kind as OwedEntry['kind'];
  return { kind: known, body: bodies[known].parse(JSON.parse(body)) } as OwedEntry;
}
