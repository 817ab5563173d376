/**
 * The till's sale as people write it with Drizzle: a table per noun, every statement built by the query builder when it
 * is needed, one transaction. Hash, signature and canonical text are the product's own, so that only the way to the
 * database differs.
 */

import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { lineAmount } from '../../../src/shared/cart/cart.ts';
import { canonical } from '../../../src/shared/journal/canonical.ts';
import { entryText } from '../../../src/shared/journal/entry.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { vatOf } from '../../../src/shared/sale/vat.ts';

const journal = sqliteTable('journal', {
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  at: integer().notNull(),
  kind: text().notNull(),
  body: text().notNull(),
  hash: text().notNull(),
  sig: blob().notNull(),
});
const sale = sqliteTable('sale', {
  id: text().primaryKey(),
  number: text().notNull().unique(),
  shift: text().notNull(),
  at: integer().notNull(),
  total: integer().notNull(),
  change: integer().notNull(),
});
const saleLine = sqliteTable(
  'sale_line',
  {
    sale: text().notNull(),
    line: integer().notNull(),
    product: text().notNull(),
    name: text().notNull(),
    quantity: integer().notNull(),
    price: integer().notNull(),
    amount: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sale, table.line] })],
);
const tender = sqliteTable('tender', {
  id: integer().primaryKey(),
  sale: text().notNull(),
  kind: text().notNull(),
  given: integer().notNull(),
});
const stock = sqliteTable('stock', { product: text().primaryKey(), onHand: integer('on_hand').notNull() });
const shift = sqliteTable('shift', {
  id: text().primaryKey(),
  sales: integer().notNull(),
  sold: integer().notNull(),
  cash: integer().notNull(),
});
const printJob = sqliteTable('print_job', {
  id: integer().primaryKey(),
  sale: text().notNull(),
  state: text().notNull(),
});
const openCart = sqliteTable('cart', { one: integer().primaryKey(), body: text().notNull() });

const TABLES = `
  CREATE TABLE journal (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL, sig BLOB NOT NULL);
  CREATE TABLE sale (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, shift TEXT NOT NULL, at INTEGER NOT NULL, total INTEGER NOT NULL, change INTEGER NOT NULL);
  CREATE TABLE sale_line (sale TEXT NOT NULL, line INTEGER NOT NULL, product TEXT NOT NULL, name TEXT NOT NULL, quantity INTEGER NOT NULL, price INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (sale, line));
  CREATE TABLE tender (id INTEGER PRIMARY KEY, sale TEXT NOT NULL, kind TEXT NOT NULL, given INTEGER NOT NULL);
  CREATE TABLE stock (product TEXT PRIMARY KEY, on_hand INTEGER NOT NULL);
  CREATE TABLE shift (id TEXT PRIMARY KEY, sales INTEGER NOT NULL, sold INTEGER NOT NULL, cash INTEGER NOT NULL);
  CREATE TABLE print_job (id INTEGER PRIMARY KEY, sale TEXT NOT NULL, state TEXT NOT NULL);
  CREATE TABLE cart (one INTEGER PRIMARY KEY, body TEXT NOT NULL);
  INSERT INTO shift VALUES ('shift-1', 0, 0, 0);`;

const DEVICE = '00000000-0000-7000-8000-0000000000bb';

/** @param raw an open better-sqlite3 database */
export function openDrizzleTill(raw) {
  raw.exec(TABLES);
  const db = drizzle(raw);
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    lay: (cart) => {
      const body = JSON.stringify(cart);
      db.insert(openCart).values({ one: 1, body }).onConflictDoUpdate({ target: openCart.one, set: { body } }).run();
    },
    sell: (cart) => db.transaction((tx) => sell(tx, cart, privateKey), { behavior: 'immediate' }),
  };
}

function sell(tx, { sale: id }, privateKey) {
  if (tx.select().from(sale).where(eq(sale.id, id)).get()) return;
  const cart = JSON.parse(tx.select().from(openCart).get().body);
  const open = tx.select().from(shift).where(eq(shift.id, 'shift-1')).get();
  const body = bodyOf(cart, open);
  const at = Date.now();
  append(tx, { id, at, body, privateKey });
  tx.insert(sale).values({ id, number: body.number, shift: open.id, at, total: body.total, change: body.change }).run();
  tx.insert(saleLine)
    .values(
      body.lines.map(({ product, name, quantity, price, amount }, index) => ({
        sale: id,
        line: index + 1,
        product,
        name,
        quantity,
        price,
        amount,
      })),
    )
    .run();
  tx.insert(tender)
    .values(body.tenders.map((one) => ({ sale: id, ...one })))
    .run();
  for (const { product, quantity } of body.lines) {
    tx.insert(stock)
      .values({ product, onHand: -quantity })
      .onConflictDoUpdate({ target: stock.product, set: { onHand: sql`${stock.onHand} + excluded.on_hand` } })
      .run();
  }
  tx.update(shift)
    .set({
      sales: sql`${shift.sales} + 1`,
      sold: sql`${shift.sold} + ${body.total}`,
      cash: sql`${shift.cash} + ${body.total}`,
    })
    .where(eq(shift.id, open.id))
    .run();
  tx.insert(printJob).values({ sale: id, state: 'queued' }).run();
  tx.delete(openCart).run();
}

function bodyOf(cart, open) {
  const total = priceCart(cart).total;
  const given = Math.ceil(total / 50_000) * 50_000;
  const lines = cart.lines.map((line) => ({
    product: line.product,
    name: line.name,
    unit: line.unit,
    quantity: line.quantity,
    price: line.price,
    amount: lineAmount(line),
    producer: line.producer,
    ...(line.stars && { stars: line.stars, certificate: line.certificate }),
    vat: line.vat,
  }));
  return {
    number: `BL01-2-${String(open.sales + 1).padStart(6, '0')}`,
    day: '2026-11-23',
    shift: open.id,
    cashier: 'Lan',
    lines,
    total,
    vat: vatOf(lines.map((line) => ({ perMille: line.vat.perMille, amount: line.amount }))),
    rounding: 0,
    tenders: [{ kind: 'cash', given }],
    change: given - total,
    running: { sold: open.sold + total, returned: 0 },
  };
}

function append(tx, { id, at, body, privateKey }) {
  const last = tx
    .select({ seq: journal.seq, hash: journal.hash })
    .from(journal)
    .orderBy(desc(journal.seq))
    .limit(1)
    .get();
  const seq = (last?.seq ?? 0) + 1;
  const prev = last?.hash ?? '0'.repeat(64);
  const canonicalBody = canonical(body);
  const header = { device: DEVICE, epoch: 1, seq, id, at, actor: 'lan', kind: 'sale', prev };
  const hash = createHash('sha256').update(entryText(header, canonicalBody)).digest();
  const sig = sign(null, hash, privateKey);
  tx.insert(journal)
    .values({ seq, id, at, kind: 'sale', body: canonicalBody, hash: hash.toString('hex'), sig })
    .run();
}
