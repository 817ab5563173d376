import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import { entryOf } from '../../../src/main/db/journal.ts';
import { looseOf, lotsOf } from '../../../src/main/db/stock.ts';
import { keepStockRow } from '../../../src/main/db/toldStock.ts';
import { ownName } from '../../../src/main/db/transfer.ts';
import { acceptGoods } from '../../../src/main/till/acceptGoods.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { sendGoods } from '../../../src/main/till/sendGoods.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { listTransfers, readTransfer } from '../../../src/main/till/transferShown.ts';
import type { NamedOutlet } from '../../../src/shared/catalogue/outlet.ts';
import type { ToAccept, ToSend } from '../../../src/shared/contract/transfer.ts';
import type { Day, Instant } from '../../../src/shared/day.ts';
import type { DeviceId, EntryId, LotId, OutletId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import type { TransferKey } from '../../../src/shared/stock/arrived.ts';
import type { GoodsSentBody } from '../../../src/shared/stock/sent.ts';
import type { ToldArrival, ToldTransfer } from '../../../src/shared/stock/told.ts';
import { aDesk, done, salt, type TestDesk, withShift } from '../../support/aDesk.ts';
import { huongsHand, lansHand, withLeave } from '../../support/hands.ts';
import { ofLot } from '../../support/stockEntries.ts';

const PARTNER: NamedOutlet = {
  id: 'cm02' as OutletId,
  code: 'CM02',
  name: 'Đối tác Cà Mau',
  address: 'Phường Tân Thành',
};
const day = '2026-11-23' as Day;

/** A till that knows where it may send goods. */
function aSendingDesk(): TestDesk {
  const desk = aDesk();
  desk.db.write((db) => applyChange(db, { kind: 'known-outlet', id: PARTNER.id, row: PARTNER }));
  return desk;
}

function receive(desk: TestDesk, pieces: number): LotId {
  const terms = { kind: 'consigned', perMille: 150 } as const;
  const line = { product: salt.id, quantity: pieces * 1_000, code: 'L-1', owner: salt.producer, terms };
  done(receiveGoods(desk, { id: newId(desk), lines: [line] }, huongsHand));
  return must(lotsOf(desk.db, salt.id)[0], 'a lot').lot.id;
}

type Sending = { readonly id?: EntryId; readonly hand?: typeof huongsHand; readonly to?: OutletId };

function send(desk: TestDesk, lines: readonly ToSend[], { id = newId(desk), hand = huongsHand, to }: Sending = {}) {
  const input = { id, to: to ?? PARTNER.id, paper: 'internal' as const, carriage: {}, lines: [...lines] };
  return sendGoods(desk, input, hand);
}

const salts = (lot: LotId | null, pieces: number, more: Partial<ToSend> = {}): ToSend => ({
  product: salt.id,
  lot,
  quantity: pieces * 1_000,
  ...more,
});

const onHand = (desk: TestDesk): number[] => [
  ...lotsOf(desk.db, salt.id).map((lot) => lot.onHand),
  looseOf(desk.db, salt.id),
];

describe('goods sent to another outlet', () => {
  test('leave their lots, and the entry tells these whole, with both outlets', () => {
    const desk = aSendingDesk();
    const lot = receive(desk, 10);
    const { number, entry } = done(send(desk, [salts(lot, 4)]));
    expect(number).toMatch(/-CK000001$/);
    expect(onHand(desk)).toEqual([6_000, 0]);
    const { body } = must(entryOf(desk.db, desk.signer.device, entry), 'its entry');
    expect(JSON.parse(body)).toMatchObject({
      by: 'Hương',
      from: ownName(desk.db),
      to: PARTNER,
      lines: [{ quantity: 4_000, lot: { id: lot, code: 'L-1', owner: { id: salt.producer } } }],
    });
    expect(listTransfers(desk.db)).toMatchObject([
      { entry, direction: 'out', other: PARTNER, lines: 1, state: 'on-its-way', told: false },
    ]);
  });

  test('are sent once, however often they are asked for', () => {
    const desk = aSendingDesk();
    const lot = receive(desk, 10);
    const id = newId(desk);
    const first = done(send(desk, [salts(lot, 4)], { id }));
    expect(send(desk, [salts(lot, 1)], { id })).toEqual(first);
    expect(onHand(desk)).toEqual([6_000, 0]);
  });

  test('are asked about where the books have less, line by line of one lot, and go when somebody looked', () => {
    const desk = aSendingDesk();
    const lot = receive(desk, 5);
    expect(send(desk, [salts(lot, 3), salts(lot, 3), salts(null, 1)])).toMatchObject({
      questions: [
        { line: 2, why: 'more-than-books', onHand: 5_000 },
        { line: 3, why: 'more-than-books', onHand: 0 },
      ],
    });
    expect(onHand(desk)).toEqual([5_000, 0]);
    const looked = { evenIfShort: true } as const;
    done(send(desk, [salts(lot, 3), salts(lot, 3, looked), salts(null, 1, looked)]));
    expect(onHand(desk)).toEqual([-1_000, -1_000]);
  });

  test('go to an outlet that the centre told of, and not to the one they are at', () => {
    const desk = aSendingDesk();
    const lot = receive(desk, 1);
    const here = ownName(desk.db);
    desk.db.write((db) => applyChange(db, { kind: 'known-outlet', id: here.id, row: here }));
    for (const to of ['nowhere' as OutletId, here.id])
      expect(send(desk, [salts(lot, 1)], { to })).toEqual({ refused: 'no-such-outlet' });
  });

  test('need leave, which the entry names, and are not practised with', () => {
    const desk = aSendingDesk();
    const lot = receive(desk, 2);
    expect(send(desk, [salts(lot, 1)], { hand: lansHand })).toEqual({ refused: 'needs-approval', right: 'send-goods' });
    const { entry } = done(send(desk, [salts(lot, 1)], { hand: withLeave() }));
    const { body } = must(entryOf(desk.db, desk.signer.device, entry), 'its entry');
    expect(JSON.parse(body)).toMatchObject({ by: 'Lan', approvedBy: { name: 'Hương' } });
    done(switchTraining(withShift(desk), true, huongsHand));
    expect(send(desk, [salts(lot, 1)])).toEqual({ refused: 'training-on' });
  });
});

/** What a till at the other end sent here, as the centre tells it. */
function onItsWay(desk: TestDesk, more: Partial<GoodsSentBody> = {}): ToldTransfer {
  const { quantity: left, ...lot } = ofLot(7, 3_000);
  const loose = { product: salt.id, name: salt.name, unit: salt.unit, quantity: quantity(1_000) };
  return {
    kind: 'transfer',
    device: newId<DeviceId>(desk),
    entry: newId(desk),
    till: 1,
    at: desk.clock(),
    sent: {
      number: 'CM02-1-CK000004',
      day,
      by: 'Tư',
      from: PARTNER,
      to: ownName(desk.db),
      paper: 'agent',
      lines: [{ ...loose, quantity: left, lot }, loose],
      ...more,
    },
    arrivals: [],
  };
}

function told(desk: TestDesk, row: ToldTransfer): TransferKey {
  desk.db.write((db) => keepStockRow(db, row));
  return { device: row.device, entry: row.entry };
}

type Accepting = { readonly id?: EntryId; readonly back?: true; readonly hand?: typeof huongsHand };

function accept(desk: TestDesk, of: TransferKey, lines: readonly ToAccept[], more: Accepting = {}) {
  const { id = newId(desk), back, hand = huongsHand } = more;
  return acceptGoods(desk, { id, of, ...(back && { back }), lines: [...lines] }, hand);
}

const WHOLE: readonly ToAccept[] = [{ arrived: 3_000 }, { arrived: 1_000 }];

describe('goods that another outlet sent', () => {
  test('are on their way until somebody accepts them, and then stand on the shelf by lot, as many as truly came', () => {
    const desk = aSendingDesk();
    const of = told(desk, onItsWay(desk));
    expect(listTransfers(desk.db)).toMatchObject([
      { direction: 'in', other: PARTNER, state: 'on-its-way', told: true },
    ]);
    expect(onHand(desk)).toEqual([0]);
    const { number } = done(accept(desk, of, [{ arrived: 2_000, why: 'damaged' }, { arrived: 1_000 }]));
    expect(number).toMatch(/-NC000001$/);
    expect(lotsOf(desk.db, salt.id)).toMatchObject([{ lot: { code: 'L-7' }, onHand: 2_000 }]);
    expect(looseOf(desk.db, salt.id)).toBe(1_000);
    expect(readTransfer(desk.db, day, of)).toMatchObject({
      state: 'accepted',
      differs: true,
      arrivals: [{ number, lines: [{ sent: 3_000, arrived: 2_000, why: 'damaged' }, { sent: 1_000 }] }],
    });
  });

  test('are accepted once: sent again it is the same slip, and anew it is refused with the slip there is', () => {
    const desk = aSendingDesk();
    const of = told(desk, onItsWay(desk));
    const id = newId(desk);
    const first = done(accept(desk, of, WHOLE, { id }));
    expect(accept(desk, of, WHOLE, { id })).toEqual(first);
    expect(accept(desk, of, WHOLE)).toMatchObject({ refused: 'already-accepted', number: first.number });
    expect(onHand(desk)).toEqual([3_000, 1_000]);
  });

  test('that another till accepted, as the centre told, are refused here', () => {
    const desk = aSendingDesk();
    const row = onItsWay(desk);
    const of = told(desk, { ...row, arrivals: [arrivalOf(desk, row, 'BL01-2-NC000001')] });
    expect(accept(desk, of, WHOLE)).toEqual({ refused: 'already-accepted', number: 'BL01-2-NC000001', day });
  });

  test('that two tills accepted are told as accepted twice, whichever was first by the clock, and nothing is lost', () => {
    const desk = aSendingDesk();
    const row = onItsWay(desk);
    const of = told(desk, row);
    const { number } = done(accept(desk, of, WHOLE));
    const other = { ...arrivalOf(desk, row, 'BL01-2-NC000001'), at: (desk.clock() - 60_000) as Instant };
    told(desk, { ...row, arrivals: [other] });
    const read = readTransfer(desk.db, day, of);
    expect(read).toMatchObject({ state: 'twice', arrivals: [{ number: other.number }, { number }] });
    expect(onHand(desk)).toEqual([3_000, 1_000]);
    // Once the centre has read this till's, it tells both, and here it stays one and the other.
    const { arrivals } = must('arrivals' in read ? read : undefined, 'the transfer');
    told(desk, { ...row, arrivals });
    expect(readTransfer(desk.db, day, of)).toEqual(read);
  });

  test('for another outlet, of no transfer, or counted wrongly are refused, and nothing is written', () => {
    const desk = aSendingDesk();
    const elsewhere = told(desk, onItsWay(desk, { from: ownName(desk.db), to: PARTNER }));
    expect(accept(desk, elsewhere, WHOLE)).toEqual({ refused: 'transfer-elsewhere', outlet: PARTNER.name });
    const here = told(desk, onItsWay(desk));
    expect(accept(desk, here, WHOLE, { back: true })).toEqual({ refused: 'transfer-elsewhere', outlet: PARTNER.name });
    expect(accept(desk, { ...here, entry: newId(desk) }, WHOLE)).toEqual({ refused: 'no-such-transfer' });
    const wrong = [{ arrived: 2_500, why: 'missing' as const }, { arrived: 0 }];
    expect(accept(desk, here, wrong)).toMatchObject({
      questions: [
        { line: 1, why: 'not-weighed' },
        { line: 2, why: 'unexplained' },
      ],
    });
    expect(accept(desk, here, [{ arrived: 2_000_000_000, why: 'more' }, { arrived: 1_000 }])).toMatchObject({
      questions: [{ line: 1, why: 'absurd-quantity' }],
    });
    expect(desk.db.all('SELECT * FROM stock')).toEqual([]);
  });

  test('need leave, and are not practised with', () => {
    const desk = withShift(aSendingDesk());
    const of = told(desk, onItsWay(desk));
    expect(accept(desk, of, WHOLE, { hand: lansHand })).toEqual({ refused: 'needs-approval', right: 'accept-goods' });
    done(switchTraining(desk, true, huongsHand));
    expect(accept(desk, of, WHOLE)).toEqual({ refused: 'training-on' });
  });
});

function arrivalOf(desk: TestDesk, { sent }: ToldTransfer, number: string): ToldArrival {
  return {
    device: newId<DeviceId>(desk),
    entry: newId(desk),
    outlet: enrolled(desk.db).outlet,
    till: 2,
    at: desk.clock(),
    number,
    day,
    by: 'Mai',
    lines: sent.lines.map(({ quantity: left, ...line }) => ({ ...line, sent: left, arrived: left })),
  };
}

test('goods that nobody accepted come back to where they were sent from, and to their lots', () => {
  const desk = aSendingDesk();
  const lot = receive(desk, 10);
  const { entry } = done(send(desk, [salts(lot, 4)]));
  const of = { device: desk.signer.device, entry };
  expect(accept(desk, of, [{ arrived: 4_000 }])).toMatchObject({ refused: 'transfer-elsewhere' });
  const row: ToldTransfer = { ...onItsWay(desk), ...of, sent: bodyOf(desk, entry) };
  told(desk, row);
  done(accept(desk, of, [{ arrived: 3_000, why: 'missing' }], { back: true }));
  expect(onHand(desk)).toEqual([9_000, 0]);
  expect(listTransfers(desk.db)).toMatchObject([{ state: 'back', differs: true }]);
});

function bodyOf(desk: TestDesk, entry: EntryId): GoodsSentBody {
  return JSON.parse(must(entryOf(desk.db, desk.signer.device, entry), 'an entry').body) as GoodsSentBody;
}

test('those on their way come first, then the newest', () => {
  const desk = aSendingDesk();
  const rows = [1, 2, 3].map((n): ToldTransfer => Object.assign(onItsWay(desk), { at: n as Instant }));
  const [a, b, c] = rows as [ToldTransfer, ToldTransfer, ToldTransfer];
  for (const row of rows) told(desk, row);
  told(desk, { ...c, arrivals: [arrivalOf(desk, c, 'BL01-2-NC000001')] });
  expect(listTransfers(desk.db).map(({ entry }) => entry)).toEqual([b.entry, a.entry, c.entry]);
});

const anyStep = fc.record({
  what: fc.constantFrom('receive', 'send', 'send', 'arrive'),
  pieces: fc.integer({ min: 1, max: 5 }),
  arrived: fc.nat(6),
});

test('for any history on hand is received + arrived − sent by lot, and all is rebuilt the same', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 10 }), (steps) => {
      const desk = aSendingDesk();
      const expected = new Map<string, number>();
      const count = (code: string, by: number): void => void expected.set(code, (expected.get(code) ?? 0) + by);
      for (const { what, pieces, arrived } of steps) {
        const own = lotsOf(desk.db, salt.id).find(({ lot }) => lot.code === 'L-1')?.lot.id ?? null;
        if (what === 'receive') {
          receive(desk, pieces);
          count('L-1', pieces * 1_000);
        } else if (what === 'send') {
          done(send(desk, [salts(own, pieces, { evenIfShort: true })]));
          count(own === null ? '' : 'L-1', -pieces * 1_000);
        } else {
          const why = arrived === 3 ? undefined : arrived > 3 ? 'more' : 'missing';
          const counted = { arrived: arrived * 1_000, ...(why && ({ why } as const)) };
          done(accept(desk, told(desk, onItsWay(desk)), [counted, { arrived: 1_000 }]));
          count('L-7', arrived * 1_000);
          count('', 1_000);
        }
      }
      for (const { lot, onHand: has } of lotsOf(desk.db, salt.id)) expect(has).toBe(expected.get(lot.code) ?? 0);
      expect(looseOf(desk.db, salt.id)).toBe(expected.get('') ?? 0);
      expect(rebuild(desk.db).differed).toEqual([]);
      desk.db.close();
    }),
    { numRuns: 10 },
  );
});

test('a transfer that is not in the projections is found missing, and mended', () => {
  const desk = aSendingDesk();
  const lot = receive(desk, 10);
  done(send(desk, [salts(lot, 4)]));
  done(accept(desk, told(desk, onItsWay(desk)), WHOLE));
  rebuild(desk.db);
  desk.db.raw.exec('DELETE FROM sent_transfer; DELETE FROM accepted_transfer');
  expect(rebuild(desk.db).differed).toEqual(['sent_transfer', 'accepted_transfer']);
  expect(rebuild(desk.db).differed).toEqual([]);
});
