import { readSuspended, readSuspense } from '../db/fleet.ts';
import { transaction } from '../db/query.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import type { Visit } from './people/visit.ts';

/** More than a page shows at once; the rest is read when these are mended. */
const SHOWN = 500;

export async function listSuspense({ pool }: OfficeDesk): Promise<OfficeReply<'fleet.suspense'>> {
  return (await readSuspense(pool, SHOWN)) as OfficeReply<'fleet.suspense'>;
}

export async function showSuspended(
  { pool }: OfficeDesk,
  { device, seq }: OfficeInput<'fleet.showSuspended'>,
): Promise<OfficeReply<'fleet.showSuspended'>> {
  return (await readSuspended(pool, device, seq)) ?? { refused: 'no-such-entry' };
}

export async function retrySuspense(
  desk: OfficeDesk,
  _input: unknown,
  visit: Visit,
): Promise<OfficeReply<'fleet.retrySuspense'>> {
  // Each entry is read in a transaction of its own till's; that somebody asked for it stands beside.
  const retried = await desk.projector.retry();
  await noteRetried(desk, visit, '', retried);
  if (retried.read > 0) desk.fleetChanged();
  return retried;
}

export async function retryOne(
  desk: OfficeDesk,
  { device, seq }: OfficeInput<'fleet.retryOne'>,
  visit: Visit,
): Promise<OfficeReply<'fleet.retryOne'>> {
  if (!(await readSuspended(desk.pool, device, seq))) return { refused: 'no-such-entry' };
  const read = await desk.projector.retryOne({ device, seq });
  await noteRetried(desk, visit, `${device} ${seq}`, { read });
  desk.fleetChanged();
  return { read };
}

async function noteRetried(desk: OfficeDesk, visit: Visit, id: string, after: object): Promise<void> {
  await transaction(desk.pool, (tx) => noteDone(tx, desk, visit, { kind: 'suspense', id, before: null, after }));
}
