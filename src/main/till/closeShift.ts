import type { Closing, CountBegun } from '../../shared/contract/shift.ts';
import type { InputOf } from '../../shared/contract.ts';
import { must } from '../../shared/must.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { ShiftClosedBody } from '../../shared/shift/shift.ts';
import { zNumber } from '../../shared/shift/zNumber.ts';
import { openCart } from '../db/cart.ts';
import { enrolled } from '../db/enrolment.ts';
import { countHeld } from '../db/heldCart.ts';
import { entryAt, type StoredEntry, unsentAfter } from '../db/journal.ts';
import { queueDrawer, queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { creditsOwed } from '../db/returned.ts';
import { isTraining, lastZ, openedToCount, openingOf, openShift, shiftNow, shiftRow } from '../db/shift.ts';
import { reportInFull } from '../db/shiftReport.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { sentUpTo, syncState } from '../db/syncState.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';

/**
 * What is to be known before counting; nothing of it says how much should be there. Opens the drawer, where whoever asks may
 * close the shift by themselves; for another's shift leave is asked for when it is closed. Once in a shift: who has no right
 * to open the drawer does not get it by counting again and again.
 */
export function beginCount(desk: Desk, hand: Hand): CountBegun | Refusal {
  return desk.db.write((db) => {
    const { shift, opener } = shiftNow(db);
    if (isTraining(db)) return { refused: 'training-on' };
    const mayClose = opener === hand.actor.id || !isRefusal(hand.may('close-anothers-shift'));
    if (mayClose && !openedToCount(db, desk.signer.device, shift)) {
      const at = desk.clock();
      const body = { shift, reason: 'Đếm tiền cuối ca', for: 'count' as const };
      record(db, desk.signer, { id: newId(desk), at, actor: hand.actor.id, kind: 'drawer-opened', body });
      queueDrawer(db, at);
    }
    return { shift, openLines: openCart(db)?.lines.length ?? 0, held: countHeld(db) };
  });
}

/**
 * Closes a shift by what was counted: the report, the entry, the slip, in one transaction, whatever network and printer do.
 * Asked twice, or after a crash, it answers the same closing.
 */
export function closeShift(desk: Desk, input: InputOf<'shift.close'>, hand: Hand): Closing | Refusal {
  return desk.db.write((db) => {
    const before = closingOf(db, desk, input.shift);
    if (before) return before;
    const open = openShift(db);
    if (open?.shift !== input.shift) return { refused: 'no-open-shift' };
    if (isTraining(db)) return { refused: 'training-on' };
    const leave = open.opener === hand.actor.id ? {} : hand.may('close-anothers-shift');
    if (isRefusal(leave)) return leave;

    const { shift, day } = open;
    const body: ShiftClosedBody = {
      shift,
      day,
      z: lastZ(db) + 1,
      cashier: hand.actor.name,
      counted: input.counted,
      report: reportInFull(db, desk.signer.device, openingOf(db, shift)),
      creditsOwed: creditsOwed(db),
      unsent: unsentAfter(db, sentUpTo(syncState(db)).seq).count,
      ...leave,
    };
    const at = desk.clock();
    const id = newId(desk);
    const made = closing(db, record(db, desk.signer, { id, at, actor: hand.actor.id, kind: 'shift-closed', body }));
    queueSlip(db, { entry: id, number: made.number, copy: 0, at });
    return made;
  });
}

function closingOf(db: ReadDb, { signer }: Desk, shift: Closing['body']['shift']): Closing | undefined {
  const seq = shiftRow(db, shift)?.closedSeq;
  return seq ? closing(db, must(entryAt(db, signer.device, seq), `entry ${seq}`)) : undefined;
}

/** A closed shift as its entry has it, and what its paper is called. */
export function closing(db: ReadDb, { header, body: text }: StoredEntry): Closing {
  const body = ShiftClosedBody.parse(JSON.parse(text));
  const number = zNumber(body.z, { till: enrolled(db).till, epoch: header.epoch });
  return { entry: header.id, at: header.at, number, body };
}
