import type { OfficeChange, OfficeKind } from '../../shared/catalogue/change.ts';
import { type Db, row, rows, type Transaction } from './query.ts';

export type DraftKey = { readonly kind: OfficeKind; readonly id: string };

export type Draft = DraftKey & {
  readonly edit: number;
  readonly change: OfficeChange;
  /** Number in the feed of the row it was written over; 0 where there was none. */
  readonly base: number;
  /** The same of the row as it stands now. */
  readonly current: number;
  readonly savedAt: number;
  readonly by: string;
  readonly dueAt: number | null;
  readonly dueAccount: string | null;
  readonly dueBy: string | null;
  readonly held: string | null;
};

type DraftColumns = Omit<Draft, 'change'> & { readonly change: string };

const COLUMNS = `d.kind, d.id, d.edit, d.change, d.base, coalesce(c.n, 0)::bigint as current, d.saved_at as "savedAt", d.by,
  d.due_at as "dueAt", d.due_account as "dueAccount", d.due_by as "dueBy", d.held`;
// A row that is gone is none: a draft over it begins anew.
const CURRENT = `left join catalogue c on c.scope = '' and c.kind = d.kind and c.id = d.id and not c.gone`;

/** Written through `saveDraft` only, so a change is read as it was. */
const asDraft = ({ change, ...columns }: DraftColumns): Draft => ({
  ...columns,
  change: JSON.parse(change) as OfficeChange,
});

/** The newest first. */
export async function allDrafts(db: Db): Promise<Draft[]> {
  const found = await rows<DraftColumns>(
    db,
    `select ${COLUMNS} from draft d ${CURRENT} order by d.saved_at desc, d.kind, d.id`,
  );
  return found.map(asDraft);
}

export async function findDraft(db: Db, { kind, id }: DraftKey): Promise<Draft | undefined> {
  const found = await row<DraftColumns>(
    db,
    `select ${COLUMNS} from draft d ${CURRENT} where d.kind = $1 and d.id = $2`,
    [kind, id],
  );
  return found && asDraft(found);
}

/** Those of a list that there are, kept from whoever else would change them until the transaction ends. */
export async function lockDrafts(tx: Transaction, keys: readonly DraftKey[]): Promise<Draft[]> {
  const found = await rows<DraftColumns>(
    tx,
    `select ${COLUMNS} from draft d
       join json_to_recordset($1) as k (kind text, id text) on k.kind = d.kind and k.id = d.id ${CURRENT}
      order by d.kind, d.id for update of d`,
    [JSON.stringify(keys.map(({ kind, id }) => ({ kind, id })))],
  );
  return found.map(asDraft);
}

/** Those that are due, likewise. */
export async function lockDue(tx: Transaction, now: number): Promise<Draft[]> {
  const found = await rows<DraftColumns>(
    tx,
    `select ${COLUMNS} from draft d ${CURRENT} where d.due_at <= $1 order by d.due_at, d.kind, d.id for update of d`,
    [now],
  );
  return found.map(asDraft);
}

export async function isAnyDue(db: Db, now: number): Promise<boolean> {
  return (await row(db, 'select 1 from draft where due_at <= $1 limit 1', [now])) !== undefined;
}

export type Saver = { readonly account: string | null; readonly by: string; readonly at: number };

/** Writes a draft anew, over one that may be there; whatever was said of when it goes out no longer counts. */
export async function saveDraft(tx: Transaction, change: OfficeChange, saver: Saver): Promise<void> {
  await rows(
    tx,
    `insert into draft (kind, id, edit, change, base, saved_at, account, by)
     select $1, $2, 1, $3, coalesce((select n from catalogue where scope = '' and kind = $1 and id = $2 and not gone), 0), $4, $5, $6
     on conflict (kind, id) do update set edit = draft.edit + 1, change = excluded.change, saved_at = excluded.saved_at,
       account = excluded.account, by = excluded.by, due_at = null, due_account = null, due_by = null, held = null`,
    [change.kind, change.id, JSON.stringify(change), saver.at, saver.account, saver.by],
  );
}

export async function dropDrafts(tx: Transaction, keys: readonly DraftKey[]): Promise<void> {
  await rows(
    tx,
    `delete from draft d using json_to_recordset($1) as k (kind text, id text) where k.kind = d.kind and k.id = d.id`,
    [JSON.stringify(keys.map(({ kind, id }) => ({ kind, id })))],
  );
}

/** Lets go of a draft that a form was opened from, unless somebody saved it again since. @param edit 0 = of none */
export async function dropOpened(tx: Transaction, { kind, id }: DraftKey, edit: number): Promise<void> {
  await rows(tx, 'delete from draft where kind = $1 and id = $2 and edit = $3', [kind, id, edit]);
}

export type Due = { readonly at: number; readonly account: string | null; readonly by: string };

/** Says when drafts go out by themselves, over the rows as they stand now; null = not by themselves. */
export async function setDue(tx: Transaction, drafts: readonly Draft[], due: Due | null): Promise<void> {
  await rows(
    tx,
    `update draft d set due_at = $2::bigint, due_account = $3, due_by = $4, held = null,
            base = case when $2::bigint is null then d.base else k.current end
       from json_to_recordset($1) as k (kind text, id text, current bigint) where k.kind = d.kind and k.id = d.id`,
    [
      JSON.stringify(drafts.map(({ kind, id, current }) => ({ kind, id, current }))),
      due?.at ?? null,
      due?.account ?? null,
      due?.by ?? null,
    ],
  );
}

/** What was due does not go out; why is shown with it. */
export async function holdBack(tx: Transaction, keys: readonly DraftKey[], why: string): Promise<void> {
  await rows(
    tx,
    `update draft d set due_at = null, due_account = null, due_by = null, held = $2
       from json_to_recordset($1) as k (kind text, id text) where k.kind = d.kind and k.id = d.id`,
    [JSON.stringify(keys.map(({ kind, id }) => ({ kind, id }))), why],
  );
}

/** Keeps the other servers from publishing what is due at the same moment. @returns false where one of them does */
export async function takeTurn(tx: Transaction): Promise<boolean> {
  const turn = await row<{ taken: boolean }>(tx, 'select pg_try_advisory_xact_lock($1) as taken', [TURN]);
  return turn?.taken === true;
}

/** Any number will do, as long as all servers of one database take the same. */
const TURN = 0x0c0c;

/** A number that no row of a kind has had, also where two ask at once. @param highest of those that are in use */
export async function nextNumber(db: Db, kind: OfficeKind, highest: number): Promise<number> {
  const found = await row<{ last: number }>(
    db,
    `insert into office_number (kind, last) values ($1, $2 + 1)
     on conflict (kind) do update set last = greatest(office_number.last, $2) + 1 returning last`,
    [kind, highest],
  );
  return found?.last ?? highest + 1;
}
