import { randomBytes } from 'node:crypto';
import { applyChange } from '../../src/main/db/catalogueChange.ts';
import { enrolment, insertEnrolment } from '../../src/main/db/enrolment.ts';
import { append } from '../../src/main/db/journal.ts';
import type { TillDb } from '../../src/main/db/sqlite.ts';
import { type HeldNames, openHeldNames } from '../../src/main/heldNames.ts';
import { makeTillKey, publicHalf, signWith } from '../../src/main/sync/keys.ts';
import { completeSale } from '../../src/main/till/completeSale.ts';
import { type Desk, newId } from '../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../src/main/till/fillCart.ts';
import type { Hand } from '../../src/main/till/hand.ts';
import { openShift } from '../../src/main/till/openShift.ts';
import type { Keyring } from '../../src/main/till.ts';
import { weighedKey } from '../../src/shared/barcode/internal.ts';
import type { CatalogueChange } from '../../src/shared/catalogue/change.ts';
import { priceChangeId } from '../../src/shared/catalogue/change.ts';
import type { Outlet, Staff } from '../../src/shared/catalogue/outlet.ts';
import type { Receipt } from '../../src/shared/contract/sale.ts';
import type { Instant } from '../../src/shared/day.ts';
import { type DeviceId, OutletId, type ProductId, type SaleId, StaffId } from '../../src/shared/id.ts';
import { type Dong, dong } from '../../src/shared/money.ts';
import { priceCart } from '../../src/shared/pricing/priceCart.ts';
import { ONE } from '../../src/shared/quantity.ts';
import { isRefusal, type Refusal } from '../../src/shared/refusal.ts';
import { may } from '../../src/shared/staff/rights.ts';
import { aCertificate, aPrice, aProducer, aProduct, aTaxClass } from './aProduct.ts';

export const lan: Staff = { id: StaffId.parse('lan'), name: 'Lan', role: 'cashier' };

/** Somebody acting by themselves: what their role may not, they are refused. */
export function handOf(actor: Staff): Hand {
  return {
    actor,
    may: (right): ReturnType<Hand['may']> => {
      if (may(actor.role, right)) return {};
      return { refused: 'needs-approval', right };
    },
  };
}

/** A cashier, whom nobody gives leave. */
export const lansHand = handOf(lan);

export const showroom: Outlet = {
  id: OutletId.parse('BL01'),
  code: 'BL01',
  name: 'Điểm trưng bày OCOP Bạc Liêu',
  address: 'Phường Bạc Liêu, tỉnh Cà Mau',
  phone: '',
  taxCode: '',
  cashRounding: '1000',
  zone: 'Asia/Ho_Chi_Minh',
};

/** 23/11/2026 08:00 in Bạc Liêu. */
export const MORNING = Date.UTC(2026, 10, 23, 1, 0) as Instant;

export type TestDesk = Desk & {
  /** Moves the wall clock, also back. */
  readonly setClock: (at: number) => void;
};

/** The counter of an enrolled till with a small catalogue, over an open database. @param secret the key it enrolled with before */
export function deskOver(db: TillDb, secret = makeTillKey().secret): TestDesk {
  let now: number = MORNING;
  let dice = 0;
  const signer = { device: '00000000-0000-7000-8000-0000000000aa' as DeviceId, epoch: 1, sign: signWith(secret) };
  const desk: TestDesk = {
    db,
    signer,
    clock: () => now as Instant,
    random: (count) => Uint8Array.from({ length: count }, () => (dice++ * 97 + 13) % 256),
    setClock: (at) => {
      now = at;
    },
  };
  if (!enrolment(db)) enrolHere(desk, publicHalf(secret));
  return desk;
}

function enrolHere(desk: Desk, publicKey: string): void {
  desk.db.write((db) => {
    insertEnrolment(db, {
      device: desk.signer.device,
      epoch: 1,
      outlet: showroom.id,
      till: 2,
      publicKey,
      centreUrl: 'http://127.0.0.1:1',
      centreKey: '',
    });
    for (const change of smallCatalogue()) applyChange(db, change);
    const body = { outlet: showroom.id, outletCode: showroom.code, till: 2, publicKey };
    append(db, desk.signer, { id: newId(desk), at: desk.clock(), actor: 'till', kind: 'till-enrolled', body });
  });
}

export const salt = aProduct();
export const driedShrimp = aProduct({
  id: 'SP-002' as ProductId,
  name: 'Tôm khô Đa Giàu',
  category: 'Tôm khô',
  weighed: true,
  unit: 'kg',
  netContent: '',
  codes: [weighedKey(1)],
});

/** What there is to sell, and who sells it. */
export function smallCatalogue(): CatalogueChange[] {
  const prices = [aPrice(), aPrice({ product: driedShrimp.id, price: dong(1_140_000) })];
  return [
    { kind: 'outlet', id: showroom.id, row: showroom },
    { kind: 'staff', id: lan.id, row: lan },
    { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() },
    { kind: 'producer', id: aProducer().id, row: aProducer() },
    { kind: 'product', id: salt.id, row: salt },
    { kind: 'product', id: driedShrimp.id, row: driedShrimp },
    ...prices.map((row) => ({ kind: 'price' as const, id: priceChangeId(row), row })),
    { kind: 'certificate', id: aCertificate().id, row: aCertificate() },
  ];
}

/** What an operation should have done, or the test fails with its refusal. */
export function done<T>(result: T | Refusal): Exclude<T, Refusal> {
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Exclude<T, Refusal>;
}

/** A shift with a float, opened by Lan. */
export function withShift<D extends Desk>(desk: D): D {
  done(openShift(desk, 500_000, lan));
  return desk;
}

/** Fills the cart with a product and pays it in cash. */
export function sell(desk: Desk, product = salt.id, given?: Dong): Receipt {
  done(addProduct(desk, product, ONE));
  const cart = cartNow(desk);
  const total = priceCart(cart).total;
  const tender = { kind: 'cash' as const, given: given ?? dong(Math.ceil(total / 1000) * 1000) };
  return done(completeSale(desk, { sale: cart.sale, total, tenders: [tender] }, lansHand));
}

/** Secrets that last as long as the test. */
export function keyringInMemory(): Keyring {
  const kept = new Map<string, Uint8Array>();
  return { read: (name) => kept.get(name), write: (name, secret) => void kept.set(name, secret) };
}

const unsaid = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function heldNamesOver(keyring = keyringInMemory(), held: readonly SaleId[] = []): HeldNames {
  return openHeldNames({ keyring, random: randomBytes, log: unsaid, held });
}
