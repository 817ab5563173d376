import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { movedByKind, movementsOf } from '../../../src/main/db/movementList.ts';
import { lotsOf } from '../../../src/main/db/stock.ts';
import { listStock } from '../../../src/main/db/stockList.ts';
import { keepStockRow } from '../../../src/main/db/toldStock.ts';
import { ownName } from '../../../src/main/db/transfer.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { addProduct } from '../../../src/main/till/fillCart.ts';
import { checkProjections } from '../../../src/main/till/rebuild.ts';
import type { NamedOutlet } from '../../../src/shared/catalogue/outlet.ts';
import { type Day, dayOf, type Instant } from '../../../src/shared/day.ts';
import type { DeviceId, LotId, OutletId, ProductId, SaleId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import type { TransferKey } from '../../../src/shared/stock/arrived.ts';
import type { ToldTransfer } from '../../../src/shared/stock/told.ts';
import { basket, withBasket } from '../../support/aBasket.ts';
import { aDesk, salt, type TestDesk, withShift } from '../../support/aDesk.ts';
import { countedByHand, inAll, onTheShelf } from '../../support/countedByHand.ts';
import {
  acceptAll,
  countTo,
  newestSale,
  packs,
  payNow,
  receive,
  sendOn,
  takeBack,
  writeOff,
} from '../../support/goods.ts';
import { ofLot } from '../../support/stockEntries.ts';

const DAY = 86_400_000;
const PARTNER: NamedOutlet = { id: 'cm02' as OutletId, code: 'CM02', name: 'Đối tác Cà Mau', address: 'Tân Thành' };

/** What may happen to salt at a till: in packs, and in baskets of two packs. */
const anyStep = fc.oneof(
  fc.record({ does: fc.constant('receive' as const), pieces: fc.integer({ min: 1, max: 5 }), code: fc.nat(2) }),
  fc.record({ does: fc.constant('sell' as const), pieces: fc.integer({ min: 1, max: 4 }), baskets: fc.boolean() }),
  fc.record({
    does: fc.constant('take back' as const),
    pieces: fc.integer({ min: 1, max: 4 }),
    which: fc.nat(9),
    to: fc.constantFrom('stock' as const, 'write-off' as const),
  }),
  fc.record({ does: fc.constant('write off' as const), pieces: fc.integer({ min: 1, max: 3 }), code: fc.nat(3) }),
  fc.record({ does: fc.constant('send' as const), pieces: fc.integer({ min: 1, max: 4 }), code: fc.nat(3) }),
  fc.record({ does: fc.constant('hear of goods' as const), pieces: fc.integer({ min: 1, max: 4 }), lot: fc.nat(2) }),
  fc.record({ does: fc.constant('accept' as const), more: fc.integer({ min: -2, max: 2 }) }),
  fc.record({ does: fc.constant('fetch back' as const), lost: fc.nat(1) }),
  fc.record({ does: fc.constant('count' as const), pieces: fc.nat(12) }),
  fc.record({ does: fc.constant('wait a week' as const) }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

/** Packs of salt, by what was asked of the till and not by any entry. */
type Ledger = Record<'received' | 'arrived' | 'returned' | 'found' | 'sold' | 'sent' | 'writtenOff' | 'lost', number>;

type Way = { readonly key: TransferKey; readonly pieces: number };

type History = {
  readonly desk: TestDesk;
  readonly ledger: Ledger;
  readonly sales: [SaleId, ProductId][];
  /** What nobody has accepted, the oldest first: coming here, and sent from here. */
  readonly coming: Way[];
  readonly going: Way[];
};

function begin(): History {
  const desk = withShift(withBasket(aDesk()));
  // What is tested is no power cut.
  desk.db.raw.pragma('synchronous = OFF');
  desk.db.write((db) => applyChange(db, { kind: 'known-outlet', id: PARTNER.id, row: PARTNER }));
  const ledger = { received: 0, arrived: 0, returned: 0, found: 0, sold: 0, sent: 0, writtenOff: 0, lost: 0 };
  return { desk, ledger, sales: [], coming: [], going: [] };
}

function left({ received, arrived, returned, found, sold, sent, writtenOff, lost }: Ledger): number {
  return received + arrived + returned + found - sold - sent - writtenOff - lost;
}

function make(history: History, step: Step): void {
  const { desk, ledger, sales, coming, going } = history;
  // No two things are done at one instant.
  desk.setClock(desk.clock() + 1_000);
  switch (step.does) {
    case 'receive':
      receive(desk, { ...packs(step.pieces, ''), ...keeping(desk, step.code) });
      ledger.received += step.pieces;
      return;
    case 'sell': {
      const product = step.baskets ? basket.id : salt.id;
      if (isRefusal(addProduct(desk, product, quantity(step.pieces * 1_000)))) return;
      payNow(desk);
      sales.push([newestSale(desk), product]);
      ledger.sold += step.pieces * packsIn(product);
      return;
    }
    case 'take back': {
      const [sale, product] = sales[step.which % sales.length] ?? [];
      if (!sale || !product) return;
      const back = takeBack(desk, sale, { line: 0, most: step.pieces * 1_000, to: step.to });
      if (back && step.to === 'stock')
        ledger.returned += (must(back.lines[0], 'a line').quantity / 1_000) * packsIn(product);
      return;
    }
    case 'write off':
      writeOff(desk, salt.id, lotsOf(desk.db, salt.id)[step.code]?.lot.code ?? null, step.pieces * 1_000);
      ledger.writtenOff += step.pieces;
      return;
    case 'send':
      going.push({
        key: sendOn(desk, PARTNER.id, knownLot(desk, step.code), step.pieces * 1_000),
        pieces: step.pieces,
      });
      ledger.sent += step.pieces;
      return;
    case 'hear of goods':
      coming.push({ key: hearOf(desk, step.pieces, step.lot), pieces: step.pieces });
      return;
    case 'accept': {
      const way = coming.shift();
      if (way) ledger.arrived += acceptAll(desk, way.key, { more: step.more * 1_000 }) / 1_000;
      return;
    }
    case 'fetch back': {
      const way = going.shift();
      if (way) ledger.arrived += acceptAll(desk, way.key, { more: -step.lost * 1_000, back: true }) / 1_000;
      return;
    }
    case 'count': {
      const before = left(ledger);
      countTo(desk, salt.id, step.pieces * 1_000);
      ledger.found += Math.max(0, step.pieces - before);
      ledger.lost += Math.max(0, before - step.pieces);
      return;
    }
    case 'wait a week':
      desk.setClock(desk.clock() + 7 * DAY);
  }
}

const packsIn = (product: ProductId): number => (product === basket.id ? 2 : 1);

/** The first lots keep two weeks and four, the last longer than any history. */
function keeping(desk: TestDesk, code: number): { readonly code: string; readonly expires?: Day } {
  if (code === 2) return { code: 'L-2' };
  const expires = dayOf((desk.clock() + (code + 1) * 14 * DAY) as Instant);
  return { code: `L-${code} ${expires}`, expires };
}

/** One that is known by then, or none. */
function knownLot({ db }: TestDesk, nth: number): LotId | null {
  return lotsOf(db, salt.id)[nth]?.lot.id ?? null;
}

/** The centre tells of packs that another outlet sent here, of a lot of that outlet's or of none. */
function hearOf(desk: TestDesk, pieces: number, nth: number): TransferKey {
  const { quantity: sent, ...theirs } = ofLot(nth, pieces * 1_000);
  // Nobody here gave it its code: one of this outlet's that says another day would rightly be asked about.
  const lot = { ...theirs, code: `CM02 ${theirs.code}` };
  const line = { product: salt.id, name: salt.name, unit: salt.unit, quantity: sent, ...(nth > 0 && { lot }) };
  const key = { device: newId<DeviceId>(desk), entry: newId(desk) };
  const row: ToldTransfer = {
    kind: 'transfer',
    ...key,
    till: 1,
    at: desk.clock(),
    sent: {
      number: 'CM02-1-CK000001',
      day: dayOf(desk.clock()),
      by: 'Tư',
      from: PARTNER,
      to: ownName(desk.db),
      paper: 'internal',
      lines: [line],
    },
    arrivals: [],
  };
  desk.db.write((db) => keepStockRow(db, row));
  return key;
}

const sumOf = (each: readonly number[]): number => each.reduce((sum, one) => sum + one, 0);

/** What the till says of each kind of movement, in packs. */
function movedAt({ db }: TestDesk): Record<string, number> {
  const moved = movedByKind(db, salt.id);
  const kinds = new Set(moved.map(({ kind }) => kind));
  return Object.fromEntries(
    [...kinds].map((kind) => [
      kind,
      sumOf(moved.filter((each) => each.kind === kind).map((each) => each.quantity)) / 1_000,
    ]),
  );
}

test('for any history on hand is received + arrived + returned + found − sold − sent − written off − lost, by lot and in all, and rebuilt the same', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const history = begin();
      for (const step of steps) make(history, step);
      const { desk, ledger, coming, going } = history;

      const shelf = onTheShelf(desk.db);
      expect(shelf).toEqual(countedByHand(desk));
      expect(inAll(shelf, salt.id)).toBe(left(ledger) * 1_000);
      expect(checkProjections(desk.db).differed).toEqual([]);
      const [row] = listStock(desk.db, dayOf(desk.clock()), { text: 'muoi ba thac', limit: 1, offset: 0 }).products;
      expect(row).toMatchObject({
        product: salt.id,
        onHand: left(ledger) * 1_000,
        coming: sumOf(coming.map(({ pieces }) => pieces)) * 1_000,
        going: sumOf(going.map(({ pieces }) => pieces)) * 1_000,
      });
      const moved = movementsOf(desk.db, desk.signer.device, { product: salt.id, limit: 200, offset: 0 });
      expect(sumOf(moved.map((each) => each.quantity))).toBe(left(ledger) * 1_000);
      const { received, arrived, returned, found, sold, sent, writtenOff, lost } = ledger;
      const byKind = {
        'goods-received': received,
        'goods-arrived': arrived,
        return: returned,
        sale: -sold,
        'goods-sent': -sent,
        'goods-written-off': -writtenOff,
        'stock-adjusted': found - lost,
      };
      expect({ ...NOTHING, ...movedAt(desk) }).toEqual({ ...NOTHING, ...withoutMinusNothing(byKind) });
      desk.db.close();
    }),
    { numRuns: 25 },
  );
}, 60_000);

const KINDS = [
  'goods-received',
  'goods-arrived',
  'return',
  'sale',
  'goods-sent',
  'goods-written-off',
  'stock-adjusted',
];
const NOTHING = Object.fromEntries(KINDS.map((kind) => [kind, 0]));

/** −0 is 0. */
function withoutMinusNothing(sums: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(sums).map(([kind, sum]) => [kind, sum + 0]));
}
