import { type PrinterId, PrinterUse } from '../../shared/contract/printer.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import {
  allPrinters,
  choosePrinter,
  chosenPrinter,
  deletePrinter,
  printerOf,
  type StoredPrinter,
} from '../db/printer.ts';
import { isSendingTo } from '../db/printJob.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk, Done } from './desk.ts';
import type { Hand } from './hand.ts';

/**
 * Takes a printer away. Another of its kind takes its place; what waits for it comes out where such things come out from now on.
 */
export function removePrinter(desk: Pick<Desk, 'db'>, id: PrinterId, hand: Pick<Hand, 'may'>): Done | Refusal {
  return desk.db.write((db) => {
    if (id === 0) return { refused: 'printer-fixed' };
    if (!printerOf(db, id)) return { refused: 'no-such-printer' };
    if (isSendingTo(db, id)) return { refused: 'printer-busy' };
    const leave = hand.may('set-up-printers');
    if (isRefusal(leave)) return leave;
    const uses = PrinterUse.options.filter((use) => chosenPrinter(db, use) === id);
    deletePrinter(db, id);
    for (const use of uses) choosePrinter(db, use, heirFor(db, use)?.id ?? 0);
    return { done: true };
  });
}

/** Labels come out where slips do, unless there is a printer of labels. */
function heirFor(db: ReadDb, use: PrinterUse): StoredPrinter | undefined {
  return allPrinters(db).find(({ profile }) => (profile.language === 'escpos') === (use === 'slips'));
}
