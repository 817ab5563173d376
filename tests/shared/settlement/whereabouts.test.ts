import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/shared/day.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { bringsOf } from '../../../src/shared/settlement/brings.ts';
import { plus } from '../../../src/shared/settlement/counted.ts';
import { leftOf, NOT_SETTLED, NOTHING, type Settled, type Sums } from '../../../src/shared/settlement/statement.ts';
import { closedWith, statementOf } from '../../../src/shared/settlement/statementOf.ts';
import { whereabouts } from '../../../src/shared/settlement/whereabouts.ts';
import type { Lot } from '../../../src/shared/stock/lot.ts';
import { movedBy, type StockEntry } from '../../../src/shared/stock/moved.ts';
import { WriteOffWhy } from '../../../src/shared/stock/writtenOff.ts';
import { MORNING } from '../../support/aDesk.ts';
import { ofLot, returnOf, saleOf } from '../../support/stockEntries.ts';

const DAY = '2026-11-23' as Day;
const { quantity: _, ...lot } = ofLot(1, 1);
const about = { product: 'sp-1' as Lot['product'], name: 'Sản phẩm sp-1', unit: 'gói', lot };
const document = { number: 'BL01-1-XX000001', day: DAY, by: 'Hương' };

/** One entry that moves so much of the lot, in each of the ways there are. */
function anEntry(how: string, moved: number): StockEntry {
  const goods = { product: 'sp-1', quantity: moved, lots: [ofLot(1, moved)] };
  const line = { ...about, quantity: quantity(moved) };
  switch (how) {
    case 'sale':
      return { kind: 'sale', body: saleOf(MORNING, 'BL01-1-000001', [goods]) };
    case 'to-stock':
    case 'to-write-off':
      return {
        kind: 'return',
        body: returnOf(MORNING, 'BL01-1-R000001', [{ ...goods, to: how === 'to-stock' ? 'stock' : 'write-off' }]),
      };
    case 'received':
      return {
        kind: 'goods-received',
        body: { ...document, lines: [{ ...line, lot: { ...lot, product: about.product } }] },
      };
    case 'sent':
      return { kind: 'goods-sent', body: { ...document, lines: [line] } } as unknown as StockEntry;
    case 'arrived':
      return {
        kind: 'goods-arrived',
        body: { ...document, lines: [{ ...line, sent: quantity(moved + 1_000), arrived: quantity(moved) }] },
      } as unknown as StockEntry;
    case 'found':
    case 'lost':
      return {
        kind: 'stock-adjusted',
        body: {
          ...document,
          lines: [{ ...about, differences: [{ lot, quantity: quantity(how === 'found' ? moved : -moved) }] }],
        },
      } as unknown as StockEntry;
    default:
      return { kind: 'goods-written-off', body: { ...document, why: WriteOffWhy.parse(how), lines: [line] } };
  }
}

const HOW = [
  'sale',
  'to-stock',
  'to-write-off',
  'received',
  'sent',
  'arrived',
  'found',
  'lost',
  ...WriteOffWhy.options,
];
const anyEntries = fc.array(
  fc.tuple(fc.constantFrom(...HOW), fc.integer({ min: 1, max: 9_999 })).map(([how, moved]) => anEntry(how, moved)),
  { maxLength: 25 },
);

const sumsOf = (entries: readonly StockEntry[]): Sums =>
  entries.flatMap(bringsOf).reduce((sums, brings) => plus(sums, brings.sums), NOTHING);
const onShelf = (entries: readonly StockEntry[]): number =>
  entries.flatMap(movedBy).reduce((sum, moved) => sum + moved.quantity, 0);

function lineFor(all: Sums, settled: Settled) {
  const head = {
    producer: lot.owner,
    from: null,
    until: DAY,
    before: { payable: dong(0), paid: dong(0) },
    asOf: [],
    heard: [],
    perMille: null,
  };
  return statementOf(head, [{ ...about, all, settled, left: quantity(1) }]).lines[0];
}

describe('what became of an owner’s goods', () => {
  test('whatever happened to them, comes to what the books have on the shelf', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(leftOf(sumsOf(entries))).toBe(onShelf(entries));
      }),
    );
  });

  test('in whatever periods they are settled, each begins with what the one before left, and adds up', () => {
    fc.assert(
      fc.property(anyEntries, anyEntries, (before, after) => {
        const settled = { ...NOT_SETTLED, ...sumsOf(before) };
        const line = lineFor(sumsOf([...before, ...after]), settled);
        if (!line) throw new Error('there is a line, for something is left');
        const goods = whereabouts(line);
        expect([goods?.opened, goods?.closed]).toEqual([onShelf(before), onShelf([...before, ...after])]);
        const gone = goods?.gone.reduce((sum, each) => sum + each.quantity, 0) ?? 0;
        expect((goods?.opened ?? 0) + (goods?.came ?? 0) - gone).toBe(goods?.closed);
      }),
    );
  });

  test('is told by why it was', () => {
    const entries = [
      anEntry('received', 20_000),
      anEntry('sale', 8_000),
      anEntry('to-stock', 1_000),
      anEntry('to-write-off', 1_000),
      anEntry('expired', 3_000),
      anEntry('to-producer', 2_000),
      anEntry('theft', 1_000),
    ];
    const line = lineFor(sumsOf(entries), NOT_SETTLED);
    expect(line && whereabouts(line)).toEqual({
      opened: 0,
      came: 20_000,
      gone: [
        { how: 'sold', quantity: 6_000 },
        { how: 'back', quantity: 2_000 },
        { how: 'expired', quantity: 3_000 },
        { how: 'theft', quantity: 1_000 },
        { how: 'spoilt', quantity: 1_000 },
      ],
      closed: 7_000,
    });
  });

  test('is not told of goods that were bought in, nor where a settlement of before does not say it', () => {
    const line = lineFor(sumsOf([anEntry('received', 5_000)]), NOT_SETTLED);
    if (!line) throw new Error('there is a line');
    const { opened, ...unsaid } = line;
    expect(opened).toBe(0);
    expect(closedWith(unsaid)).toBeUndefined();
    expect(whereabouts({ ...line, terms: { kind: 'bought', cost: dong(1) } })).toBeUndefined();
  });
});
