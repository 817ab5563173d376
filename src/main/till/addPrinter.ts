import type { PrinterId, PrinterSettings } from '../../shared/contract/printer.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { choosePrinter, chosenPrinter, insertPrinter } from '../db/printer.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';

/** Adds a printer. The first of its kind is chosen for what it can print. */
export function addPrinter(
  desk: Pick<Desk, 'db'>,
  settings: PrinterSettings,
  hand: Pick<Hand, 'may'>,
): { readonly id: PrinterId } | Refusal {
  return desk.db.write((db) => {
    const leave = hand.may('set-up-printers');
    if (isRefusal(leave)) return leave;
    const id = insertPrinter(db, settings);
    const use = settings.profile.language === 'escpos' ? 'slips' : 'labels';
    if (chosenPrinter(db, use) === 0) choosePrinter(db, use, id);
    return { id };
  });
}
