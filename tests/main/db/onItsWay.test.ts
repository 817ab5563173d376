import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { shelfGoods } from '../../../src/main/db/shelf.ts';
import { listStock } from '../../../src/main/db/stockList.ts';
import { beginStockSnapshot, endStockSnapshot, keepStockRow } from '../../../src/main/db/toldStock.ts';
import { ownName, transferOf } from '../../../src/main/db/transfer.ts';
import { acceptGoods } from '../../../src/main/till/acceptGoods.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { sendGoods } from '../../../src/main/till/sendGoods.ts';
import { listTransfers } from '../../../src/main/till/transferShown.ts';
import type { NamedOutlet } from '../../../src/shared/catalogue/outlet.ts';
import { type Day, dayOf } from '../../../src/shared/day.ts';
import type { DeviceId, LotId, OutletId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import type { TransferKey } from '../../../src/shared/stock/arrived.ts';
import type { ToldTransfer } from '../../../src/shared/stock/told.ts';
import { aDesk, done, salt, type TestDesk } from '../../support/aDesk.ts';
import { lotNamed, packs, receive } from '../../support/goods.ts';
import { huongsHand } from '../../support/hands.ts';
import { ofLot } from '../../support/stockEntries.ts';

const PARTNER: NamedOutlet = { id: 'cm02' as OutletId, code: 'CM02', name: 'Đối tác Cà Mau', address: 'Tân Thành' };
const day = '2026-11-23' as Day;

function aSendingDesk(): TestDesk {
  const desk = aDesk();
  desk.db.write((db) => applyChange(db, { kind: 'known-outlet', id: PARTNER.id, row: PARTNER }));
  return desk;
}

function send(desk: TestDesk, lot: LotId | null, pieces: number): TransferKey {
  const lines = [{ product: salt.id, lot, quantity: pieces * 1_000, evenIfShort: true as const }];
  const input = { id: newId(desk), to: PARTNER.id, paper: 'internal' as const, carriage: {}, lines };
  const { entry } = done(sendGoods(desk, input, huongsHand));
  return { device: desk.signer.device, entry };
}

/** What another outlet sent here: three packs of a lot nobody here knows, and one of none. */
function coming(desk: TestDesk): ToldTransfer {
  const { quantity: left, ...lot } = ofLot(7, 3_000);
  const loose = { product: salt.id, name: salt.name, unit: salt.unit, quantity: quantity(1_000) };
  const lines = [{ ...loose, quantity: left, lot }, loose];
  const sent = {
    number: 'CM02-1-CK000004',
    day,
    by: 'Tư',
    from: PARTNER,
    to: ownName(desk.db),
    paper: 'agent' as const,
    lines,
  };
  const key = { device: newId<DeviceId>(desk), entry: newId(desk) };
  return { kind: 'transfer', ...key, till: 1, at: desk.clock(), sent, arrivals: [] };
}

function tell(desk: TestDesk, row: ToldTransfer): void {
  desk.db.write((db) => keepStockRow(db, row));
}

/** As the centre tells what this till sent. */
function tellOwn(desk: TestDesk, of: TransferKey, arrivals: ToldTransfer['arrivals'] = []): void {
  const { told: _, ...row } = must(transferOf(desk.db, of), 'the transfer');
  tell(desk, { kind: 'transfer', ...row, arrivals });
}

function accept(desk: TestDesk, of: TransferKey, back = false) {
  const { lines } = must(transferOf(desk.db, of), 'the transfer').sent;
  const counted = lines.map((line) => ({ arrived: line.quantity }));
  return acceptGoods(desk, { id: newId(desk), of, ...(back && { back: true as const }), lines: counted }, huongsHand);
}

function shown(desk: TestDesk) {
  const { products } = listStock(desk.db, dayOf(desk.clock()), { text: '', show: 'way', limit: 9, offset: 0 });
  return products.map(({ product, onHand, coming: comes, going }) => [product, onHand, comes, going]);
}

const goods = (desk: TestDesk) => must(shelfGoods(desk.db, salt.id, day), 'salt');

describe('goods on their way', () => {
  test('that this till sent are told of at once, and no more once somebody there has accepted them', () => {
    const desk = aSendingDesk();
    receive(desk, packs(10, 'L-1'));
    expect(shown(desk)).toEqual([]);
    const of = send(desk, lotNamed(desk, salt.id, 'L-1'), 4);
    expect(shown(desk)).toEqual([[salt.id, 6_000, 0, 4_000]]);
    tellOwn(desk, of);
    expect(shown(desk)).toEqual([[salt.id, 6_000, 0, 4_000]]);
    expect(goods(desk).parts).toMatchObject([{ onHand: 6_000, coming: 0, going: 4_000 }]);
    expect(goods(desk).way).toMatchObject([{ ...of, direction: 'out', other: PARTNER, quantity: 4_000 }]);
    tellOwn(desk, of, [arrivalOf(desk, of)]);
    expect(shown(desk)).toEqual([]);
    expect(goods(desk).way).toEqual([]);
  });

  test('to this outlet are told of lot by lot, also of lots that nobody here knows, until this till accepts them', () => {
    const desk = aSendingDesk();
    const row = coming(desk);
    tell(desk, row);
    expect(shown(desk)).toEqual([[salt.id, 0, 4_000, 0]]);
    const { onHand, parts, way } = goods(desk);
    expect(onHand).toBe(0);
    expect(parts.map(({ lot, coming: comes }) => [lot?.code ?? null, comes])).toEqual([
      ['L-7', 3_000],
      [null, 1_000],
    ]);
    expect(way).toMatchObject([{ entry: row.entry, direction: 'in', other: PARTNER, quantity: 4_000 }]);
    done(accept(desk, row));
    expect(shown(desk)).toEqual([]);
    expect(goods(desk)).toMatchObject({ onHand: 4_000, way: [] });
  });

  test('that come back before the centre told of them come back once', () => {
    const desk = aSendingDesk();
    receive(desk, packs(10, 'L-1'));
    const of = send(desk, lotNamed(desk, salt.id, 'L-1'), 4);
    done(accept(desk, of, true));
    expect(goods(desk)).toMatchObject({ onHand: 10_000, way: [] });
    expect(listTransfers(desk.db)).toMatchObject([{ state: 'back', told: false }]);
    const again = accept(desk, of, true);
    expect(isRefusal(again) && again.refused).toBe('already-accepted');
    expect(goods(desk).onHand).toBe(10_000);
  });

  test('go with what the centre forgets, but what was accepted long ago does not set out again', () => {
    const desk = aSendingDesk();
    receive(desk, packs(10, 'L-1'));
    const of = send(desk, lotNamed(desk, salt.id, 'L-1'), 4);
    tellOwn(desk, of, [arrivalOf(desk, of)]);
    tell(desk, coming(desk));
    expect(shown(desk)).toEqual([[salt.id, 6_000, 4_000, 0]]);
    desk.db.write((db) => {
      beginStockSnapshot(db);
      endStockSnapshot(db);
    });
    expect(shown(desk)).toEqual([]);
    expect(listTransfers(desk.db)).toMatchObject([{ entry: of.entry, state: 'accepted' }]);
  });
});

function arrivalOf(desk: TestDesk, of: TransferKey): ToldTransfer['arrivals'][number] {
  const { sent } = must(transferOf(desk.db, of), 'the transfer');
  return {
    number: 'CM02-1-NC000001',
    day,
    by: 'Tư',
    device: newId<DeviceId>(desk),
    entry: newId(desk),
    outlet: PARTNER.id,
    till: 1,
    at: desk.clock(),
    lines: sent.lines.map(({ quantity: left, ...line }) => Object.assign({}, line, { sent: left, arrived: left })),
  };
}
