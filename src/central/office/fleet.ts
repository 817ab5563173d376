import { hash } from 'node:crypto';
import type { Instant } from '../../shared/day.ts';
import type { DeviceId, OutletId } from '../../shared/id.ts';
import { type FleetRow, readFleet } from '../db/fleet.ts';
import { type Transaction, transaction } from '../db/query.ts';
import { nameTill as giveName, lockTill, setTillService, type Till } from '../db/till.ts';
import { makeEnrolCode } from '../enrol.ts';
import { printersOf } from './alarmRule.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import { isWithin, type Visit, withinOf } from './people/visit.ts';

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
    name: till.name,
    enrolledAt: till.enrolledAt as Instant,
    fingerprint: fingerprintOf(till.publicKey),
    lastSeenAt: till.lastSeenAt as Instant | null,
    version: report?.version ?? '',
    unsent: report?.unsent ?? 0,
    clockOffset: clockOffset(report, till.lastSeenAt),
    acknowledgedSeq: till.acknowledgedSeq,
    quarantined: till.quarantined,
    inSuspense: till.inSuspense,
    revoked: till.revoked,
    retiredAt: till.retiredAt as Instant | null,
    serviceNote: till.serviceNote,
    printers: report ? [...printersOf(report)] : [],
    freeBytes: report?.health?.freeBytes ?? null,
    backedUpAt: report?.health?.backedUpAt ?? null,
  }));
}

/** As many bytes as can be read aloud: nobody finds another key with the same 128 bits. */
function fingerprintOf(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'base64'), 'hex').slice(0, 32);
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

export async function nameTill(
  desk: OfficeDesk,
  { device, name }: OfficeInput<'fleet.nameTill'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.nameTill'>> {
  return changeTill(desk, visit, device, async (tx, till) => {
    await giveName(tx, device, name);
    return { before: { name: till.name }, after: { name } };
  });
}

export async function setService(
  desk: OfficeDesk,
  { device, service, note }: OfficeInput<'fleet.setService'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.setService'>> {
  return changeTill(desk, visit, device, async (tx, till) => {
    const retiredAt = service === 'retired' ? desk.clock() : null;
    await setTillService(tx, { device, revoked: service === 'revoked', retiredAt, note });
    return { before: { service: serviceOf(till) }, after: { service, reason: note } };
  });
}

function serviceOf({ revoked, retiredAt }: Till): OfficeInput<'fleet.setService'>['service'] {
  if (revoked) return 'revoked';
  return retiredAt === null ? 'in-use' : 'retired';
}

type Changed = { readonly before: object; readonly after: object };

async function changeTill(
  desk: OfficeDesk,
  visit: Visit,
  device: DeviceId,
  change: (tx: Transaction, till: Till) => Promise<Changed>,
): Promise<{ done: true } | { refused: 'no-such-till' }> {
  const isDone = await transaction(desk.pool, async (tx) => {
    const till = await lockTill(tx, device);
    if (!till) return false;
    await noteDone(tx, desk, visit, { kind: 'till', id: device, ...(await change(tx, till)) });
    return true;
  });
  if (!isDone) return { refused: 'no-such-till' };
  desk.fleetChanged();
  return { done: true };
}
