import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { looseOf } from '../../../src/main/db/stock.ts';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { type Desk, newId } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow, scanIntoCart } from '../../../src/main/till/fillCart.ts';
import { beginPayment } from '../../../src/main/till/payCart.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { returnWithoutSlip } from '../../../src/main/till/returnGoods.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import type { Day } from '../../../src/shared/day.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import type { Destination } from '../../../src/shared/return/return.ts';
import { basket, withBasket } from '../../support/aBasket.ts';
import { aDesk, done, driedShrimp, MORNING, salt, withShift } from '../../support/aDesk.ts';
import {
  codesOf,
  grams,
  heldByCode,
  newest,
  newestSale,
  packs,
  payNow,
  receive,
  sellGoods,
  takeBack,
} from '../../support/goods.ts';
import { huongsHand } from '../../support/hands.ts';

/** A code that the producer prints on the salt. */
const GTIN = '08938507000006';

function withGtin<D extends Desk>(desk: D): D {
  const row = { ...salt, codes: [...salt.codes, GTIN] };
  desk.db.write((db) => applyChange(db, { kind: 'product', id: salt.id, row }));
  return desk;
}

const DAY = 86_400_000;

const soon = { expires: '2026-12-31' as Day };

const lotsSold = (desk: Desk) => newest(desk, 'sale').lines.map(({ lots }) => codesOf(lots));

describe('what is sold', () => {
  test('is taken from what expires first, and the books say so lot by lot', () => {
    const desk = withShift(aDesk());
    receive(desk, packs(10, 'L-2'), packs(2, 'L-1', soon));
    const { lines } = sellGoods(desk, [salt.id, 3_000]);
    expect(codesOf(lines[0]?.lots)).toEqual([
      ['L-1', 2_000],
      ['L-2', 1_000],
    ]);
    expect(heldByCode(desk)).toEqual({ 'L-1': 0, 'L-2': 9_000 });
    expect(looseOf(desk.db, salt.id)).toBe(0);
    expect(rebuild(desk.db).differed).toEqual([]);
  });

  test('of what never came in by the books is of no lot, and its entry is as it was before there were any', () => {
    const desk = withShift(aDesk());
    expect(sellGoods(desk, [salt.id, 3_000]).lines[0]).not.toHaveProperty('lots');
    receive(desk, packs(10, 'L-1'));
    sellGoods(desk, [driedShrimp.id, 355]);
    expect(newest(desk, 'sale').lines[0]).not.toHaveProperty('lots');
    expect([looseOf(desk.db, salt.id), looseOf(desk.db, driedShrimp.id)]).toEqual([-3_000, -355]);
  });

  test('more than the books have makes the last lot short, once what is of no lot is gone, too', () => {
    const desk = withShift(aDesk());
    putLoose(desk, 1);
    receive(desk, packs(1, 'L-1'));
    sellGoods(desk, [salt.id, 4_000]);
    expect([heldByCode(desk), looseOf(desk.db, salt.id)]).toEqual([{ 'L-1': -2_000 }, 0]);
  });

  test('in two lines of one sale is not taken twice', () => {
    const desk = withShift(withGtin(aDesk()));
    receive(desk, packs(2, 'L-1', soon), packs(2, 'L-2'));
    done(scanIntoCart(desk, GTIN));
    done(scanIntoCart(desk, GTIN));
    done(scanIntoCart(desk, `]C101${GTIN}10L-1`));
    payNow(desk);
    expect(lotsSold(desk)).toEqual([
      [
        ['L-1', 1_000],
        ['L-2', 1_000],
      ],
      [['L-1', 1_000]],
    ]);
  });

  test('in a gift basket is taken from the lots of what is in it', () => {
    const desk = withShift(withBasket(aDesk()));
    receive(desk, packs(3, 'L-1', soon), packs(9, 'L-2'), grams(5_000, 'T-1'));
    const { lines } = sellGoods(desk, [basket.id, 2_000]);
    expect(lines[0]).not.toHaveProperty('lots');
    expect(lines[0]?.parts?.map(({ lots }) => codesOf(lots))).toEqual([
      [
        ['L-1', 3_000],
        ['L-2', 1_000],
      ],
      [['T-1', 200]],
    ]);
    expect(heldByCode(desk)).toEqual({ 'L-1': 0, 'L-2': 8_000 });
    expect(rebuild(desk.db).differed).toEqual([]);
  });

  test('while practising is of no lot', () => {
    const desk = withShift(aDesk());
    receive(desk, packs(3, 'L-1'));
    done(switchTraining(desk, true, huongsHand));
    expect(sellGoods(desk, [salt.id, 1_000]).lines[0]).not.toHaveProperty('lots');
    expect(heldByCode(desk)).toEqual({ 'L-1': 3_000 });
  });

  test('is sold where its last day passed after it was paid for on the screen', () => {
    const desk = withShift(aDesk());
    receive(desk, packs(3, 'L-1', { expires: '2026-11-23' as Day }));
    sellGoods(desk, [salt.id, 1_000]);
    done(addProduct(desk, salt.id, ONE));
    done(beginPayment(desk, { sale: cartNow(desk).sale }, huongsHand));
    desk.setClock(MORNING + DAY);
    payNow(desk);
    expect(heldByCode(desk)).toEqual({ 'L-1': 1_000 });
  });

  test('by the label of its lot is taken from that first, then as ever, and the lot it names is short', () => {
    const desk = withShift(withGtin(aDesk()));
    receive(desk, packs(2, 'L-1', soon), packs(2, 'L-2'));
    done(scanIntoCart(desk, `]C101${GTIN}10L-2`, { times: 5 }));
    payNow(desk);
    expect(lotsSold(desk)).toEqual([
      [
        ['L-2', 3_000],
        ['L-1', 2_000],
      ],
    ]);
    expect(heldByCode(desk)).toEqual({ 'L-1': 0, 'L-2': -1_000 });
  });

  test('by a label that says only its last day is of a lot of that day', () => {
    const desk = withShift(withGtin(aDesk()));
    receive(desk, packs(2, 'L-1', soon), packs(2, 'L-2'));
    done(scanIntoCart(desk, `]C101${GTIN}17270630`));
    payNow(desk);
    expect(lotsSold(desk)).toEqual([[['L-2', 1_000]]]);
  });
});

