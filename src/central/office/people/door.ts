import { tillOf } from '../../db/till.ts';
import type { Asked } from '../api/call.ts';
import { type Door, mayDo, type Right, rights } from '../api/rights.ts';
import type { OfficeDesk } from '../desk.ts';
import { type Asker, isWithin, withinOf } from './visit.ts';

/** Why somebody does not get through. */
export type Closed = 'not-signed-in' | 'not-allowed' | 'second-factor-first';

/** @returns undefined where it is open */
export function closedTo(asker: Asker | undefined, door: Door): Closed | undefined {
  if (door === 'anyone') return undefined;
  if (!asker) return 'not-signed-in';
  if (door === 'oneself') return undefined;
  if (asker.mustSetUp) return 'second-factor-first';
  return mayDo(asker.role, door) ? undefined : 'not-allowed';
}

/**
 * Whether what is asked for is theirs. Reading, what is left out is narrowed by the call itself; a change that names no
 * outlet is about all of them, and so nobody's whose outlets are some.
 */
export async function isTheirs(desk: OfficeDesk, asker: Asker, { right, asked }: AskedBy): Promise<boolean> {
  const within = withinOf({ asker });
  if (within === null) return true;
  const { outlet, device, staff } = asked;
  if (outlet && !isWithin(within, outlet)) return false;
  if (device && !isWithin(within, (await tillOf(desk.pool, device))?.outlet ?? null)) return false;
  const person = staff ? (await desk.catalogue.fresh()).staff.get(staff) : undefined;
  if (staff && !isWithin(within, person?.outlet ?? null)) return false;
  const namesSome = outlet !== null && Boolean(outlet ?? device ?? staff);
  return namesSome || rights[right].does === 'read';
}

type AskedBy = { readonly right: Right; readonly asked: Asked };
