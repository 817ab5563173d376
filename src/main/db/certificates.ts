import { type Certificate, certificateOn, starsLost, starsUntil } from '../../shared/catalogue/certificate.ts';
import type { StarsChange } from '../../shared/contract/shelf.ts';
import { addDays, type Day } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { quantity } from '../../shared/quantity.ts';
import type { ReadDb } from './sqlite.ts';
import { partsOnHand } from './stock.ts';

const COLUMNS = `certificate.product, certificate.id, certificate.stars, certificate.decision,
  certificate.issued_on AS issuedOn, certificate.expires_on AS expiresOn, certificate.revoked_on AS revokedOn`;

export function starsUntilOf(db: ReadDb, product: ProductId, day: Day): Day | undefined {
  return starsUntil(db.all<Certificate>(`SELECT ${COLUMNS} FROM certificate WHERE product = ?`, product), day);
}

/**
 * Products whose stars are gone, those on the shelf first and newest first, and those whose stars end within so many days, today among them, the first to end first.
 * Only certificates that are over, or end by then, are looked at, and all others of the same products.
 */
export function starsChanges(db: ReadDb, today: Day, days: number): StarsChange[] {
  const until = addDays(today, days - 1);
  const rows = db.all<Certificate>(
    `SELECT ${COLUMNS} FROM certificate WHERE certificate.product IN
        (SELECT product FROM certificate AS ending WHERE expires_on <= @until OR revoked_on <= @until)
      ORDER BY certificate.product`,
    { until },
  );
  const changes = [...Map.groupBy(rows, ({ product }) => product).values()].flatMap(
    (certificates) => changeOf(db, certificates, { today, until }) ?? [],
  );
  const gone = changes.filter(({ what }) => what !== 'ending').toSorted(onShelfThenNewest);
  return [...gone, ...changes.filter(({ what }) => what === 'ending').toSorted((a, b) => (a.day < b.day ? -1 : 1))];
}

function onShelfThenNewest(a: StarsChange, b: StarsChange): number {
  const isThere = Number(b.onHand > 0) - Number(a.onHand > 0);
  if (isThere !== 0 || a.day === b.day) return isThere;
  return a.day > b.day ? -1 : 1;
}

type Span = { readonly today: Day; readonly until: Day };

function changeOf(db: ReadDb, certificates: readonly Certificate[], { today, until }: Span): StarsChange | undefined {
  const lost = starsLost(certificates, today);
  if (lost) return changed(db, lost.certificate, { what: lost.why, day: lost.since });
  const last = starsUntil(certificates, today);
  if (last === undefined || last > until) return undefined;
  return changed(db, must(certificateOn(certificates, last), 'the last certificate'), { what: 'ending', day: last });
}

type Named = Pick<StarsChange, 'product' | 'name' | 'unit' | 'netContent' | 'producer'>;

function changed(
  db: ReadDb,
  { product, stars, decision }: Certificate,
  change: Pick<StarsChange, 'what' | 'day'>,
): StarsChange | undefined {
  const named = db.get<Named>(
    `SELECT product.id AS product, product.name, product.unit, product.net_content AS netContent, producer.name AS producer
       FROM product JOIN producer ON producer.id = product.producer WHERE product.id = ?`,
    product,
  );
  if (!named) return undefined;
  const onHand = quantity(partsOnHand(db, product).reduce((sum, part) => sum + part.onHand, 0));
  return { ...named, stars, decision, ...change, onHand };
}
