import { expect, test } from 'vitest';
import { entryOf } from '../../../src/main/db/journal.ts';
import { looseOf, lotsOf } from '../../../src/main/db/stock.ts';
import { stockPapers } from '../../../src/main/db/stockPapers.ts';
import { closeCount, countResult, dropCount } from '../../../src/main/till/closeCount.ts';
import { beginCount, knownCount, listCounts } from '../../../src/main/till/count.ts';
import { draftLines, handIn, scanCounted, setCounted } from '../../../src/main/till/countGoods.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import type { CountId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import type { CountScope } from '../../../src/shared/stock/counted.ts';
import { aDesk, done, driedShrimp, MORNING, salt, sell, type TestDesk, withShift } from '../../support/aDesk.ts';
import { aPrice } from '../../support/aProduct.ts';
import { huongsHand, lansHand, withLeave } from '../../support/hands.ts';

const SHOP: CountScope = { kind: 'shop' };

function begin(desk: TestDesk, scope = SHOP, blind = false): CountId {
  const count = newId<CountId>(desk);
  done(beginCount(desk, { count, scope, blind }, lansHand));
  return count;
}

const scan = (desk: TestDesk, count: CountId, id: string, code = must(salt.codes[0], 'a code')) =>
  scanCounted(desk, { count, place: 'Kệ', recount: false, code, scan: id }, lansHand);

function set(desk: TestDesk, count: CountId, thousandths: number | null, product = salt.id) {
  return setCounted(desk, { count, place: 'Kệ', recount: false, product, lot: null, quantity: thousandths }, lansHand);
}

function receive(desk: TestDesk, pieces: number): void {
  const terms = { kind: 'consigned', perMille: 150 } as const;
  const line = { product: salt.id, quantity: pieces * 1_000, code: 'L-1', owner: salt.producer, terms };
  done(receiveGoods(desk, { id: newId(desk), lines: [line] }, huongsHand));
}

const close = (desk: TestDesk, count: CountId, hand = huongsHand, id = newId(desk)) =>
  closeCount(desk, { count, id, reason: 'Kiểm kê', uncounted: 'leave' }, hand);

test('each scan is one more, once; it lies on the disk until it is handed in', () => {
  const desk = aDesk();
  const count = begin(desk);
  for (const id of ['a', 'b', 'b', 'c']) done(scan(desk, count, id));
  const known = must(knownCount(desk.db, desk, count), 'the count');
  expect(draftLines(desk, known, lansHand)).toMatchObject([{ quantity: 3_000, place: 'Kệ', onHand: 0 }]);
  expect(draftLines(desk, known, huongsHand)).toEqual([]);
  const id = newId(desk);
  expect(done(handIn(desk, { count, id }, lansHand))).toEqual({ sheets: 1, lines: 1 });
  // Sent twice, it is handed in once.
  done(scan(desk, count, 'd'));
  expect(done(handIn(desk, { count, id }, lansHand))).toEqual({ sheets: 0, lines: 0 });
  expect(listCounts(desk)).toMatchObject([{ sheets: 1, lines: 1, drafted: 1, closed: null, till: null }]);
});

test('a count begun twice is one, and so is one closed twice', () => {
  const desk = aDesk();
  receive(desk, 5);
  const count = begin(desk);
  done(beginCount(desk, { count, scope: SHOP, blind: true }, lansHand));
  expect(listCounts(desk)).toMatchObject([{ count, blind: false }]);
  done(set(desk, count, 4_000));
  done(handIn(desk, { count, id: newId(desk) }, lansHand));
  const id = newId(desk);
  const first = done(close(desk, count, huongsHand, id));
  expect(first.number).toMatch(/-KK000001$/);
  expect(close(desk, count, huongsHand, id)).toEqual(first);
  expect(close(desk, count)).toEqual({ refused: 'count-over', number: first.number });
  expect(lotsOf(desk.db, salt.id)).toMatchObject([{ onHand: 4_000 }]);
  expect(rebuild(desk.db).differed).toEqual([]);
});

test('the paper of a closed count is found among the other papers of goods, newest first and by its number', () => {
  const desk = aDesk();
  receive(desk, 5);
  const count = begin(desk);
  done(set(desk, count, 4_000));
  done(handIn(desk, { count, id: newId(desk) }, lansHand));
  const { entry, number } = done(close(desk, count));
  const found = stockPapers(desk.db, desk.signer.device, '', 10);
  expect(found.map((paper) => paper.number)).toEqual([number, expect.stringMatching(/-NK000001$/)]);
  expect(stockPapers(desk.db, desk.signer.device, 'kk000001', 10)).toMatchObject([{ entry, number, by: 'Hương' }]);
});

