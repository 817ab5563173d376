import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { queueDrawer } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { isTraining, shiftNow } from '../db/shift.ts';
import { type Desk, type Done, newId } from './desk.ts';
import type { Hand } from './hand.ts';

/** Opens the drawer because somebody asked for it, and says so in the journal. While practising it stays shut. */
export function openDrawer(desk: Desk, reason: string, hand: Hand): Done | Refusal {
  return desk.db.write((db) => {
    const leave = hand.may('open-drawer');
    if (isRefusal(leave)) return leave;
    const training = isTraining(db);
    const at = desk.clock();
    const body = { shift: shiftNow(db).shift, reason, ...leave, ...(training && { training: true as const }) };
    record(db, desk.signer, { id: newId(desk), at, actor: hand.actor.id, kind: 'drawer-opened', body });
    if (!training) queueDrawer(db, at);
    return { done: true };
  });
}
