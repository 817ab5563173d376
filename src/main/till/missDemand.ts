import type { InputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { record } from '../db/record.ts';
import { isTraining, openShift } from '../db/shift.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';

/** Writes down that somebody asked for what is not there: what the centre orders next. */
export function missDemand(desk: Desk, asked: InputOf<'demand.missed'>, { actor }: Hand): { done: true } | Refusal {
  const { product, text, note } = asked;
  return desk.db.write((db) => {
    const shift = openShift(db);
    if (!shift) return { refused: 'no-open-shift' };
    const body = {
      shift: shift.shift,
      day: shift.day,
      text,
      ...(product !== undefined && { product }),
      ...(note !== undefined && { note }),
      ...(isTraining(db) && { training: true as const }),
    };
    record(db, desk.signer, { id: newId(desk), at: desk.clock(), actor: actor.id, kind: 'missed-demand', body });
    return { done: true };
  });
}
