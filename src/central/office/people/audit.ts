import { type OfficeKind, productOfPrice } from '../../../shared/catalogue/change.ts';
import { dayOf, type Instant } from '../../../shared/day.ts';
import { type AuditColumns, type Doer, type Done, readAudit, writeAudit, writePublished } from '../../db/audit.ts';
import { lockFeed, type Publication, publish } from '../../db/catalogue.ts';
import { type Transaction, transaction } from '../../db/query.ts';
import { writeVersion } from '../../db/version.ts';
import type { AccountId } from '../api/accounts.ts';
import type { AuditRow } from '../api/audit.ts';
import type { OfficeInput, OfficeReply } from '../api.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { publishOutletPrices } from '../outletPrices.ts';
import { type Asker, askerOf, type Visit } from './visit.ts';

type DoerFacts = { readonly deed: string; readonly asker: Pick<Asker, 'account' | 'name'> | undefined };

export function doerOf({ deed, asker }: DoerFacts, at: Instant): Doer {
  return { account: asker?.account ?? null, by: asker?.name ?? '', deed, at, day: dayOf(at) };
}

type Desk = Pick<OfficeDesk, 'pool' | 'clock'>;

/** Writes down what a call did, in its transaction. */
export function noteDone(tx: Transaction, { clock }: Pick<Desk, 'clock'>, visit: Visit, done: Done): Promise<void> {
  return writeAudit(tx, doerOf(visit, clock()), [done]);
}

/**
 * Publishes, and writes down what that changes; the last of its transaction, as `publish` is. What is of the catalogue is one
 * version of it. Outlets whose prices it changes are told with it.
 * @param undoes the version that this one takes back
 */
export async function publishWithin(
  tx: Transaction,
  { clock, undoes = null }: Pick<Desk, 'clock'> & { readonly undoes?: number | null },
  visit: Visit,
  publications: readonly Publication[],
): Promise<void> {
  const at = clock();
  // What was before must still be so when it is changed.
  const { n } = await lockFeed(tx);
  await writePublished(tx, doerOf(visit, at), publications);
  const by = askerOf(visit).account ?? 'office';
  const last = await publish(tx, publications, { at, by });
  // The feed is locked: what came out is one stretch of it.
  if (publications.every(isOfCatalogue)) await writeVersion(tx, doerOf(visit, at), { first: n + 1, last, undoes });
  await publishOutletPrices(tx, publications, { at, by });
}

const VERSIONED: ReadonlySet<OfficeKind> = new Set([
  'producer',
  'product',
  'price',
  'certificate',
  'story',
  'promotion',
  'tax-class',
  'outlet-group',
  'group-price',
]);

function isOfCatalogue({ change }: Publication): boolean {
  return VERSIONED.has(change.kind);
}

export async function publishNow(desk: Desk, visit: Visit, publications: readonly Publication[]): Promise<void> {
  await transaction(desk.pool, (tx) => publishWithin(tx, desk, visit, publications));
}

export async function listAudit(
  desk: OfficeDesk,
  { filter, before, limit }: OfficeInput<'audit.list'>,
): Promise<OfficeReply<'audit.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const found = await readAudit(desk.pool, filter, { limit: limit + 1, before });
  const shown = found.slice(0, limit).map((columns) => auditRow(catalogue, columns));
  return { rows: shown, next: found.length > limit ? (shown.at(-1)?.n ?? null) : null };
}

function auditRow(catalogue: Catalogue, { n, at, account, by, deed, kind, id, ...texts }: AuditColumns): AuditRow {
  const [before, after] = [texts.before, texts.after].map((text): unknown => (text === null ? null : JSON.parse(text)));
  return {
    n,
    at: at as Instant,
    account: account as AccountId | null,
    by,
    deed,
    kind,
    id,
    name: nameIn(after) ?? nameIn(before) ?? (id === account ? by : nameOf(catalogue, kind, id)),
    before: before ?? null,
    after: after ?? null,
  };
}

function nameIn(fact: unknown): string | undefined {
  const name = typeof fact === 'object' && fact !== null && 'name' in fact ? fact.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** Of what has no name of its own, that of what it is about. */
function nameOf({ products, producers, outlets, certificates }: Catalogue, kind: string, id: string): string {
  switch (kind) {
    case 'price':
    case 'group-price':
      return products.get(productOfPrice(id))?.name ?? '';
    case 'certificate':
      return products.get(certificates.get(id)?.product ?? '')?.name ?? '';
    case 'story': {
      const about = id.slice(id.indexOf('/') + 1);
      return (products.get(about) ?? producers.get(about))?.name ?? '';
    }
    case 'outlet':
      return outlets.get(id)?.name ?? '';
    default:
      return '';
  }
}
