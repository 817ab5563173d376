import type { TookPlace } from '../../shared/contract/till.ts';
import type { DeviceId } from '../../shared/id.ts';
import { TillEnrolledBody } from '../../shared/till/till.ts';
import { entryAt } from './journal.ts';
import type { ReadDb } from './sqlite.ts';

/** The machine whose place this one took, for as long as nobody has opened a shift here. */
export function tookPlace(db: ReadDb, device: DeviceId): TookPlace | undefined {
  if (db.get('SELECT 1 FROM shift LIMIT 1')) return undefined;
  const first = entryAt(db, device, 1);
  const of = first && TillEnrolledBody.parse(JSON.parse(first.body)).replaces;
  return of && { of, epoch: first.header.epoch };
}

/** Where this machine's journal begins: slips of an epoch before it are another machine's. */
export function firstEpoch(db: ReadDb, device: DeviceId): number {
  return entryAt(db, device, 1)?.header.epoch ?? 1;
}
