import { z } from 'zod';
import { Day, Instant } from '../../../shared/day.ts';
import { DeviceId, OutletId, ShiftId } from '../../../shared/id.ts';
import { Dong } from '../../../shared/money.ts';
import { ShiftClosedBody } from '../../../shared/shift/shift.ts';
import { ofOutlets, refused } from './call.ts';
import { SalesFilter } from './sales.ts';

/** A shift that was closed, with what its drawer should have held and what was counted. */
export const ShiftRow = z.object({
  device: DeviceId,
  shift: ShiftId,
  /** As its Z report is called: `Z 13`, `Z 2.2-13`. */
  number: z.string(),
  day: Day,
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  openedAt: Instant,
  closedAt: Instant,
  openedBy: z.string(),
  closedBy: z.string(),
  sales: z.int().nonnegative(),
  sold: Dong,
  returned: Dong,
  expected: Dong,
  counted: Dong,
});
export type ShiftRow = z.infer<typeof ShiftRow>;

export const shiftCalls = {
  'shifts.list': ofOutlets(
    'read-shifts',
    z.object({
      filter: SalesFilter.pick({ from: true, to: true, outlet: true, device: true }),
      limit: z.int().positive().max(1_000),
    }),
    z.array(ShiftRow),
    ({ filter }) => filter,
  ),
  'shifts.show': ofOutlets(
    'read-shifts',
    z.object({ device: DeviceId, shift: ShiftId }),
    z.union([z.object({ row: ShiftRow, body: ShiftClosedBody }), refused('no-such-shift')]),
    ({ device }) => ({ device }),
  ),
} as const;
