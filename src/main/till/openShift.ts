import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { OpenShift } from '../../shared/contract/shift.ts';
import { dayOf } from '../../shared/day.ts';
import type { ShiftId } from '../../shared/id.ts';
import { dong } from '../../shared/money.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { FLOAT_LIMIT } from '../../shared/shift/shift.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { record } from '../db/record.ts';
import { openShift as openNow } from '../db/shift.ts';
import { type Desk, newId } from './desk.ts';

/**
 * Opens the shift that all following sales belong to; its day stays theirs, also past midnight. There may be several a day,
 * one after another: the one before is closed first, and counted, also when it is yesterday's.
 */
export function openShift(desk: Desk, float: number, cashier: Staff): OpenShift | Refusal {
  if (float < 0 || float > FLOAT_LIMIT) return { refused: 'absurd-float' };
  return desk.db.write((db) => {
    const at = desk.clock();
    const outlet = outletOf(db, enrolled(db).outlet);
    const day = dayOf(at, outlet.zone);
    const before = openNow(db);
    if (before?.day === day) return { refused: 'shift-already-open' };
    if (before) return { refused: 'other-days-shift', day: before.day };

    const shift = newId<ShiftId>(desk);
    const body = { shift, day, float: dong(float), cashier: cashier.name, outlet };
    record(db, desk.signer, { id: newId(desk), at, actor: cashier.id, kind: 'shift-opened', body });
    return {
      shift,
      day: body.day,
      openedAt: at,
      openedBy: cashier.name,
      opener: cashier.id,
      float: body.float,
      cashRounding: outlet.cashRounding,
    };
  });
}
