import type { Instant } from '../../shared/day.ts';
import type { DeviceId, OutletId } from '../../shared/id.ts';
import { type FleetRow, readFleet, readForks, readSuspense } from '../db/fleet.ts';
import { transaction } from '../db/query.ts';
import { endQuarantine, lockTill } from '../db/till.ts';
import { makeEnrolCode } from '../enrol.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import { isWithin, type Visit, withinOf } from './people/visit.ts';

/** More than a page shows at once; the rest is read when these are mended. */
const SHOWN = 500;

export async function listTills(desk: OfficeDesk, _input: unknown, visit: Visit): Promise<OfficeReply<'fleet.tills'>> {
  await desk.sightings.flush();
  const { outlets } = await desk.catalogue.fresh();
  const within = withinOf(visit);
  const fleet = (await readFleet(desk.pool)).filter(({ outlet }) => isWithin(within, outlet));
  return fleet.map(({ report, ...till }) => ({
    device: till.device as DeviceId,
    outlet: till.outlet as OutletId,
    outletName: outlets.get(till.outlet)?.name ?? till.outlet,
    till: till.till,
    enrolledAt: till.enrolledAt as Instant,
    lastSeenAt: till.lastSeenAt as Instant | null,
    version: report?.version ?? '',
    unsent: report?.unsent ?? 0,
    clockOffset: clockOffset(report, till.lastSeenAt),
    acknowledgedSeq: till.acknowledgedSeq,
    quarantined: till.quarantined,
    inSuspense: till.inSuspense,
    revoked: till.revoked,
  }));
}

function clockOffset(report: FleetRow['report'], lastSeenAt: number | null): number | null {
  return report === null || lastSeenAt === null ? null : report.at - lastSeenAt;
}

export async function makeCode(
  desk: OfficeDesk,
  { outlet }: OfficeInput<'fleet.makeCode'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.makeCode'>> {
  return transaction(desk.pool, async (tx) => {
    const made = await makeEnrolCode(tx, desk, outlet);
    if (!made) return { refused: 'no-such-outlet' };
    const after = { codeGoodUntil: made.expiresAt };
    await noteDone(tx, desk, visit, { kind: 'outlet', id: outlet, before: null, after });
    return made;
  });
}

export async function listSuspense({ pool }: OfficeDesk): Promise<OfficeReply<'fleet.suspense'>> {
  return (await readSuspense(pool, SHOWN)) as OfficeReply<'fleet.suspense'>;
}

export async function listForks({ pool, catalogue }: OfficeDesk): Promise<OfficeReply<'fleet.forks'>> {
  const { outlets } = await catalogue.fresh();
  const forks = await readForks(pool, SHOWN);
  return forks.map(({ device, outlet, till, seq, seenAt, kept, other, cut }) => ({
    device: device as DeviceId,
    outletName: outlets.get(outlet)?.name ?? outlet,
    till,
    seq,
    seenAt: seenAt as Instant,
    kept: kept ?? '',
    other: other ?? '',
    cut,
  }));
}

export async function retrySuspense(
  desk: OfficeDesk,
  _input: unknown,
  visit: Visit,
): Promise<OfficeReply<'fleet.retrySuspense'>> {
  // Each entry is read in a transaction of its own till's; that somebody asked for it stands beside.
  const retried = await desk.projector.retry();
  await transaction(desk.pool, (tx) =>
    noteDone(tx, desk, visit, { kind: 'suspense', id: '', before: null, after: retried }),
  );
  if (retried.read > 0) desk.fleetChanged();
  return retried;
}

export async function releaseTill(
  desk: OfficeDesk,
  { device }: OfficeInput<'fleet.releaseTill'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.releaseTill'>> {
  const released = await transaction(desk.pool, async (tx) => {
    const till = await lockTill(tx, device);
    if (!till) return false;
    await endQuarantine(tx, device);
    const [before, after] = [{ quarantined: till.quarantined }, { quarantined: false }];
    await noteDone(tx, desk, visit, { kind: 'till', id: device, before, after });
    return true;
  });
  if (!released) return { refused: 'no-such-till' };
  desk.log.warn('the office ended the quarantine of a till; the other history stays kept, uncounted', { device });
  desk.projector.wake(device);
  desk.fleetChanged();
  return { done: true };
}
