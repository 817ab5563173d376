import type { Publication } from './catalogue.ts';
import { type Db, rows, type Transaction } from './query.ts';

/** Who did something, and by which call. */
export type Doer = {
  /** Null: the centre itself. */
  readonly account: string | null;
  readonly by: string;
  readonly deed: string;
  readonly at: number;
  readonly day: string;
};

export type Done = {
  readonly kind: string;
  readonly id: string;
  /** As JSON; null where there was, or is, nothing. Never a secret. */
  readonly before: unknown;
  readonly after: unknown;
};

/** Writes down what a transaction does, inside it: both stand, or neither. */
export async function writeAudit(tx: Transaction, doer: Doer, done: readonly Done[]): Promise<void> {
  const list = done.map(({ kind, id, before, after }) => ({ kind, id, before: textOf(before), after: textOf(after) }));
  await rows(
    tx,
    `insert into audit (at, day, account, by, deed, kind, id, before, after)
     select $1, $2, $3, $4, $5, d.kind, d.id, d.before, d.after
     from rows from (json_to_recordset($6) as (kind text, id text, before text, after text)) with ordinality
       as d (kind, id, before, after, place) order by d.place`,
    [doer.at, doer.day, doer.account, doer.by, doer.deed, JSON.stringify(list)],
  );
}

const textOf = (fact: unknown): string | null => (fact === null || fact === undefined ? null : JSON.stringify(fact));

/** What a publication changes, read from the catalogue before it is published; the feed is locked by then. */
export async function writePublished(tx: Transaction, doer: Doer, publications: readonly Publication[]): Promise<void> {
  const list = publications.map(({ scope, change }) => ({
    scope: scope === 'everywhere' ? '' : scope,
    kind: change.kind,
    id: change.id,
    after: textOf(change.row),
  }));
  await rows(
    tx,
    `insert into audit (at, day, account, by, deed, kind, id, before, after)
     select $1, $2, $3, $4, $5, d.kind, d.id, (coalesce(c.change, held.change)::json -> 'row')::text, d.after
     from rows from (json_to_recordset($6) as (scope text, kind text, id text, after text)) with ordinality
       as d (scope, kind, id, after, place)
     left join catalogue c on c.scope = d.scope and c.kind = d.kind and c.id = d.id and not c.gone
     -- A price of a new day takes the place of the one that held until then. Ids of prices: product@day, of a group's product@day/group.
     left join lateral (
       select p.change from catalogue p
       where d.kind in ('price', 'group-price') and c.id is null and p.scope = d.scope and p.kind = d.kind and not p.gone
         and p.id > split_part(d.id, '@', 1) || '@' and p.id < d.id and split_part(p.id, '/', 2) = split_part(d.id, '/', 2)
       order by p.id desc limit 1
     ) held on true
     -- Its short form for other outlets says nothing that the outlet itself does not.
     where d.kind <> 'known-outlet'
     order by d.place`,
    [doer.at, doer.day, doer.account, doer.by, doer.deed, JSON.stringify(list)],
  );
}

export type AuditColumns = {
  readonly n: number;
  readonly at: number;
  readonly account: string | null;
  readonly by: string;
  readonly deed: string;
  readonly kind: string;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Days both ends included; an absent part does not narrow. */
export type AuditFilter = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly account?: string | undefined;
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
};

/** The newest first. @param before rows below this number */
export function readAudit(
  db: Db,
  { from, to, account, kind, id }: AuditFilter,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<AuditColumns[]> {
  return rows(
    db,
    `select n, at, account, by, deed, kind, id, before, after from audit
     where ($1::text is null or day >= $1) and ($2::text is null or day <= $2) and ($3::text is null or account = $3)
       and ($4::text is null or kind = $4) and ($5::text is null or id = $5) and ($6::bigint is null or n < $6)
     order by n desc limit $7`,
    [from ?? null, to ?? null, account ?? null, kind ?? null, id ?? null, before, limit],
  );
}
