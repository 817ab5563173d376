import type { BackupFacts } from '../../shared/backup/backup.ts';
import type { AtCentre } from '../../shared/contract/recovery.ts';
import type { DeviceId } from '../../shared/id.ts';
import type { Head } from '../../shared/journal/chain.ts';
import type { Hash } from '../../shared/journal/hash.ts';
import { enrolled } from '../db/enrolment.ts';
import { hashAt } from '../db/journal.ts';
import { openReadOnly, type ReadOnly } from '../db/readOnly.ts';
import { hashAtCentre, headAtCentre, type OwnAsker } from '../sync/askOwn.ts';
import { CentreTrouble } from '../sync/centre.ts';
import { publicHalf, signWith } from '../sync/keys.ts';
import type { Keyring } from '../till.ts';

type Backup = { readonly file: string; readonly facts: BackupFacts };

export type AskedCentre = {
  /** The till whose key is on this machine; undefined where no backup is of it. */
  readonly device: DeviceId | undefined;
  /** What the centre has to each of its backups, by file; without those that nothing is known of. */
  readonly known: ReadonlyMap<string, AtCentre>;
};

/**
 * Asks the centre how its journal of the till that this machine is goes on from each backup. It is reckoned by hashes and not by
 * how many entries there are: a till that went on from a backup while the centre was away has another history, and numbers say nothing.
 *
 * @param backups the newest first; it knows the way to the centre
 */
export async function askCentre(
  backups: readonly Backup[],
  keyring: Keyring,
  signal: AbortSignal,
): Promise<AskedCentre> {
  const known = new Map<string, AtCentre>();
  const secret = keyring.read('signing-key');
  if (!secret) return { device: undefined, known };
  const publicKey = publicHalf(secret);
  const enrolment = backups.map(({ file }) => reading(file, enrolled)).find((each) => each.publicKey === publicKey);
  if (!enrolment) return { device: undefined, known };
  const { device } = enrolment;
  const mine = backups.filter(({ facts }) => facts.device === device);
  try {
    await compare(mine, { enrolment, signer: { sign: signWith(secret) }, signal }, known);
  } catch (error) {
    if (!(error instanceof CentreTrouble)) throw error;
  }
  return { device, known };
}

/** What a backup has in its journal that the centre goes on from, the backups before it need not be asked for. */
async function compare(backups: readonly Backup[], asker: OwnAsker, known: Map<string, AtCentre>): Promise<void> {
  const head = await headAtCentre(asker);
  let trunk: Backup | undefined;
  for (const backup of backups) {
    const { file, facts } = backup;
    const isSame = (trunk && has(trunk, facts)) || (await isOfCentre(backup, head, asker));
    if (isSame) trunk ??= backup;
    const beyond = Math.max(0, head.seq - facts.seq);
    known.set(file, isSame ? { history: 'same', beyond } : { history: 'another' });
  }
}

async function isOfCentre(backup: Backup, head: Head, asker: OwnAsker): Promise<boolean> {
  const { seq, hash } = backup.facts;
  return head.seq <= seq ? has(backup, head) : (await hashAtCentre(asker, seq)) === hash;
}

function has({ file }: Backup, { seq, hash }: { readonly seq: number; readonly hash: Hash }): boolean {
  return reading(file, (db) => hashAt(db, seq)) === hash;
}

function reading<T>(file: string, read: (db: ReadOnly) => T): T {
  const db = openReadOnly(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}
