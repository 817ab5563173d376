import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { DeviceId, OutletId } from '../../../shared/id.ts';
import { call, done, nothing, ofOutlets, refused } from './call.ts';

/** What rings, worst first. */
export const ALARM_KINDS = ['fork', 'suspense', 'silent', 'disk', 'printer'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Something at a till that somebody in the office should look at. */
export const Alarm = z.object({
  device: DeviceId,
  kind: z.enum(ALARM_KINDS),
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  name: z.string(),
  /** Which occurrence it is: who has seen one has not seen the next. */
  mark: z.string().max(4_000),
  /** Since when, as far as is known. */
  since: Instant,
  /** Of `suspense`, how many entries. */
  entries: z.int().nonnegative(),
  /** Of `disk`, bytes that are left. */
  freeBytes: z.int().nonnegative().nullable(),
  /** Of `printer`, those that need somebody: name and state. */
  printers: z.array(z.object({ name: z.string(), state: z.string() })),
  /** Who looked at it, when, and what they said; null where nobody has. */
  seen: z.object({ at: Instant, by: z.string(), note: z.string() }).nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

const hour = z.int().min(0).max(24);

/** A till rings that said nothing for so many hours of opening time, by the clock of its outlet. */
export const WatchRules = z
  .object({
    silentHours: z.int().min(1).max(240),
    /** 1 = Monday … 7 = Sunday. */
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    opens: hour,
    closes: hour,
  })
  .refine(({ opens, closes }) => opens < closes, 'it opens before it closes');
export type WatchRules = z.infer<typeof WatchRules>;

export const alarmCalls = {
  'alarm.list': ofOutlets('read-fleet', nothing, z.object({ alarms: z.array(Alarm), rules: WatchRules }), () => ({})),
  /** Writes down that somebody has looked at it; it rings no more until another of its kind comes. */
  'alarm.acknowledge': call(
    'run-fleet',
    Alarm.pick({ device: true, kind: true, mark: true }).extend({ note: z.string().trim().min(1).max(500) }),
    z.union([done, refused('over')]),
  ),
  'alarm.setRules': call('run-fleet', WatchRules, done),
} as const;
