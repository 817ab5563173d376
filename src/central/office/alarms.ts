import type { Instant } from '../../shared/day.ts';
import { HOME_ZONE } from '../../shared/day.ts';
import type { DeviceId, OutletId } from '../../shared/id.ts';
import {
  readSeenAlarms,
  readWatchRules,
  recordSeenAlarm,
  type SeenAlarm,
  setWatchRules,
  type WatchColumns,
} from '../db/alarm.ts';
import { readFleet } from '../db/fleet.ts';
import { transaction } from '../db/query.ts';
import { type Ringing, ringing } from './alarmRule.ts';
import { ALARM_KINDS, type Alarm } from './api/alarms.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import { askerOf, isWithin, type Visit, withinOf } from './people/visit.ts';

const rank = ({ kind }: Alarm): number => ALARM_KINDS.indexOf(kind);

export async function listAlarms(desk: OfficeDesk, _input: unknown, visit: Visit): Promise<OfficeReply<'alarm.list'>> {
  await desk.sightings.flush();
  const rules = await readWatchRules(desk.pool);
  const within = withinOf(visit);
  const alarms = (await alarmsNow(desk, rules)).filter(({ outlet }) => isWithin(within, outlet));
  return { alarms: alarms.toSorted((a, b) => rank(a) - rank(b) || a.since - b.since), rules };
}

async function alarmsNow(desk: OfficeDesk, rules: WatchColumns): Promise<Alarm[]> {
  const { outlets } = await desk.catalogue.fresh();
  const seen = await readSeenAlarms(desk.pool);
  const at = desk.clock();
  return (await readFleet(desk.pool)).flatMap((row) => {
    const outlet = outlets.get(row.outlet);
    const looked = { rules, zone: outlet?.zone ?? HOME_ZONE, at };
    const { device, outlet: id, till, name } = row;
    const where = {
      device: device as DeviceId,
      outlet: id as OutletId,
      outletName: outlet?.name ?? id,
      till,
      name,
    };
    return ringing(row, looked).map((rings) => Object.assign(rings, where, { seen: seenOf(seen, device, rings) }));
  });
}

function seenOf(seen: readonly SeenAlarm[], device: string, { kind, mark }: Ringing): Alarm['seen'] {
  const known = seen.find((each) => each.device === device && each.kind === kind && each.mark === mark);
  return known ? { at: known.at as Instant, by: known.by, note: known.note } : null;
}

export async function acknowledgeAlarm(
  desk: OfficeDesk,
  { device, kind, mark, note }: OfficeInput<'alarm.acknowledge'>,
  visit: Visit,
): Promise<OfficeReply<'alarm.acknowledge'>> {
  const alarms = await alarmsNow(desk, await readWatchRules(desk.pool));
  const isThere = alarms.some((each) => each.device === device && each.kind === kind && each.mark === mark);
  if (!isThere) return { refused: 'over' };
  await transaction(desk.pool, async (tx) => {
    await recordSeenAlarm(tx, { device, kind, mark, at: desk.clock(), by: askerOf(visit).name, note });
    await noteDone(tx, desk, visit, { kind: 'till', id: device, before: null, after: { alarm: kind, reason: note } });
  });
  desk.fleetChanged();
  return { done: true };
}

export async function setAlarmRules(
  desk: OfficeDesk,
  rules: OfficeInput<'alarm.setRules'>,
  visit: Visit,
): Promise<OfficeReply<'alarm.setRules'>> {
  await transaction(desk.pool, async (tx) => {
    const before = await readWatchRules(tx);
    await setWatchRules(tx, rules);
    await noteDone(tx, desk, visit, { kind: 'settings', id: 'alarms', before, after: rules });
  });
  desk.fleetChanged();
  return { done: true };
}
