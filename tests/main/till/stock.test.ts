import { describe, expect, test } from 'vitest';
import { entryOf } from '../../../src/main/db/journal.ts';
import { movementsOf, toldOf } from '../../../src/main/db/movementList.ts';
import { looseOf, lotsOf } from '../../../src/main/db/stock.ts';
import { listStock } from '../../../src/main/db/stockList.ts';
import { keepStockRow } from '../../../src/main/db/toldStock.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { writeOffGoods } from '../../../src/main/till/writeOffGoods.ts';
import type { ToReceive } from '../../../src/shared/contract/stock.ts';
import type { Day, Instant } from '../../../src/shared/day.ts';
import { type DeviceId, type EntryId, LotId, type ProducerId, ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import type { Lot } from '../../../src/shared/stock/lot.ts';
import { aDesk, done, driedShrimp, salt, sell, type TestDesk, withShift } from '../../support/aDesk.ts';
import { huongsHand, lansHand, withLeave } from '../../support/hands.ts';

const TODAY = '2026-11-23' as Day;
const owner = salt.producer;
const packs = (pieces: number, more: Partial<ToReceive> = {}): ToReceive => ({
  product: salt.id,
  quantity: pieces * 1_000,
  code: 'L-1',
  expires: '2027-06-30' as Day,
  owner,
  terms: { kind: 'consigned', perMille: 150 },
  ...more,
});

function receive(desk: TestDesk, lines: readonly ToReceive[], id: EntryId = newId(desk)) {
  return receiveGoods(desk, { id, lines: [...lines] }, huongsHand);
}

function writeOff(desk: TestDesk, lot: LotId | null, thousandths: number) {
  const lines = [{ product: salt.id, lot, quantity: thousandths }];
  return writeOffGoods(desk, { id: newId(desk), why: 'damaged', lines }, huongsHand);
}

const whys = (result: ReturnType<typeof receive>): unknown =>
  'refused' in result && result.refused === 'goods-questioned'
    ? result.questions.map(({ line, why }) => [line, why])
    : result;

const held = (desk: TestDesk): number[] =>
  lotsOf(desk.db, salt.id)
    .map(({ onHand }) => onHand)
    .toSorted((a, b) => a - b);

describe('goods that come in', () => {
  test('are a lot, and the same again is more of it', () => {
    const desk = aDesk();
    expect(done(receive(desk, [packs(10)])).number).toMatch(/-NK000001$/);
    expect(done(receive(desk, [packs(5), packs(1)])).number).toMatch(/-NK000002$/);
    expect(lotsOf(desk.db, salt.id)).toMatchObject([{ lot: { code: 'L-1', owner: { id: owner } }, onHand: 16_000 }]);
  });

  test('on other terms, or for another last day that somebody looked at, are another lot', () => {
    const desk = aDesk();
    done(receive(desk, [packs(10), packs(2, { terms: { kind: 'bought', cost: dong(15_000) } })]));
    const later = packs(3, { expires: '2027-07-31' as Day });
    expect(whys(receive(desk, [later]))).toEqual([[1, 'other-day']]);
    done(receive(desk, [{ ...later, isAnother: true }]));
    expect(held(desk)).toEqual([2_000, 3_000, 10_000]);
  });

  test('twice in one document with different last days are asked about', () => {
    const desk = aDesk();
    expect(whys(receive(desk, [packs(1), packs(1, { expires: '2027-07-31' as Day })]))).toEqual([[2, 'other-day']]);
    expect(held(desk)).toEqual([]);
  });

  test('are more of a lot that another till received', () => {
    const desk = aDesk();
    const { db } = desk;
    const lot: Lot = {
      id: LotId.parse('0192f0c1-2a00-7000-8000-0000000000dd'),
      product: salt.id,
      code: 'L-1',
      expires: '2027-06-30' as Day,
      owner: { id: owner, name: 'HTX' },
      terms: { kind: 'consigned', perMille: 150 },
    };
    const device = newId<DeviceId>(desk);
    const other = {
      kind: 'held' as const,
      device,
      till: 2,
      product: salt.id,
      lot: lot.id,
      onHand: quantity(4_000),
      seq: 3,
    };
    db.write((writing) => {
      keepStockRow(writing, { kind: 'lot', lot, receivedAt: 5 as Instant });
      keepStockRow(writing, other);
    });
    done(receive(desk, [packs(6)]));
    expect(lotsOf(db, salt.id)).toMatchObject([{ lot, onHand: 10_000 }]);
    expect(toldOf(db, salt.id)).toEqual([{ till: 2, lot: lot.id, onHand: 4_000 }]);
  });

  test('come in once, however often they are sent, and what stands in the journal is answered', () => {
    const desk = aDesk();
    const id = newId(desk);
    const first = done(receive(desk, [packs(10)], id));
    expect(receive(desk, [packs(99), packs(1)], id)).toEqual(first);
    expect(held(desk)).toEqual([10_000]);
  });

  test('are all asked about, line by line, and none comes in while one is wrong', () => {
    const desk = aDesk();
    const asked = [
      packs(1),
      packs(0),
      packs(1, { quantity: 1_500 }),
      packs(1, { product: ProductId.parse('NONE') }),
      packs(1, { owner: 'NOBODY' as ProducerId }),
      packs(1, { expires: '2026-01-01' as Day }),
      packs(1, { expires: '2127-01-01' as Day }),
      packs(20_000),
    ];
    expect(whys(receive(desk, asked))).toEqual([
      [2, 'absurd-quantity'],
      [3, 'not-weighed'],
      [4, 'no-such-product'],
      [5, 'no-such-owner'],
      [6, 'past-its-day'],
      [7, 'absurd-day'],
      [8, 'absurd-quantity'],
    ]);
    expect(desk.db.all('SELECT * FROM stock')).toEqual([]);
  });

  test('need leave, which the entry names, and no shift', () => {
    const desk = aDesk();
    const lines = [packs(1)];
    expect(receiveGoods(desk, { id: newId(desk), lines }, lansHand)).toEqual({
      refused: 'needs-approval',
      right: 'receive-goods',
    });
    const { entry } = done(receiveGoods(desk, { id: newId(desk), lines }, withLeave()));
    const { body } = must(entryOf(desk.db, desk.signer.device, entry), 'its entry');
    expect(JSON.parse(body)).toMatchObject({ by: 'Lan', approvedBy: { name: 'Hương' } });
  });

  test('are not practised with', () => {
    const desk = withShift(aDesk());
    done(switchTraining(desk, true, huongsHand));
    expect(receive(desk, [packs(1)])).toEqual({ refused: 'training-on' });
    expect(writeOff(desk, null, 1_000)).toEqual({ refused: 'training-on' });
  });
});

describe('goods written off', () => {
  test('leave their lot, or what no lot is known for, also below nothing', () => {
    const desk = aDesk();
    done(receive(desk, [packs(2)]));
    const lot = lotsOf(desk.db, salt.id)[0]?.lot.id as LotId;
    expect(done(writeOff(desk, lot, 3_000)).number).toMatch(/-XH000001$/);
    done(writeOff(desk, null, 1_000));
    expect([held(desk), looseOf(desk.db, salt.id)]).toEqual([[-1_000], -1_000]);
  });

  test('are of a lot of theirs', () => {
    const desk = aDesk();
    done(receive(desk, [packs(2, { product: driedShrimp.id, quantity: 355 })]));
    const lot = lotsOf(desk.db, driedShrimp.id)[0]?.lot.id as LotId;
    expect(writeOff(desk, lot, 1_000)).toMatchObject({
      refused: 'goods-questioned',
      line: 1,
      questions: [{ why: 'no-such-lot' }],
    });
  });
});

test('the list says what is on hand, of how many lots, what expires first and when it moved; its movements lie behind it', () => {
  const desk = withShift(aDesk());
  done(receive(desk, [packs(2), packs(3, { code: 'L-2', expires: '2027-01-31' as Day })]));
  sell(desk);
  rebuild(desk.db);
  const { products, total } = listStock(desk.db, TODAY, { text: '', limit: 50, offset: 0 });
  expect(total).toBe(products.length);
  const row = products.find(({ product }) => product === salt.id);
  expect(row).toMatchObject({ onHand: 4_000, lots: 2, expires: '2027-01-31', movedOn: '2026-11-23' });
  expect(listStock(desk.db, TODAY, { text: 'muoi', limit: 50, offset: 0 }).products).toEqual([row]);
  const movements = movementsOf(desk.db, desk.signer.device, { product: salt.id, limit: 9, offset: 0 });
  expect(movements.map(({ kind, quantity: moved }) => [kind, moved])).toEqual([
    ['sale', -1_000],
    ['goods-received', 2_000],
    ['goods-received', 3_000],
  ]);
});
