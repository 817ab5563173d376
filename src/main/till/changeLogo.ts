import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Bitmap } from '../../shared/slip/bitmap.ts';
import { setLogo } from '../db/printer.ts';
import type { Desk, Done } from './desk.ts';
import type { Hand } from './hand.ts';

/** @param logo undefined: slips have none from now on, also those printed again */
export function changeLogo(desk: Pick<Desk, 'db'>, logo: Bitmap | undefined, hand: Pick<Hand, 'may'>): Done | Refusal {
  return desk.db.write((db) => {
    const leave = hand.may('set-up-printers');
    if (isRefusal(leave)) return leave;
    setLogo(db, logo);
    return { done: true };
  });
}
