import type { Receipt } from '../../shared/contract/sale.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { EntryId } from '../../shared/id.ts';
import { dong } from '../../shared/money.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { dueOf, inSeries, type SaleBody, slipNumber } from '../../shared/sale/sale.ts';
import { type SaleContext, settle } from '../../shared/sale/settle.ts';
import { tenderOf } from '../../shared/sale/tender.ts';
import { deleteCart, openCart } from '../db/cart.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { entryOf, type StoredEntry } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { runningTotals } from '../db/projection.ts';
import { record, saleOf } from '../db/record.ts';
import { creditRefusal } from '../db/returned.ts';
import { openShift, practice } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { type BankTold, transferRefusal } from './checkTransfers.ts';
import { withLeaveForCredits } from './credits.ts';
import { type Desk, today } from './desk.ts';
import { decidedForAll } from './discountCart.ts';
import type { Hand } from './hand.ts';
import { leftOut } from './payCart.ts';
import { priceNow } from './priceNow.ts';
import { takeFromLots } from './takeFromLots.ts';
import { namedVouchers, voucherRefusal } from './vouchers.ts';

/**
 * Makes the cart a sale: journal entry, projections, print job and the emptied counter in one transaction, on disk
 * when this returns. The sale's id was made with the cart, so asking twice, or after a crash, answers the same receipt.
 */
export function completeSale(
  desk: Desk,
  input: InputOf<'sale.complete'>,
  hand: Hand,
  told: BankTold = toldNothing,
): Receipt | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, entryIdOf(input.sale));
    if (made) return receiptOf(made);

    const open = openCart(db);
    if (!open || open.sale !== input.sale) return { refused: 'cart-changed' };
    // Decided when payment began; who pays without beginning to passes by nothing.
    const cart = open.paying ? open : decidedForAll(db, desk, open, hand);
    if (isRefusal(cart)) return cart;
    const priced = priceNow(desk, cart);
    if (priced.total !== input.total) return { refused: 'cart-changed' };
    const handed = input.tenders.map((tender) => ({ tender }));
    const unpaid = leftOut(cart, handed) ?? transferRefusal(db, input, told) ?? voucherRefusal(db, handed);
    if (unpaid) return unpaid;
    const context = saleContext(db, desk, hand.actor.name);
    if (isRefusal(context)) return context;
    const settled = settle(cart, priced, input.tenders.map(tenderOf), context);
    if (isRefusal(settled)) return settled;
    const overspent = creditRefusal(db, settled.tenders, context.training);
    if (overspent) return overspent;
    const credited = withLeaveForCredits({ desk, cart, hand }, input.tenders);
    if (isRefusal(credited)) return credited;
    const tenders = namedVouchers(credited, cart, hand);
    if (isRefusal(tenders)) return tenders;
    const at = desk.clock();
    const sale = takeFromLots(db, { ...settled, tenders }, () => today(db, at));
    const entry = record(db, desk.signer, {
      id: entryIdOf(input.sale),
      at,
      actor: hand.actor.id,
      kind: 'sale',
      body: sale,
    });
    const openDrawer = sale.tenders.some(({ kind }) => kind === 'cash') && !sale.training;
    queueSlip(db, { entry: entry.header.id, number: sale.number, copy: 0, at, openDrawer });
    deleteCart(db);
    return receipt(entry, sale);
  });
}

/** Without word from the bank nothing is confirmed by it. */
const toldNothing: BankTold = () => dong(0);

function saleContext(db: ReadDb, desk: Desk, cashier: string): SaleContext | Refusal {
  const shift = openShift(db);
  if (!shift) return { refused: 'no-open-shift' };
  const { outlet: outletId, till } = enrolled(db);
  const outlet = outletOf(db, outletId);
  const { sales, ...running } = runningTotals(db);
  const { training, sales: practised } = practice(db);
  const number = slipNumber(outlet.code, till, desk.signer.epoch, (training ? practised : sales) + 1);
  return {
    number: training ? inSeries(number, 'T') : number,
    day: shift.day,
    shift: shift.shift,
    cashier,
    cashRounding: shift.cashRounding,
    running,
    training,
  };
}

/** The receipt of a sale that stands in the journal. */
export function receiptOf(entry: StoredEntry): Receipt {
  return receipt(entry, saleOf(entry));
}

function receipt(entry: StoredEntry, sale: SaleBody): Receipt {
  const due = dueOf(sale);
  return {
    sale: entry.header.id as string as Receipt['sale'],
    number: sale.number,
    at: entry.header.at,
    total: sale.total,
    rounding: sale.rounding,
    due,
    given: dong(due + sale.change),
    tenders: sale.tenders.map(({ kind, given }) => ({ kind, given })),
    change: sale.change,
  };
}

/** A sale's id is its entry's id: two names, one value. */
export function entryIdOf(sale: Receipt['sale']): EntryId {
  return sale as string as EntryId;
}
