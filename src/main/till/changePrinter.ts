import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { chosenPrinter, printerOf, type StoredPrinter, updatePrinter } from '../db/printer.ts';
import { isSendingTo } from '../db/printJob.ts';
import type { Desk, Done } from './desk.ts';
import type { Hand } from './hand.ts';

/** Sets a printer's name, how it is reached, and what it can do. */
export function changePrinter(desk: Pick<Desk, 'db'>, printer: StoredPrinter, hand: Pick<Hand, 'may'>): Done | Refusal {
  return desk.db.write((db) => {
    if (printer.id === 0) return { refused: 'printer-fixed' };
    if (!printerOf(db, printer.id)) return { refused: 'no-such-printer' };
    if (isSendingTo(db, printer.id)) return { refused: 'printer-busy' };
    if (printer.profile.language !== 'escpos' && chosenPrinter(db, 'slips') === printer.id) {
      return { refused: 'not-for-slips' };
    }
    const leave = hand.may('set-up-printers');
    if (isRefusal(leave)) return leave;
    updatePrinter(db, printer);
    return { done: true };
  });
}
