import type { CartItem } from '../../shared/cart/cart.ts';
import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { ReturnBegun, ReturnReceipt } from '../../shared/contract/return.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { likelyRefund, moneyOut, ROOM_WITHOUT_SLIP, type Room, sumOf } from '../../shared/return/refund.ts';
import { ReturnBody, returnNumber } from '../../shared/return/return.ts';
import { backSoFar, type ReturnContext, takeBack } from '../../shared/return/takeBack.ts';
import { type Brought, takeBackWithoutSlip } from '../../shared/return/withoutSlip.ts';
import type { Right } from '../../shared/staff/rights.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { entryOf, type StoredEntry } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { runningTotals } from '../db/projection.ts';
import { record } from '../db/record.ts';
import { returnsMade } from '../db/returned.ts';
import { openShift, practice } from '../db/shift.ts';
import { expectedInDrawer } from '../db/shiftReport.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { entryIdOf } from './completeSale.ts';
import { putBeside } from './credits.ts';
import { type Desk, newId } from './desk.ts';
import { sellable } from './fillCart.ts';
import { decidedBy, type Hand } from './hand.ts';
import { soldIn } from './sold.ts';

/** A sale's lines with what is left to come back of each, and an id for the return. */
export function beginReturn(desk: Desk, sale: SaleId | null): ReturnBegun | Refusal {
  const id = newId(desk);
  if (sale === null) return { id, sale: null };
  const entry = entryOf(desk.db, desk.signer.device, entryIdOf(sale));
  if (entry?.header.kind !== 'sale') return { refused: 'no-such-sale' };
  const sold = soldIn(desk.db, desk, sale, entry);
  const back = backSoFar(sold.sale, sold.before);
  return {
    id,
    sale: {
      id: sale,
      number: sold.sale.number,
      at: entry.header.at,
      likely: likelyRefund(sold.sale),
      ...sold.room,
      lines: sold.sale.lines.map((line, at) => ({ sold: line, back: back[at] as (typeof back)[number] })),
    },
  };
}

/**
 * Takes goods of a sale back: journal entry, projections and slip in one transaction, on disk when this returns. The id was
 * made when the return began, so asking twice, or after a crash, answers the same receipt.
 */
export function returnGoods(desk: Desk, input: InputOf<'return.complete'>, hand: Hand): ReturnReceipt | Refusal {
  return onceFor(desk, input, (db) => {
    const entry = entryOf(db, desk.signer.device, entryIdOf(input.sale));
    if (entry?.header.kind !== 'sale') return { refused: 'no-such-sale' };
    const sold = soldIn(db, desk, input.sale, entry);
    return decided(db, desk, { hand, right: 'return', input, room: sold.room }, (context) =>
      takeBack(sold, input.lines, input.refunds, context),
    );
  });
}

/** Takes goods back that nobody has a slip for, at what they cost today. */
export function returnWithoutSlip(
  desk: Desk,
  input: InputOf<'return.completeWithoutSlip'>,
  hand: Hand,
): ReturnReceipt | Refusal {
  return onceFor(desk, input, (db) => {
    const brought: Brought[] = [];
    for (const { product, quantity, to } of input.goods) {
      const item: CartItem | Refusal = sellable(db, desk, product);
      if (isRefusal(item)) return item;
      brought.push({ item, quantity, to });
    }
    const asked = { hand, right: 'return-without-slip', input, room: ROOM_WITHOUT_SLIP } as const;
    return decided(db, desk, asked, (context) => takeBackWithoutSlip(brought, input.refunds, context));
  });
}

type Input = InputOf<'return.complete'> | InputOf<'return.completeWithoutSlip'>;

function onceFor(desk: Desk, input: Input, take: (db: WriteDb) => ReturnReceipt | Refusal): ReturnReceipt | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, input.id);
    return made ? receiptOf(made) : take(db);
  });
}

type Asked = { readonly hand: Hand; readonly right: Right; readonly input: Input; readonly room: Room };

/** Leave is asked for last: nobody is asked for a PIN for what would be refused anyway. */
function decided(
  db: WriteDb,
  desk: Desk,
  { hand, right, input, room }: Asked,
  decide: (context: ReturnContext) => ReturnBody | Refusal,
): ReturnReceipt | Refusal {
  const context = returnContext(db, desk, hand.actor, input.reason);
  if (isRefusal(context)) return context;
  const body = decide(context);
  if (isRefusal(body)) return body;
  // The graver thing is asked first, so that whoever gives leave reads it; their PIN is good for both.
  const isOtherwise = moneyOut(body) > room.money;
  const otherwise = isOtherwise ? hand.may('refund-otherwise') : {};
  if (isRefusal(otherwise)) return otherwise;
  const leave = hand.may(right);
  if (isRefusal(leave)) return leave;
  // Asked for after leave: nobody feels out what the drawer should hold.
  const cash = body.training ? 0 : sumOf(body.refunds, 'cash');
  if (cash > 0 && cash > expectedInDrawer(db, desk.signer.device)) return { refused: 'more-than-drawer' };

  const at = desk.clock();
  const approved = { ...body, ...leave, ...(isOtherwise && { otherwise: decidedBy(hand, otherwise) }) };
  const entry = record(db, desk.signer, { id: input.id, at, actor: hand.actor.id, kind: 'return', body: approved });
  if (sumOf(body.refunds, 'exchange') > 0) putBeside(db, desk, input.id, hand.actor.id);
  const openDrawer = body.refunds.some(({ kind }) => kind === 'cash') && !body.training;
  queueSlip(db, { entry: input.id, number: body.number, copy: 0, at, openDrawer });
  return receiptOf(entry);
}

function returnContext(db: ReadDb, desk: Desk, cashier: Staff, reason: string): ReturnContext | Refusal {
  const shift = openShift(db);
  if (!shift) return { refused: 'no-open-shift' };
  const { outlet: outletId, till } = enrolled(db);
  const outlet = outletOf(db, outletId);
  const { sold, returned } = runningTotals(db);
  const { training, returns: practised } = practice(db);
  const counter = (training ? practised : returnsMade(db)) + 1;
  return {
    number: returnNumber({ outlet: outlet.code, till, epoch: desk.signer.epoch, training }, counter),
    day: shift.day,
    shift: shift.shift,
    cashier: cashier.name,
    cashRounding: shift.cashRounding,
    running: { sold, returned },
    reason,
    training,
  };
}

function receiptOf({ header, body }: StoredEntry): ReturnReceipt {
  const { number, total, rounding, refunds } = ReturnBody.parse(JSON.parse(body));
  return { entry: header.id, number, total, rounding, refunds };
}
