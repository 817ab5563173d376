import { gtinKey } from '../../shared/barcode/gtin.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { looksLikeCard } from '../../shared/sale/card.ts';
import { record } from '../db/record.ts';
import { isTraining, openShift } from '../db/shift.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';

/** Writes down that somebody asked for what is not there: what the centre orders next. */
export function missDemand(desk: Desk, asked: InputOf<'demand.missed'>, { actor }: Hand): { done: true } | Refusal {
  const { product, text, note } = asked;
  if ([text, note ?? ''].some(mayBeCard)) return { refused: 'looks-like-card' };
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

/** One barcode in ten passes for a card's number; a code that nobody knows is what was asked for. */
function mayBeCard(text: string): boolean {
  return gtinKey(text) === undefined && looksLikeCard(text);
}