describe('what comes back', () => {
  test('onto the shelf goes to the lots it was sold of, in their order, and thrown away to none', () => {
    const desk = withShift(aDesk());
    receive(desk, packs(2, 'L-1', soon), packs(2, 'L-2'));
    sellGoods(desk, [salt.id, 4_000]);
    expect(bringBack(desk, 1_000, 'stock')).toEqual([['L-1', 1_000]]);
    expect(heldByCode(desk)).toEqual({ 'L-1': 1_000, 'L-2': 0 });
    expect(bringBack(desk, 1_000, 'write-off')).toEqual([['L-1', 1_000]]);
    expect(bringBack(desk, 2_000, 'stock')).toEqual([['L-2', 2_000]]);
    expect(heldByCode(desk)).toEqual({ 'L-1': 1_000, 'L-2': 2_000 });
    expect(rebuild(desk.db).differed).toEqual([]);
  });

  test('of goods of which only some were of a lot are of none at the end', () => {
    const desk = withShift(aDesk());
    putLoose(desk, 2);
    receive(desk, packs(1, 'L-1'));
    sellGoods(desk, [salt.id, 3_000]);
    expect(lotsSold(desk)).toEqual([[['L-1', 1_000]]]);
    expect(bringBack(desk, 2_000, 'stock')).toEqual([['L-1', 1_000]]);
    expect(bringBack(desk, 1_000, 'stock')).toBeUndefined();
    expect([heldByCode(desk), looseOf(desk.db, salt.id)]).toEqual([{ 'L-1': 1_000 }, 2_000]);
  });

  test('of a gift basket goes to the lots of what was in it', () => {
    const desk = withShift(withBasket(aDesk()));
    receive(desk, packs(3, 'L-1', soon), packs(9, 'L-2'), grams(5_000, 'T-1'));
    sellGoods(desk, [basket.id, 2_000]);
    bringBack(desk, 1_000, 'stock');
    bringBack(desk, 1_000, 'stock');
    const [line] = newest(desk, 'return').lines;
    expect(line?.parts?.map(({ lots }) => codesOf(lots))).toEqual([
      [
        ['L-1', 1_000],
        ['L-2', 1_000],
      ],
      [['T-1', 100]],
    ]);
    expect([heldByCode(desk), heldByCode(desk, driedShrimp.id)]).toEqual([
      { 'L-1': 3_000, 'L-2': 9_000 },
      { 'T-1': 5_000 },
    ]);
  });

  test('is proved with the whole journal, by a reader that knows only its format', async () => {
    const desk = withShift(withBasket(aDesk()));
    receive(desk, packs(3, 'L-1', soon), packs(9, 'L-2'));
    sellGoods(desk, [basket.id, 2_000], [salt.id, 2_000]);
    bringBack(desk, 1_000, 'stock');
    bringBack(desk, 1_000, 'write-off');
    takeBack(desk, newestSale(desk), { line: 1, most: 1_000, to: 'stock' });
    const file = join(desk.folder, 'journal.jsonl');
    exportJournal(desk.db, file);
    expect(await verifyJournalFile(file)).toMatchObject({ faults: [], readToEnd: true });
  });
});

/** Packs of salt that somebody brought and nobody knows the lot of. */
function putLoose(desk: Desk, pieces: number): void {
  const goods = [{ product: salt.id, quantity: quantity(pieces * 1_000), to: 'stock' as const }];
  const refunds = [{ kind: 'cash' as const, amount: dong(pieces * 25_000) }];
  done(returnWithoutSlip(desk, { id: newId(desk), goods, refunds, reason: 'Khách đổi ý' }, huongsHand));
}

/** Some of the first line of what was sold last. @returns the lots it is of */
function bringBack(desk: Desk, most: number, to: Destination): ReturnType<typeof codesOf> {
  return codesOf(takeBack(desk, newestSale(desk), { line: 0, most, to })?.lines[0]?.lots);
}
