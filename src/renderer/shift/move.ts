import { t } from 'i18next';
import { z } from 'zod';
import { create } from 'zustand';
import { EntryId, StaffId } from '../../shared/id.ts';
import { Dong } from '../../shared/money.ts';
import { Direction, type Moved } from '../../shared/shift/shift.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { keptInSession } from '../kept.ts';
import { withApproval } from '../staff/approval.ts';
import { useTill } from '../till/store.ts';
import { withSign } from '../ui/money.ts';
import { carryOut } from './ask.ts';
import { useRoom } from './room.ts';

/** Cash that is about to be moved, as it was typed. */
const Move = z.object({
  /** Whose it is: what one person typed is not for the next. */
  by: StaffId,
  amount: Dong.nullable(),
  reason: z.string(),
  /** Asked for, and nobody knows what became of it: until that is known it is asked for again under this id, unchanged. */
  asked: EntryId.nullable(),
});
export type Move = z.infer<typeof Move>;

const Moves = z.partialRecord(Direction, Move);
type Moves = z.infer<typeof Moves>;

const kept = keptInSession<Moves>('quay.moves', Moves);

/** Outside the page, so that a lock, a restart of the till or a reload drops nothing. */
export const useMoves = create<{ readonly moves: Moves }>(() => ({ moves: kept.read() ?? {} }));

/** What this person has typed so far. */
export function moveOf(direction: Direction, by: StaffId): Move {
  const move = useMoves.getState().moves[direction];
  return move?.by === by ? move : { by, amount: null, reason: '', asked: null };
}

export function keepMove(direction: Direction, move: Move | undefined): void {
  const { [direction]: _, ...others } = useMoves.getState().moves;
  const moves: Moves = move ? { ...others, [direction]: move } : others;
  useMoves.setState({ moves });
  kept.write(moves);
}

/** Not what was asked for and is not known of: that is still there for whoever comes back. */
export function leaveMove(direction: Direction): void {
  if (!useMoves.getState().moves[direction]?.asked) keepMove(direction, undefined);
}

/**
 * Whoever leaves the page by themselves, whichever way, begins anew: an amount that was given up is not typed on by accident.
 * What a lock or a restart of the till took them away from waits for them.
 */
useRoom.subscribe(({ place }, { place: before }) => {
  const { state } = useTill.getState();
  const isHere = state?.stage === 'enrolled' && state.signedIn !== null;
  if (before?.at === 'move' && place !== before && isHere) leaveMove(before.direction);
});

/**
 * Moves the cash once, however often it is asked for: its id is made with the first try and kept for every other.
 * @returns whether it is in the journal
 */
export async function moveCash(direction: Direction, move: Move & { readonly amount: Dong }): Promise<boolean> {
  const { amount, reason } = move;
  const words = { amount: withSign(amount), reason };
  const ask = async () => {
    const id = moveOf(direction, move.by).asked ?? (await bridge.call('shift.newEntry', {})).id;
    keepMove(direction, { ...move, asked: id });
    return withApproval('shift.moveCash', { id, direction, amount, reason }, t('shift.leaveOut', words));
  };
  const became = await carryOut(() => untilAnswered(ask), said);
  if (became === 'done') keepMove(direction, undefined);
  // Refused, or nobody gave leave: it did not happen, and may be changed.
  if (became === 'not-done') keepMove(direction, { ...move, asked: null });
  return became === 'done';
}

/** As the journal has it, and not as it was asked for. */
function said({ direction, amount, reason }: Moved): string {
  return t(direction === 'in' ? 'shift.movedIn' : 'shift.movedOut', { amount: withSign(amount), reason });
}
