import type { PrinterId, PrinterUse } from '../../shared/contract/printer.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { choosePrinter, printerOf } from '../db/printer.ts';
import type { Desk, Done } from './desk.ts';
import type { Hand } from './hand.ts';

export type PrinterChoice = { readonly use: PrinterUse; readonly id: PrinterId };

/** Where slips, or labels, come out from now on, also those that wait already. 0: where they came out before any was chosen. */
export function choosePrinterFor(
  desk: Pick<Desk, 'db'>,
  { use, id }: PrinterChoice,
  hand: Pick<Hand, 'may'>,
): Done | Refusal {
  return desk.db.write((db) => {
    const printer = printerOf(db, id);
    if (id !== 0 && !printer) return { refused: 'no-such-printer' };
    if (use === 'slips' && printer && printer.profile.language !== 'escpos') return { refused: 'not-for-slips' };
    const leave = hand.may('set-up-printers');
    if (isRefusal(leave)) return leave;
    choosePrinter(db, use, id);
    return { done: true };
  });
}
