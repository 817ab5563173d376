import type { InputOf, ReplyOf } from '../../shared/contract.ts';
import { itemOf } from '../db/catalogue.ts';
import { record } from '../db/record.ts';
import { isTraining, openShift } from '../db/shift.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';
import { takePhoto } from './takePhoto.ts';

const TEXT_LIMIT = 80;

/**
 * Writes down that somebody asked for what is not there: what the centre orders next. Of a product it is the catalogue's name, so
 * that what is counted together is called the same. A code that no product has is told in the same way.
 */
export function missDemand(desk: Desk, asked: InputOf<'demand.missed'>, { actor }: Hand): ReplyOf<'demand.missed'> {
  const { product, text, note, code, photo } = asked;
  return desk.db.write((db) => {
    const shift = openShift(db);
    if (!shift) return { refused: 'no-open-shift' };
    const item = product && itemOf(db, shift.day, product);
    if (product !== undefined && !item) return { refused: 'no-such-product' };
    const training = isTraining(db);
    // Nobody looks at what was only practised.
    const taken = training ? undefined : takePhoto(db, photo);
    const body = {
      shift: shift.shift,
      day: shift.day,
      text: item ? item.name.slice(0, TEXT_LIMIT) : text,
      ...(product !== undefined && { product }),
      ...(note !== undefined && { note }),
      ...(code !== undefined && { code }),
      ...(taken && { photo: taken.hash }),
      ...(training && { training: true as const }),
    };
    const entry = { id: newId(desk), at: desk.clock(), actor: actor.id, kind: 'missed-demand', body } as const;
    const { header } = record(db, desk.signer, entry);
    taken?.keep(header.seq);
    return { done: true, photo: photo === undefined ? 'none' : taken ? 'kept' : 'left-out' };
  });
}
