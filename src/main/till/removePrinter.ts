import type { PrinterId } from '../../shared/contract/printer.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { deletePrinter, printerOf } from '../db/printer.ts';
import { isSendingTo } from '../db/printJob.ts';
import type { Desk, Done } from './desk.ts';
import type { Hand } from './hand.ts';

/** Takes a printer away; what waits for it comes out where such things come out from now on. */
export function removePrinter(desk: Pick<Desk, 'db'>, id: PrinterId, hand: Pick<Hand, 'may'>): Done | Refusal {
  return desk.db.write((db) => {
    const leave = hand.may('set-up-printers');
    if (isRefusal(leave)) return leave;
    if (id === 0) return { refused: 'printer-fixed' };
    if (!printerOf(db, id)) return { refused: 'no-such-printer' };
    if (isSendingTo(db, id)) return { refused: 'printer-busy' };
    deletePrinter(db, id);
    return { done: true };
  });
}
