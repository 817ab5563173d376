import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { saveCart } from '../../src/main/db/cart.ts';
import { itemOf } from '../../src/main/db/catalogue.ts';
import { applyChange } from '../../src/main/db/catalogueChange.ts';
import { enrolment, insertEnrolment } from '../../src/main/db/enrolment.ts';
import { append, head } from '../../src/main/db/journal.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import { markPrintJob } from '../../src/main/db/printJob.ts';
import type { TillDb, WriteDb } from '../../src/main/db/sqlite.ts';
import { setStanding } from '../../src/main/db/syncState.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import { openPins } from '../../src/main/staff/pins.ts';
import { makeTillKey, publicHalf, signWith } from '../../src/main/sync/keys.ts';
import { completeSale } from '../../src/main/till/completeSale.ts';
import { type Desk, newId, today } from '../../src/main/till/desk.ts';
import { openShift } from '../../src/main/till/openShift.ts';
import { addToCart, type Cart, type CartItem, emptyCart } from '../../src/shared/cart/cart.ts';
import type { Instant } from '../../src/shared/day.ts';
import type { DeviceId, SaleId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';
import { must } from '../../src/shared/must.ts';
import { priceCart } from '../../src/shared/pricing/priceCart.ts';
import { ONE, type Quantity } from '../../src/shared/quantity.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import { benchCatalogue, diceFrom, pick } from '../support/benchCatalogue.ts';
import { done, lan, lansHand, MORNING, showroom } from '../support/counter.ts';
import { PIN } from '../support/pins.ts';

/** A counter whose clock moves on from sale to sale. */
export type BenchDesk = Desk & { readonly wait: (milliseconds: number) => void };

/** The products of one shelf: what most sales are made of. */
const SHELF = 350;

/**
 * A till's data folder with a catalogue and an open shift, as if it had stood in a shop; made once in a run.
 * @param folder the shop's: the till lies in `till` within it
 */
export async function makeShop(folder: string, products: number): Promise<void> {
  const till = join(folder, 'till');
  if (existsSync(join(till, DATABASE))) return;
  mkdirSync(till, { recursive: true, mode: 0o700 });
  const key = makeTillKey();
  const keyring = fileKeyring(join(till, 'secrets'));
  keyring.write('signing-key', key.secret);
  const { changes } = await benchCatalogue(products);
  const db = openDatabase(join(till, DATABASE));
  db.raw.pragma('synchronous = OFF');
  db.write((writing) => {
    const made = { device: newId<string>(dealer) as DeviceId, epoch: 1, outlet: showroom.id, till: 2 };
    insertEnrolment(writing, {
      ...made,
      publicKey: publicHalf(key.secret),
      centreUrl: 'http://127.0.0.1:1',
      centreKey: '',
    });
    applyChange(writing, { kind: 'outlet', id: showroom.id, row: showroom });
    applyChange(writing, { kind: 'staff', id: lan.id, row: lan });
    for (const change of changes) applyChange(writing, change);
  });
  const desk = deskOf(db, till);
  db.write((writing) => {
    const { outlet, till: number, publicKey } = must(enrolment(writing), 'the enrolment');
    const body = { outlet, outletCode: showroom.code, till: number, publicKey };
    append(writing, desk.signer, { id: newId(desk), at: desk.clock(), actor: 'till', kind: 'till-enrolled', body });
  });
  done(openShift(desk, 500_000, lan));
  const pins = openPins(db, desk.random, { desk: () => desk, keyring, monotonic: () => performance.now() });
  done(await pins.set(lan.id, PIN, { by: 'bootstrap' }));
  acknowledgeAll(db);
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

const dealer = { clock: () => MORNING, random: (count: number) => randomBytes(count) };

/** The counter of a shop's till over its open database. @param till the till's folder */
export function deskOf(db: TillDb, till: string): BenchDesk {
  let now: number = MORNING;
  const { device, epoch } = must(enrolment(db), 'the enrolment');
  const secret = must(fileKeyring(join(till, 'secrets')).read('signing-key'), 'the signing key');
  return {
    db,
    signer: { device, epoch, sign: signWith(secret) },
    clock: () => now as Instant,
    random: (count) => randomBytes(count),
    wait: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Makes carts of five lines and sells them. */
export type Seller = {
  /** Lays a cart of five lines on the counter, in a transaction of its own. @returns it, ready to be paid */
  readonly fill: () => Cart;
  readonly pay: (cart: Cart) => void;
};

export function sellerAt(desk: BenchDesk, seed = 1): Seller {
  const dice = diceFrom(seed);
  const shelf = shelfOf(desk);
  return {
    fill: () => {
      desk.wait(150_000);
      const cart = aFullCart(newId<SaleId>(desk), () => pick(shelf, dice));
      desk.db.write((db) => saveCart(db, cart));
      return cart;
    },
    pay: (cart) => {
      const total = priceCart(cart).total;
      const given = dong(Math.ceil(total / 50_000) * 50_000);
      done(completeSale(desk, { sale: cart.sale, total, tenders: [{ kind: 'cash', given }] }, lansHand));
    },
  };
}

/** Five lines, one of them of two pieces. */
export function aFullCart(sale: SaleId, next: () => CartItem): Cart {
  let cart = emptyCart(sale);
  while (cart.lines.length < 5) {
    const quantity = (cart.lines.length === 0 ? 2 * ONE : ONE) as Quantity;
    const more = addToCart(cart, next(), quantity);
    if (isRefusal(more)) throw new Error(`the cart refuses: ${more.refused}`);
    cart = more;
  }
  return cart;
}

export function shelfOf(desk: Desk): CartItem[] {
  const day = today(desk.db, desk.clock());
  const ids = desk.db.all<{ id: CartItem['product'] }>('SELECT id FROM product ORDER BY number LIMIT ?', SHELF);
  const items: CartItem[] = [];
  for (const { id } of ids) {
    const { parts: _, ...item } = must(itemOf(desk.db, day, id), `product ${id}`);
    items.push({ ...item, price: must(item.price, 'a price'), vat: must(item.vat, 'a VAT rate') });
  }
  return items;
}

/**
 * Sells until the till has that many sales, through the real operation, but without waiting for the disk and a
 * thousand to a transaction. Their slips count as printed and their entries as sent.
 * @returns bytes the file grew by for each
 */
export function prefill(till: string, sales: number): number {
  const file = join(till, DATABASE);
  const db = openDatabase(file);
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  const before = statSync(file).size;
  db.raw.pragma('synchronous = OFF');
  db.raw.pragma('wal_autocheckpoint = 20000');
  const desk = deskOf(db, till);
  const seller = sellerAt(desk, 7);
  for (let made = 0; made < sales; made += 1_000) {
    db.write((writing) => {
      for (let one = 0; one < 1_000; one += 1) seller.pay(seller.fill());
      printAll(writing);
    });
  }
  acknowledgeAll(db);
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return (statSync(file).size - before) / sales;
}

export function printAll(db: WriteDb): void {
  for (const { job } of db.all<{ job: number }>(`SELECT job FROM print_job WHERE state = 'queued'`)) {
    markPrintJob(db, job, 'queued', 'confirmed');
  }
}

function acknowledgeAll(db: TillDb): void {
  db.write((writing) => setStanding(writing, { acknowledged: head(writing), branch: undefined, forked: false }));
}
