import type { Certificate } from '../../shared/catalogue/certificate.ts';
import type { OfficeChange } from '../../shared/catalogue/change.ts';
import type { Doer } from './audit.ts';
import type { Scope } from './catalogue.ts';
import { type Db, row, rows, type Transaction } from './query.ts';

/** What went out together: a stretch of the feed. */
export type Version = {
  readonly version: number;
  readonly at: number;
  readonly account: string | null;
  readonly by: string;
  readonly deed: string;
  readonly first: number;
  readonly last: number;
  readonly undoes: number | null;
  /** The version that took this one back. */
  readonly undoneBy: number | null;
};

const COLUMNS = `v.version, v.at, v.account, v.by, v.deed, v.first, v.last, v.undoes,
  (select min(later.version) from catalogue_version later where later.undoes = v.version) as "undoneBy"`;

export type Stretch = { readonly first: number; readonly last: number; readonly undoes: number | null };

export async function writeVersion(
  tx: Transaction,
  { at, account, by, deed }: Doer,
  { first, last, undoes }: Stretch,
): Promise<void> {
  await rows(
    tx,
    'insert into catalogue_version (at, account, by, deed, first, last, undoes) values ($1, $2, $3, $4, $5, $6, $7)',
    [at, account, by, deed, first, last, undoes],
  );
}

/** The newest first. @param before those below this number; null = from the newest on */
export function versionsBefore(db: Db, before: number | null, limit: number): Promise<Version[]> {
  return rows(
    db,
    `select ${COLUMNS} from catalogue_version v where ($1::bigint is null or v.version < $1) order by v.version desc limit $2`,
    [before, limit],
  );
}

export function findVersion(db: Db, version: number): Promise<Version | undefined> {
  return row(db, `select ${COLUMNS} from catalogue_version v where v.version = $1`, [version]);
}

/** One row of the catalogue as a version said it, as it was before, and whether it is still so. */
export type VersionRow = {
  readonly scope: Scope;
  readonly change: OfficeChange;
  readonly before: OfficeChange | null;
  readonly stands: boolean;
};

type VersionColumns = {
  readonly scope: string;
  readonly change: string;
  readonly before: string | null;
  readonly stands: boolean;
};

/** In the order they were published. */
export async function versionRows(db: Db, { first, last }: Stretch, limit: number): Promise<VersionRow[]> {
  const found = await rows<VersionColumns>(
    db,
    `select f.scope, f.change, earlier.change as before, c.n = f.n as stands
       from feed f join catalogue c on c.scope = f.scope and c.kind = f.kind and c.id = f.id
       left join lateral (
         select e.change from feed e where e.kind = f.kind and e.id = f.id and e.scope = f.scope and e.n < f.n
         order by e.n desc limit 1) earlier on true
      where f.n between $1 and $2 order by f.n limit $3`,
    [first, last, limit],
  );
  return found.map(({ scope, change, before, stands }) => ({
    scope: scope === '' ? 'everywhere' : (scope as Scope),
    change: JSON.parse(change) as OfficeChange,
    before: before === null ? null : (JSON.parse(before) as OfficeChange),
    stands,
  }));
}

/** A word that was published of a certificate; `row` null: that there is none any more. */
export type CertificateWord = {
  readonly id: string;
  readonly row: Certificate | null;
  readonly at: number;
  readonly by: string;
  /** Whether it is the last one. */
  readonly stands: boolean;
};

/** All that the feed ever said of certificates, each certificate's words together, the oldest first. */
export async function certificateWords(db: Db): Promise<CertificateWord[]> {
  const found = await rows<Omit<CertificateWord, 'row'> & { change: string }>(
    db,
    `select f.id, f.change, f.at, coalesce(a.name, f.by) as by, c.n = f.n as stands
       from feed f join catalogue c on c.scope = f.scope and c.kind = f.kind and c.id = f.id
       left join account a on a.account = f.by
      where f.scope = '' and f.kind = 'certificate' order by f.id, f.n`,
  );
  // Written through `publish` only, so it is read as it was.
  return found.map(({ id, change, at, by, stands }) => {
    const { row: said } = JSON.parse(change) as { row: Certificate | null };
    return { id, row: said, at, by, stands };
  });
}

/** What a row was, the newest first: every word the feed said of it. */
export async function historyOf(
  db: Db,
  { kind, id }: { readonly kind: string; readonly id: string },
  limit: number,
): Promise<{ readonly n: number; readonly at: number; readonly by: string; readonly change: OfficeChange }[]> {
  const found = await rows<{ n: number; at: number; by: string; change: string }>(
    db,
    `select f.n, f.at, coalesce(a.name, f.by) as by, f.change from feed f left join account a on a.account = f.by
      where f.scope = '' and f.kind = $1 and f.id = $2 order by f.n desc limit $3`,
    [kind, id, limit],
  );
  return found.map(({ n, at, by, change }) => ({ n, at, by, change: JSON.parse(change) as OfficeChange }));
}
