import type { Handlers } from './answer.ts';
import { backupCalls } from './calls/backup.ts';
import { cartCalls } from './calls/cart.ts';
import { catalogueCalls } from './calls/catalogue.ts';
import { countCalls } from './calls/count.ts';
import { displayCalls } from './calls/display.ts';
import { doctorCalls } from './calls/doctor.ts';
import { draftCalls } from './calls/draft.ts';
import { exchangeCalls } from './calls/exchange.ts';
import { journalCalls } from './calls/journal.ts';
import { labelCalls } from './calls/label.ts';
import { paymentCalls } from './calls/payment.ts';
import { printerCalls } from './calls/printer.ts';
import { receiveCalls } from './calls/receive.ts';
import { recoveryCalls } from './calls/recovery.ts';
import { returnCalls } from './calls/return.ts';
import { saleCalls } from './calls/sale.ts';
import { scannerCalls } from './calls/scanner.ts';
import { settlementCalls } from './calls/settlement.ts';
import { shelfCalls } from './calls/shelf.ts';
import { shiftCalls } from './calls/shift.ts';
import { slipCalls } from './calls/slip.ts';
import { staffCalls } from './calls/staff.ts';
import { stockCalls } from './calls/stock.ts';
import { tillCalls } from './calls/till.ts';
import { transferCalls } from './calls/transfer.ts';
import type { Counter } from './counter.ts';

/** Every call of the contract and what does it: operations write, queries read the database straight. */
export function callsOf(counter: Counter): Handlers {
  return {
    ...tillCalls(counter),
    ...staffCalls(counter),
    ...shiftCalls(counter),
    ...catalogueCalls(counter),
    ...cartCalls(counter),
    ...saleCalls(counter),
    ...paymentCalls(counter),
    ...returnCalls(counter),
    ...slipCalls(counter),
    ...printerCalls(counter),
    ...labelCalls(counter),
    ...scannerCalls(counter),
    ...stockCalls(counter),
    ...shelfCalls(counter),
    ...countCalls(counter),
    ...receiveCalls(counter),
    ...settlementCalls(counter),
    ...transferCalls(counter),
    ...draftCalls(counter),
    ...journalCalls(counter),
    ...exchangeCalls(counter),
    ...displayCalls(counter),
    ...backupCalls(counter),
    ...doctorCalls(counter),
    ...recoveryCalls(),
  };
}
