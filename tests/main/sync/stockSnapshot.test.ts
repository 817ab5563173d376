import { describe, expect, test } from 'vitest';
import { stockFeed } from '../../../src/main/db/toldStock.ts';
import type { Instant } from '../../../src/shared/day.ts';
import type { DeviceId, LotId, OutletId, ProducerId, ProductId } from '../../../src/shared/id.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import type { StockRow, ToldHeld } from '../../../src/shared/stock/told.ts';
import type { StockPage } from '../../../src/shared/sync/protocol.ts';
import { BAC_LIEU } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';
import { aScriptedCentre, type ScriptedCentre } from './scriptedCentre.ts';

const OTHER = '00000000-0000-7a1b-8c2d-000000000002' as DeviceId;
const LOT = '01a1382b-f039-727f-a2a9-9c5521136d79' as LotId;

const held = (product: string, onHand: number, more: Partial<ToldHeld> = {}): StockRow => ({
  kind: 'held',
  device: OTHER,
  till: 2,
  product: product as ProductId,
  lot: null,
  onHand: quantity(onHand),
  seq: 10,
  ...more,
});

const aLot: StockRow = {
  kind: 'lot',
  lot: {
    id: LOT,
    product: 'muoi' as ProductId,
    code: 'L-07',
    owner: { id: 'ct-1' as ProducerId, name: 'Chủ thể 1' },
    terms: { kind: 'consigned', perMille: 150 },
  },
  receivedAt: 1 as Instant,
};

/** Answers the next pulls with these pages of the stock feed, one each, and then with no news. */
function tell({ script }: ScriptedCentre, pages: readonly (Partial<StockPage> | 'line-breaks')[]): void {
  const waiting = [...pages];
  script.pull = ({ cursor, stock }) => {
    const nothing = { after: cursor.n, upTo: cursor.n, more: false, changes: [] };
    const page = waiting.shift();
    if (page === 'line-breaks') return page;
    const after = stock?.n ?? 0;
    return { ...nothing, stock: { outlet: BAC_LIEU.id, after, upTo: after, more: false, rows: [], ...page } };
  };
}

const shelves = ({ db }: SyncedTill) =>
  Object.fromEntries(
    db
      .all<{ product: string; on_hand: number }>('SELECT product, on_hand FROM told_stock')
      .map((row) => [row.product, row.on_hand]),
  );

async function aPair(): Promise<{ centre: ScriptedCentre; till: SyncedTill }> {
  const centre = await aScriptedCentre();
  return { centre, till: await aSyncedTill({ url: centre.url, code: 'AAAA' }) };
}

describe('what a till is told of stock', () => {
  test('takes away, with the last page of a snapshot and not before, what that snapshot did not tell', async () => {
    const { centre, till } = await aPair();
    tell(centre, [{ after: 0, upTo: 5, rows: [aLot, held('muoi', 1_000), held('tom', 2_000)] }]);
    expect(await till.sync.once()).toBe('ok');
    expect(shelves(till)).toEqual({ muoi: 1_000, tom: 2_000 });

    tell(centre, [{ after: 0, upTo: 7, more: true, rows: [held('muoi', 3_000, { seq: 12 })] }, 'line-breaks']);
    expect(await till.sync.once()).toBe('unreachable');
    expect(shelves(till)).toEqual({ muoi: 3_000, tom: 2_000 });
    expect(till.db.all('SELECT lot FROM told_lot')).toEqual([{ lot: LOT }]);

    tell(centre, [{ after: 7, upTo: 9, rows: [held('ruoc', 500)] }]);
    expect(await till.sync.once()).toBe('ok');
    expect(shelves(till)).toEqual({ muoi: 3_000, ruoc: 500 });
    expect(till.db.all('SELECT lot FROM told_lot')).toEqual([]);
    expect(stockFeed(till.db)).toEqual({ centre: 'c1', outlet: BAC_LIEU.id, n: 9 });
  });

  test('counts where it says as much of the other till as is known, and is older where it says less', async () => {
    const { centre, till } = await aPair();
    tell(centre, [{ after: 0, upTo: 5, rows: [held('muoi', 1_000), held('tom', 2_000)] }]);
    await till.sync.once();
    // A centre restored from its backup has counted less of that till, and tells all it has.
    centre.script.centre = 'c2';
    tell(centre, [{ after: 0, upTo: 2, rows: [held('muoi', 9_000, { seq: 4 }), held('tom', 5_000)] }]);
    await till.sync.once();
    expect(shelves(till)).toEqual({ muoi: 1_000, tom: 5_000 });
  });

  test('is the same however often it is told', async () => {
    const { centre, till } = await aPair();
    const page = { after: 0, upTo: 5, rows: [aLot, held('muoi', 1_000), held('muoi', 700, { lot: LOT })] };
    tell(centre, [page, page]);
    await till.sync.once();
    const once = till.db.all('SELECT product, lot, on_hand FROM told_stock');
    await till.sync.once();
    expect(till.db.all('SELECT product, lot, on_hand FROM told_stock')).toEqual(once);
    expect(once).toHaveLength(2);
  });

  test.each<[string, Partial<StockPage>]>([
    ['of another outlet', { outlet: 'khac' as OutletId, rows: [held('muoi', 9_000)] }],
    ['that follows what it has not heard', { after: 77, upTo: 78, rows: [held('muoi', 9_000)] }],
  ])('%s changes nothing, neither of stock nor of the catalogue', async (_, page) => {
    const { centre, till } = await aPair();
    tell(centre, [{ after: 0, upTo: 5, rows: [held('muoi', 1_000)] }]);
    await till.sync.once();
    tell(centre, [page]);
    expect(await till.sync.once()).toBe('refused');
    expect(shelves(till)).toEqual({ muoi: 1_000 });
    expect(stockFeed(till.db).n).toBe(5);
  });

  test('stays where a centre of before there was stock says nothing of it', async () => {
    const { centre, till } = await aPair();
    tell(centre, [{ after: 0, upTo: 5, rows: [held('muoi', 1_000)] }]);
    await till.sync.once();
    centre.script.pull = ({ cursor }) => ({ after: cursor.n, upTo: cursor.n, more: false, changes: [] });
    expect(await till.sync.once()).toBe('ok');
    expect(shelves(till)).toEqual({ muoi: 1_000 });
  });
});
