import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { enrolment } from '../../src/main/db/enrolment.ts';
import { catchUpMovements } from '../../src/main/db/movement.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import type { TillDb } from '../../src/main/db/sqlite.ts';
import { keepStockRow } from '../../src/main/db/toldStock.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import { newId } from '../../src/main/till/desk.ts';
import { receiveGoods } from '../../src/main/till/receiveGoods.ts';
import { addDays, dayOf, type Instant } from '../../src/shared/day.ts';
import { type DeviceId, type LotId, type ProducerId, type ProductId, uuidTime, uuidv7 } from '../../src/shared/id.ts';
import { must } from '../../src/shared/must.ts';
import { quantity } from '../../src/shared/quantity.ts';
import type { Lot } from '../../src/shared/stock/lot.ts';
import { diceFrom } from '../support/benchCatalogue.ts';
import { done, MORNING } from '../support/counter.ts';
import { huongsHand } from '../support/hands.ts';
import { type BenchDesk, deskOf, prefill } from './shop.ts';

/** Lots of each product. */
export const LOTS = 3;
/** Sold before: what a busy till sells in four weeks. */
const SALES = 10_000;
const LINES = 500;

type Held = { readonly product: ProductId; readonly producer: ProducerId };

/**
 * Fills a new shop's shelves: of every product three lots, received at this till by its own operation, a third of a third of them told
 * by another till that sold some; and four weeks of sales.
 * @param till the till's folder
 */
export function fillShelves(till: string): TillDb {
  prefill(till, SALES);
  const db = openDatabase(join(till, DATABASE));
  db.raw.pragma('synchronous = OFF');
  const desk = deskOf(db, till);
  const goods = db.all<Held>('SELECT id AS product, producer FROM product ORDER BY number');
  receiveAll(desk, goods);
  tellOfAnother(db, goods);
  // They came out when the goods came in: no shop opens its list while 120 receipts of 500 lines wait for paper.
  db.write((writing) => writing.run('DELETE FROM print_job'));
  const { device } = must(enrolment(db), 'the enrolment');
  while (db.write((writing) => catchUpMovements(writing, device, 5_000)) > 0);
  return db;
}

function receiveAll(desk: BenchDesk, goods: readonly Held[]): void {
  const dice = diceFrom(23);
  const today = dayOf(desk.clock());
  for (let lot = 1; lot <= LOTS; lot += 1) {
    for (let from = 0; from < goods.length; from += LINES) {
      desk.wait(1_000);
      const lines = goods.slice(from, from + LINES).map(({ product, producer }) => ({
        product,
        quantity: 1_000 * (1 + Math.floor(dice() * 40)),
        code: `L${lot}-${from}`,
        expires: addDays(today, Math.floor(dice() * 700)),
        owner: producer,
        terms: { kind: 'consigned' as const, perMille: 150 },
      }));
      done(receiveGoods(desk, { id: newId(desk), lines }, huongsHand));
    }
  }
}

function tellOfAnother(db: TillDb, goods: readonly Held[]): void {
  const device = uuidv7(MORNING, randomBytes(10)) as DeviceId;
  db.write((writing) => {
    goods.forEach(({ product, producer }, at) => {
      if (at % 3 !== 0) return;
      const id = uuidv7(MORNING + at, randomBytes(10)) as LotId;
      const owner = { id: producer, name: 'Chủ thể' };
      const lot: Lot = { id, product, code: `Q2-${at}`, owner, terms: { kind: 'consigned', perMille: 100 } };
      keepStockRow(writing, { kind: 'lot', lot, receivedAt: uuidTime(id) as Instant });
      const held = { kind: 'held' as const, device, till: 1, product, seq: at + 1 };
      keepStockRow(writing, { ...held, lot: id, onHand: quantity(6_000) });
      keepStockRow(writing, { ...held, lot: null, onHand: quantity(-2_000) });
    });
  });
}
