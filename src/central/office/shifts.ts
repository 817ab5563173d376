import { z } from 'zod';
import type { Day, Instant } from '../../shared/day.ts';
import type { DeviceId, OutletId, ShiftId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import { ShiftClosedBody } from '../../shared/shift/shift.ts';
import { zNumber } from '../../shared/shift/zNumber.ts';
import { readShift, readShifts, type ShiftColumns } from '../db/shiftReport.ts';
import type { ShiftRow } from './api/shifts.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { Catalogue } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { type Visit, withinOf } from './people/visit.ts';

export async function listShifts(
  desk: OfficeDesk,
  { filter, limit }: OfficeInput<'shifts.list'>,
  visit: Visit,
): Promise<OfficeReply<'shifts.list'>> {
  const catalogue = await desk.catalogue.fresh();
  const shifts = await readShifts(desk.pool, { ...filter, within: withinOf(visit) }, limit);
  return shifts.map((shift) => shiftRow(catalogue, shift));
}

export async function showShift(
  desk: OfficeDesk,
  { device, shift }: OfficeInput<'shifts.show'>,
): Promise<OfficeReply<'shifts.show'>> {
  const found = await readShift(desk.pool, device, shift);
  if (!found) return { refused: 'no-such-shift' };
  const { body } = z.object({ body: ShiftClosedBody }).parse(JSON.parse(found.entry));
  return { row: shiftRow(await desk.catalogue.fresh(), found), body };
}

function shiftRow({ outlets }: Catalogue, shift: ShiftColumns): ShiftRow {
  return {
    device: shift.device as DeviceId,
    shift: shift.shift as ShiftId,
    number: zNumber(shift.z, shift),
    day: shift.day as Day,
    outlet: shift.outlet as OutletId,
    outletName: outlets.get(shift.outlet)?.name ?? shift.outlet,
    till: shift.till,
    openedAt: shift.openedAt as Instant,
    closedAt: shift.closedAt as Instant,
    openedBy: shift.openedBy,
    closedBy: shift.closedBy,
    sales: shift.sales,
    sold: shift.sold as Dong,
    returned: shift.returned as Dong,
    expected: shift.expected as Dong,
    counted: shift.counted as Dong,
  };
}
