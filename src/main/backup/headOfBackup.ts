import type { DeviceId } from '../../shared/id.ts';
import type { Head } from '../../shared/journal/chain.ts';
import { enrolled } from '../db/enrolment.ts';
import { openReadOnly } from '../db/readOnly.ts';
import { headAtCentre } from '../sync/askOwn.ts';
import { CentreTrouble } from '../sync/centre.ts';
import { publicHalf, signWith } from '../sync/keys.ts';
import type { Keyring } from '../till.ts';

export type AskedCentre = {
  /** The till whose key is on this machine; undefined where no backup is of it. */
  readonly device: DeviceId | undefined;
  /** Where the centre's journal of it ends; undefined where the centre could not be asked. */
  readonly head: Head | undefined;
};

/** Asks the centre what it has of the till that this machine is, as the newest backup of it knows the way there. */
export async function headOfBackup(
  backups: readonly { readonly file: string }[],
  keyring: Keyring,
  signal: AbortSignal,
): Promise<AskedCentre> {
  const secret = keyring.read('signing-key');
  if (!secret) return { device: undefined, head: undefined };
  const publicKey = publicHalf(secret);
  const enrolment = backups.map(({ file }) => enrolmentIn(file)).find((each) => each.publicKey === publicKey);
  if (!enrolment) return { device: undefined, head: undefined };
  try {
    const head = await headAtCentre({ enrolment, signer: { sign: signWith(secret) }, signal });
    return { device: enrolment.device, head };
  } catch (error) {
    if (!(error instanceof CentreTrouble)) throw error;
    return { device: enrolment.device, head: undefined };
  }
}

function enrolmentIn(file: string) {
  const db = openReadOnly(file);
  try {
    return enrolled(db);
  } finally {
    db.close();
  }
}
