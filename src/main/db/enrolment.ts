import type { DeviceId, OutletId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Who this till is. */
export type Enrolment = {
  readonly device: DeviceId;
  readonly epoch: number;
  readonly outlet: OutletId;
  /** Its number within the outlet. */
  readonly till: number;
  /** SPKI DER, base64. */
  readonly publicKey: string;
  readonly centreUrl: string;
  readonly centreKey: string;
};

/** @returns undefined until the till is enrolled */
export function enrolment(db: ReadDb): Enrolment | undefined {
  return db.get<Enrolment>(
    `SELECT device, epoch, outlet, till, public_key AS publicKey, centre_url AS centreUrl, centre_key AS centreKey
     FROM enrolment`,
  );
}

export function enrolled(db: ReadDb): Enrolment {
  return must(enrolment(db), 'the enrolment of this till');
}

export function insertEnrolment(db: WriteDb, made: Enrolment): void {
  db.run(
    `INSERT INTO enrolment (one, device, epoch, outlet, till, public_key, centre_url, centre_key)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
    made.device,
    made.epoch,
    made.outlet,
    made.till,
    made.publicKey,
    made.centreUrl,
    made.centreKey,
  );
}

/** A till that was restored goes on in an epoch of its own, so that no number of before comes again. */
export function setEpoch(db: WriteDb, epoch: number): void {
  db.run('UPDATE enrolment SET epoch = ?', epoch);
}

/** The centre moved to another address; who we are stays. */
export function setCentreUrl(db: WriteDb, url: string): void {
  db.run('UPDATE enrolment SET centre_url = ?', url);
}
