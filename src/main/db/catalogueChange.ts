import { type CatalogueChange, type ChangeKind, productOfPrice } from '../../shared/catalogue/change.ts';
import type { Product } from '../../shared/catalogue/product.ts';
import { fold, foldedWords } from '../../shared/fold.ts';
import type { WriteDb } from './sqlite.ts';

type ChangeOf<K extends ChangeKind> = Extract<CatalogueChange, { kind: K }>;

const appliers: { readonly [K in ChangeKind]: (db: WriteDb, change: ChangeOf<K>) => void } = {
  outlet: applyOutlet,
  staff: applyStaff,
  'tax-class': applyTaxClass,
  producer: applyProducer,
  product: applyProduct,
  price: applyPrice,
  certificate: applyCertificate,
  promotion: applyPromotion,
  story: applyStory,
  'known-outlet': applyKnownOutlet,
  'outlet-price': applyOutletPrices,
};

/** Applies one change of the centre's feed. Whole rows replace whole rows, so twice is the same as once. */
export function applyChange(db: WriteDb, change: CatalogueChange): void {
  (appliers[change.kind] as (db: WriteDb, change: CatalogueChange) => void)(db, change);
}

/** The snapshot a row is heard in or after; see `snapshot.ts`. */
const TOLD = '(SELECT snapshot FROM sync_state)';

function applyOutlet(db: WriteDb, { id, row }: ChangeOf<'outlet'>): void {
  // An outlet that is gone keeps its last row: the till must still say whose slips it prints.
  if (row)
    db.run(
      'INSERT INTO outlet VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
      id,
      JSON.stringify(row),
    );
}

function applyStaff(db: WriteDb, { id, row }: ChangeOf<'staff'>): void {
  if (!row) db.run('DELETE FROM staff WHERE id = ?', id);
  else
    db.run(
      `INSERT OR REPLACE INTO staff (id, name, role, told, pins_void_before) VALUES (?, ?, ?, ${TOLD}, ?)`,
      row.id,
      row.name,
      row.role,
      row.pinsVoidBefore ?? null,
    );
}

function applyTaxClass(db: WriteDb, { id, row }: ChangeOf<'tax-class'>): void {
  if (!row) db.run('DELETE FROM tax_class WHERE id = ?', id);
  else db.run(`INSERT OR REPLACE INTO tax_class VALUES (?, ?, ${TOLD})`, row.id, JSON.stringify(row));
}

function applyProducer(db: WriteDb, { id, row }: ChangeOf<'producer'>): void {
  if (!row) db.run('DELETE FROM producer WHERE id = ?', id);
  else db.run(`INSERT OR REPLACE INTO producer VALUES (?, ?, ?, ?, ${TOLD})`, row.id, row.name, row.kind, row.place);
}

function applyProduct(db: WriteDb, { id, row }: ChangeOf<'product'>): void {
  const before = db.get<{ number: number }>('SELECT number FROM product WHERE id = ?', id);
  if (before) {
    db.run('DELETE FROM product_search WHERE rowid = ?', before.number);
    db.run('DELETE FROM product_code WHERE product = ?', id);
  }
  if (!row) db.run('DELETE FROM product WHERE id = ?', id);
  else insertProduct(db, row, before?.number);
}

function insertProduct(db: WriteDb, row: Product, number: number | undefined): void {
  db.run(
    `INSERT OR REPLACE INTO product
       (number, id, name, folded, producer, category, unit, weighed, net_content, tax_class, basket, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${TOLD})`,
    number ?? null,
    row.id,
    row.name,
    fold(row.name),
    row.producer,
    row.category,
    row.unit,
    row.weighed ? 1 : 0,
    row.netContent,
    row.taxClass,
    row.basket ? JSON.stringify(row.basket) : null,
  );
  db.run(
    'INSERT INTO product_search (rowid, words) SELECT number, ? FROM product WHERE id = ?',
    foldedWords(`${row.name} ${row.netContent}`).join(' '),
    row.id,
  );
  for (const code of row.codes) db.run('INSERT OR IGNORE INTO product_code VALUES (?, ?)', code, row.id);
}

function applyPrice(db: WriteDb, { id, row }: ChangeOf<'price'>): void {
  if (row) {
    db.run(
      `INSERT OR REPLACE INTO price VALUES (?, 0, ?, ?, ?, ${TOLD})`,
      row.product,
      row.from,
      row.price,
      row.demo ? 1 : 0,
    );
    return;
  }
  const product = productOfPrice(id);
  db.run('DELETE FROM price WHERE product = ? AND here = 0 AND from_on = ?', product, id.slice(product.length + 1));
}

function applyOutletPrices(db: WriteDb, { id, row }: ChangeOf<'outlet-price'>): void {
  db.run('DELETE FROM price WHERE product = ? AND here = 1', id);
  for (const { from, price, demo } of row?.prices ?? [])
    db.run(`INSERT INTO price VALUES (?, 1, ?, ?, ?, ${TOLD})`, id, from, price, demo ? 1 : 0);
}

function applyCertificate(db: WriteDb, { id, row }: ChangeOf<'certificate'>): void {
  db.run('DELETE FROM certificate WHERE id = ?', id);
  if (!row) return;
  db.run(
    `INSERT INTO certificate (product, id, stars, decision, issued_on, expires_on, revoked_on, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ${TOLD})`,
    row.product,
    row.id,
    row.stars,
    row.decision,
    row.issuedOn,
    row.expiresOn,
    row.revokedOn,
  );
}

function applyPromotion(db: WriteDb, { id, row }: ChangeOf<'promotion'>): void {
  if (!row) db.run('DELETE FROM promotion WHERE id = ?', id);
  else
    db.run(
      `INSERT OR REPLACE INTO promotion (id, to_on, body, told) VALUES (?, ?, ?, ${TOLD})`,
      row.id,
      row.to,
      JSON.stringify(row),
    );
}

function applyStory(db: WriteDb, { id: subject, row }: ChangeOf<'story'>): void {
  const { of, id } = row?.about ?? subjectOf(subject);
  if (!row) db.run('DELETE FROM story WHERE subject = ? AND id = ?', of, id);
  else db.run(`INSERT OR REPLACE INTO story VALUES (?, ?, ?, ${TOLD})`, of, id, JSON.stringify(row));
}

function applyKnownOutlet(db: WriteDb, { id, row }: ChangeOf<'known-outlet'>): void {
  if (!row) db.run('DELETE FROM known_outlet WHERE id = ?', id);
  else db.run(`INSERT OR REPLACE INTO known_outlet VALUES (?, ?, ?, ${TOLD})`, row.id, row.code, JSON.stringify(row));
}

/** As `storyChangeId` writes it. */
function subjectOf(changeId: string): { readonly of: string; readonly id: string } {
  const [of = '', id = ''] = changeId.split('/');
  return { of, id };
}