test('goods go on being sold between the count and its closing', () => {
  const desk = withShift(aDesk());
  receive(desk, 5);
  const count = begin(desk);
  desk.setClock(MORNING + 60_000);
  done(set(desk, count, 4_000));
  done(handIn(desk, { count, id: newId(desk) }, lansHand));
  desk.setClock(MORNING + 120_000);
  sell(desk);
  expect(done(countResult(desk, { count }, huongsHand)).differences).toMatchObject([
    { counted: 4_000, expected: 5_000, worth: -aPrice().price },
  ]);
  done(close(desk, count));
  const held = lotsOf(desk.db, salt.id).reduce((sum, { onHand }) => sum + onHand, looseOf(desk.db, salt.id) as number);
  expect(held).toBe(3_000);
});

test('what is not handed in keeps a count open; what nobody counted is left, or taken for gone', () => {
  const desk = aDesk();
  receive(desk, 5);
  const count = begin(desk);
  expect(close(desk, count)).toEqual({ refused: 'nothing-counted' });
  done(set(desk, count, 350, driedShrimp.id));
  expect(close(desk, count)).toEqual({ refused: 'count-not-handed-in', count: 1 });
  done(handIn(desk, { count, id: newId(desk) }, lansHand));
  expect(done(countResult(desk, { count }, huongsHand))).toMatchObject({
    products: 1,
    differences: [{ product: driedShrimp.id, counted: 350, expected: 0 }],
    uncounted: [{ product: salt.id, onHand: 5_000 }],
  });
  done(closeCount(desk, { count, id: newId(desk), reason: 'Mất', uncounted: 'gone' }, huongsHand));
  expect(lotsOf(desk.db, salt.id)).toMatchObject([{ onHand: 0 }]);
  expect(looseOf(desk.db, driedShrimp.id)).toBe(350);
});

test('closing needs leave, which the entry names; so does what a blind count came to; counting needs none', () => {
  const desk = aDesk();
  receive(desk, 5);
  const count = begin(desk, SHOP, true);
  expect(done(set(desk, count, 5_000)).line).not.toHaveProperty('onHand');
  done(handIn(desk, { count, id: newId(desk) }, lansHand));
  const asked = { refused: 'needs-approval', right: 'count-stock-close' };
  expect(countResult(desk, { count }, lansHand)).toEqual(asked);
  expect(close(desk, count, lansHand)).toEqual(asked);
  const { entry } = done(close(desk, count, withLeave()));
  const { body } = must(entryOf(desk.db, desk.signer.device, entry), 'its entry');
  expect(JSON.parse(body)).toMatchObject({ by: 'Lan', approvedBy: { name: 'Hương' }, lines: [], products: 1 });
});

test('goods of another category are not counted, nor half a pack, nor less than nothing', () => {
  const desk = aDesk();
  const count = begin(desk, { kind: 'category', category: 'Tôm khô' });
  expect(set(desk, count, 1_000)).toEqual({ refused: 'outside-count', name: salt.name });
  const all = begin(desk);
  expect(set(desk, all, 500)).toEqual({ refused: 'not-weighed' });
  expect(set(desk, all, -1_000)).toEqual({ refused: 'absurd-quantity' });
  expect(done(set(desk, all, null))).toEqual({ line: null });
});

test('a count that is given up books nothing', () => {
  const desk = aDesk();
  receive(desk, 5);
  const count = begin(desk);
  done(set(desk, count, 1_000));
  done(handIn(desk, { count, id: newId(desk) }, lansHand));
  done(dropCount(desk, { count, id: newId(desk), reason: 'Đếm nhầm' }, huongsHand));
  expect(lotsOf(desk.db, salt.id)).toMatchObject([{ onHand: 5_000 }]);
  expect(listCounts(desk)).toMatchObject([{ closed: { dropped: true } }]);
});

test('nobody counts while training is on, nor for a month', () => {
  const desk = withShift(aDesk());
  const count = begin(desk);
  desk.setClock(MORNING + 31 * 86_400_000);
  expect(countResult(desk, { count }, huongsHand)).toEqual({ refused: 'count-too-old' });
  done(switchTraining(desk, true, huongsHand));
  expect(scan(desk, count, 'a')).toEqual({ refused: 'training-on' });
  expect(beginCount(desk, { count: newId<CountId>(desk), scope: SHOP, blind: true }, lansHand)).toEqual({
    refused: 'training-on',
  });
});
