import type { InputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { itemOf } from '../db/catalogue.ts';
import { record } from '../db/record.ts';
import { isTraining, openShift } from '../db/shift.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';

const TEXT_LIMIT = 80;

/**
 * Writes down that somebody asked for what is not there: what the centre orders next. Of a product it is the catalogue's name, so
 * that what is counted together is called the same. A code that no product has is told in the same way.
 */
export function missDemand(desk: Desk, asked: InputOf<'demand.missed'>, { actor }: Hand): { done: true } | Refusal {
  const { product, text, note, code } = asked;
  return desk.db.write((db) => {
    const shift = openShift(db);
    if (!shift) return { refused: 'no-open-shift' };
    const item = product && itemOf(db, shift.day, product);
    if (product !== undefined && !item) return { refused: 'no-such-product' };
    const body = {
      shift: shift.shift,
      day: shift.day,
      text: item ? item.name.slice(0, TEXT_LIMIT) : text,
      ...(product !== undefined && { product }),
      ...(note !== undefined && { note }),
      ...(code !== undefined && { code }),
      ...(isTraining(db) && { training: true as const }),
    };
    record(db, desk.signer, { id: newId(desk), at: desk.clock(), actor: actor.id, kind: 'missed-demand', body });
    return { done: true };
  });
}
