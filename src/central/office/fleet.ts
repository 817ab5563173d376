import { hash } from 'node:crypto';
import type { Instant } from '../../shared/day.ts';
import type { DeviceId, OutletId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
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
    replaces: till.replaces,
    replacedAt: till.replacedAt as Instant | null,
    replacedBy: till.replacedBy as DeviceId | null,
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
    const made = await makeEnrolCode(tx, desk, { outlet });
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
    if (till.replacedBy !== null) return { refused: 'replaced' };
    const retiredAt = service === 'retired' ? desk.clock() : null;
    await setTillService(tx, { device, revoked: service === 'revoked', retiredAt, replacedAt: null, note });
    return { before: { service: serviceOf(till) }, after: { service, reason: note } };
  });
}

/** Shuts a till out at once, and makes the code by which another machine takes its place. */
export async function replaceTill(
  desk: OfficeDesk,
  { device, note }: OfficeInput<'fleet.replaceTill'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.replaceTill'>> {
  let made: { code: string; expiresAt: Instant } | undefined;
  const done = await changeTill(desk, visit, device, async (tx, till) => {
    if (till.replacedBy !== null) return { refused: 'replaced' };
    const { outlet, retiredAt } = till;
    made = await makeEnrolCode(tx, desk, { outlet, replaces: device });
    if (!made) return { refused: 'no-such-till' };
    const replacedAt = till.replacedAt ?? desk.clock();
    await setTillService(tx, { device, revoked: true, retiredAt, replacedAt, note });
    const after = { service: 'replaced', reason: note, codeGoodUntil: made.expiresAt };
    return { before: { service: serviceOf(till) }, after };
  });
  return 'refused' in done ? done : must(made, 'the code that was just made');
}

function serviceOf({ revoked, retiredAt, replacedAt }: Till): OfficeInput<'fleet.setService'>['service'] | 'replaced' {
  if (replacedAt !== null) return 'replaced';
  if (revoked) return 'revoked';
  return retiredAt === null ? 'in-use' : 'retired';
}

type Changed = { readonly before: object; readonly after: object };
type Unchanged<Why extends string> = { readonly refused: Why };

async function changeTill<Why extends string = never>(
  desk: OfficeDesk,
  visit: Visit,
  device: DeviceId,
  change: (tx: Transaction, till: Till) => Promise<Changed | Unchanged<Why>>,
): Promise<{ done: true } | { refused: Why | 'no-such-till' }> {
  const refused = await transaction(desk.pool, async (tx) => {
    const till = await lockTill(tx, device);
    if (!till) return 'no-such-till';
    const changed = await change(tx, till);
    if ('refused' in changed) return changed.refused;
    await noteDone(tx, desk, visit, { kind: 'till', id: device, ...changed });
    return undefined;
  });
  if (refused) return { refused };
  desk.fleetChanged();
  return { done: true };
}
