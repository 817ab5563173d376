import type { OfficeChange, OfficeKind } from '../../shared/catalogue/change.ts';
import type { OutletId } from '../../shared/id.ts';
import { type Db, preparedRows, row, rows, type Transaction } from './query.ts';

/** Who is told: one outlet, or all of them. */
export type Scope = OutletId | 'everywhere';

export type Publication = { readonly scope: Scope; readonly change: OfficeChange };

/** Where the feed stands, and which centre counts. */
export type FeedHead = { readonly centre: string; readonly n: number };

const scopeKey = (scope: Scope): string => (scope === 'everywhere' ? '' : scope);

/**
 * The one way anything reaches the tills, and the LAST that its transaction does: the counter's row stays locked
 * until the commit, so numbers become visible in their order and a till's cursor can never pass one that commits
 * late. A rolled-back transaction gives its numbers back: they have no gap.
 * @returns the number of the last change
 */
export async function publish(
  tx: Transaction,
  publications: readonly Publication[],
  stamp: { readonly at: number; readonly by: string },
): Promise<number> {
  const list = newestOfEach(publications).map(({ scope, change }) => ({
    scope: scopeKey(scope),
    kind: change.kind,
    id: change.id,
    gone: change.row === null,
    change: JSON.stringify(change),
  }));
  const head = await row<{ n: number }>(
    tx,
    `with head as (
       update feed_head set n = n + $2 returning n - $2 as before, n
     ), numbered as (
       select head.before + c.ordinal as n, c.* from head,
         rows from (json_to_recordset($1) as (scope text, kind text, id text, gone boolean, change text))
           with ordinality as c (scope, kind, id, gone, change, ordinal)
     ), history as (
       insert into feed (n, scope, kind, id, at, by, change)
       select n, scope, kind, id, $3, $4, change from numbered
     ), newest as (
       insert into catalogue (scope, kind, id, n, gone, change)
       select scope, kind, id, n, gone, change from numbered
       on conflict (scope, kind, id) do update set n = excluded.n, gone = excluded.gone, change = excluded.change
     )
     select n from head`,
    [JSON.stringify(list), list.length, stamp.at, stamp.by],
  );
  if (!head) throw new Error('the feed has no head: the database was not opened by openFeed');
  return head.n;
}

/** A row said twice in one publication: the later word is the one that counts, and it keeps the later place. */
function newestOfEach(publications: readonly Publication[]): Publication[] {
  const newest = new Map<string, Publication>();
  for (const publication of publications) {
    const { scope, change } = publication;
    const key = `${scopeKey(scope)}\n${change.kind}\n${change.id}`;
    newest.delete(key);
    newest.set(key, publication);
  }
  return [...newest.values()];
}

export async function feedHead(db: Db): Promise<FeedHead> {
  const [head] = await preparedRows<FeedHead>(db, 'feed-head', 'select centre, n from feed_head', []);
  if (!head) throw new Error('the feed has no head: the database was not opened by openFeed');
  return head;
}

/** As `feedHead`; whoever else publishes waits until this transaction ends. */
export async function lockFeed(tx: Transaction): Promise<FeedHead> {
  return (await row<FeedHead>(tx, 'select centre, n from feed_head for update')) ?? feedHead(tx);
}

/**
 * Names the centre at the first start, and anew where the database was restored into another cluster, or by another
 * line of history: its numbers may then mean something else than a till's cursor does, so tills read all of it again.
 */
export async function openFeed(db: Db, newName: string): Promise<FeedHead> {
  const [cluster] = await rows<{ name: string }>(
    db,
    `select (select system_identifier from pg_control_system())::text || '/' ||
            (select timeline_id from pg_control_checkpoint())::text as name`,
  );
  const madeIn = cluster?.name ?? '';
  await rows(db, 'insert into feed_head (centre, made_in) values ($1, $2) on conflict do nothing', [newName, madeIn]);
  await rows(db, 'update feed_head set centre = $1, made_in = $2 where made_in <> $2', [newName, madeIn]);
  return feedHead(db);
}

/** Whether another outlet has, or once had, this code. The feed forgets nothing. */
export async function isCodeOfOtherOutlet(db: Db, { id, code }: { id: string; code: string }): Promise<boolean> {
  const found = await row(
    db,
    `select 1 from feed where kind = 'outlet' and id <> $1 and change::json -> 'row' ->> 'code' = $2 limit 1`,
    [id, code],
  );
  return found !== undefined;
}

export type CatalogueRowText = { readonly n: number; readonly change: string };

/** Whom the feed is read to: the till's outlet, and the kinds of change it can read. */
export type Hearer = { readonly outlet: string; readonly kinds: readonly string[] };

/**
 * What a till does not know yet, oldest first; of each row only its newest word. In a snapshot (after 0) what is
 * gone is left out.
 */
export function changesAfter(
  db: Db,
  { outlet, kinds }: Hearer,
  after: number,
  limit: number,
): Promise<CatalogueRowText[]> {
  return preparedRows(
    db,
    'changes-after',
    `select n, change from catalogue
     where n > $1 and scope in ('', $2) and kind = any($4) and not (gone and $1 = 0) order by n limit $3`,
    [after, outlet, limit, kinds],
  );
}

export type ScopedRow = { readonly n: number; readonly scope: Scope; readonly change: OfficeChange };

/** The same for the office, which sees every outlet, and needs not be told what follows from the rest. Written through `publish` only, so it is read as it was. */
export async function allChangesAfter(db: Db, after: number): Promise<ScopedRow[]> {
  const found = await rows<{ n: number; scope: string; change: string }>(
    db,
    `select n, scope, change from catalogue where n > $1 and kind <> 'outlet-price' order by n`,
    [after],
  );
  return found.map(({ n, scope, change }) => ({
    n,
    scope: scope === '' ? 'everywhere' : (scope as OutletId),
    change: JSON.parse(change) as OfficeChange,
  }));
}

export type RowOf<K extends OfficeKind> = NonNullable<Extract<OfficeChange, { kind: K }>['row']>;

/** One row as it stands, undefined where there is none or it is gone. */
export async function currentRow<K extends OfficeKind>(db: Db, kind: K, id: string): Promise<RowOf<K> | undefined> {
  const found = await row<{ change: string }>(
    db,
    'select change from catalogue where kind = $1 and id = $2 and not gone order by n desc limit 1',
    [kind, id],
  );
  if (!found) return undefined;
  return (JSON.parse(found.change) as { row: RowOf<K> | null }).row ?? undefined;
}
