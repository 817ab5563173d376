import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { openCart } from '../db/cart.ts';
import { countHeld } from '../db/heldCart.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { type Desk, type Done, newId } from './desk.ts';
import type { Hand } from './hand.ts';

/**
 * From here on everything is practice, or nothing is; it stays so over a restart. Never over goods that somebody is buying:
 * a real buyer's cart must not become practice, nor the other way round.
 */
export function switchTraining(desk: Desk, on: boolean, hand: Hand): Done | Refusal {
  return desk.db.write((db) => {
    if (isTraining(db) === on) return { done: true };
    if (hasGoods(db)) return { refused: 'goods-on-counter' };
    const leave = hand.may('switch-training');
    if (isRefusal(leave)) return leave;
    const at = desk.clock();
    const body = { on, ...leave };
    record(db, desk.signer, { id: newId(desk), at, actor: hand.actor.id, kind: 'training-switched', body });
    return { done: true };
  });
}

/** Goods, or money that was taken for goods no longer there. */
function hasGoods(db: ReadDb): boolean {
  const cart = openCart(db);
  return (cart?.lines.length ?? 0) > 0 || cart?.taken !== undefined || countHeld(db) > 0;
}
