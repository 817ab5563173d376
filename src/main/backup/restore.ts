import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '../../shared/day.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { isFirstOfReplacement } from '../../shared/till/epoch.ts';
import { type Enrolment, enrolled, setEpoch } from '../db/enrolment.ts';
import { flushFolder } from '../db/flushFolder.ts';
import { appendAgain, hashAt, head, type Signer } from '../db/journal.ts';
import { openDatabase } from '../db/open.ts';
import { projectStored } from '../db/projection.ts';
import type { TillDb } from '../db/sqlite.ts';
import { setStanding } from '../db/syncState.ts';
import { WITNESS } from '../ledger/headWitness.ts';
import { DATABASE } from '../ledger/openLedger.ts';
import { entriesAtCentre, headAtCentre, type OwnAsker } from '../sync/askOwn.ts';
import { CentreTrouble } from '../sync/centre.ts';
import { publicHalf, signWith } from '../sync/keys.ts';
import type { Keyring } from '../till.ts';
import { highestEpoch, markEpoch } from './epochMark.ts';
import { findBackups } from './found.ts';
import { BackupDamaged, factsOf, proveBackup } from './readBackup.ts';

export type RestoreParts = {
  /** The till's data folder, locked by whoever restores. */
  readonly folder: string;
  readonly keyring: Keyring;
  readonly clock: () => Instant;
  readonly signal: AbortSignal;
};

/** What is back. */
export type Restored = {
  readonly epoch: number;
  readonly entries: number;
  readonly sales: number;
  /** Entries that only the centre had, and that are here again. */
  readonly fetched: number;
  readonly centre: 'asked' | 'another-history' | 'unreachable';
  /** The folder with what lay here before; null where nothing did. */
  readonly aside: string | null;
};

type NotRestored = RefusalOf<'backup-damaged' | 'backup-of-another' | 'epochs-used-up'>;

/**
 * Puts a backup in the place of a lost or damaged database. The backup is copied and the copy proved; what the centre has
 * beyond it is fetched; it goes on in a new epoch, higher than any this key ever signed in, so that no slip number and no seq of it
 * is ever used again. What lay here before is set aside and never deleted. A cut at any moment leaves the old files or the new.
 */
export async function restoreBackup(parts: RestoreParts, file: string): Promise<Restored | NotRestored> {
  const draft = join(parts.folder, `${DATABASE}.restoring`);
  clear(draft);
  try {
    copyFileSync(file, draft);
    proveBackup(draft);
  } catch (error) {
    clear(draft);
    if (error instanceof BackupDamaged) return { refused: 'backup-damaged' };
    throw error;
  }
  const db = openDatabase(draft);
  try {
    const made = await bring(parts, db);
    if ('refused' in made) return made;
    const { entries, sales } = countsOf(db, draft);
    db.close();
    return { ...made, entries, sales, aside: putInPlace(parts, draft) };
  } finally {
    if (db.raw.open) db.close();
    clear(draft);
  }
}

/** Makes the copy what this till goes on with. */
async function bring(
  { folder, keyring, signal }: RestoreParts,
  db: TillDb,
): Promise<Pick<Restored, 'epoch' | 'fetched' | 'centre'> | NotRestored> {
  const who = enrolled(db);
  const signer = signerOf(keyring, who);
  if (!signer) return { refused: 'backup-of-another' };
  const { centre, fetched, centreEpoch } = await fetchMissing(db, { enrolment: who, signer, signal }, signer);
  const others = findBackups(folder).flatMap(({ facts }) => (facts?.device === who.device ? [facts.epoch] : []));
  const epoch = 1 + Math.max(who.epoch, head(db).epoch, centreEpoch, highestEpoch(keyring, who.device), ...others);
  if (isFirstOfReplacement(epoch)) return { refused: 'epochs-used-up' };
  db.write((writing) => {
    setEpoch(writing, epoch);
    // What lay on the counter then was sold or left long ago; what waited for paper may have come out since.
    writing.run('DELETE FROM cart');
    writing.run(`UPDATE print_job SET state = 'skipped' WHERE state IN ('queued', 'sending', 'unknown')`);
  });
  // Kept with the key before the database has its name: two restores never begin the same epoch.
  markEpoch(keyring, { device: who.device, epoch });
  return { epoch, fetched, centre };
}

function signerOf(keyring: Keyring, { device, epoch, publicKey }: Enrolment): Signer | undefined {
  const secret = keyring.read('signing-key');
  return secret && publicHalf(secret) === publicKey ? { device, epoch, sign: signWith(secret) } : undefined;
}

type Fetched = Pick<Restored, 'centre' | 'fetched'> & { readonly centreEpoch: number };

async function fetchMissing(db: TillDb, asker: OwnAsker, signer: Signer): Promise<Fetched> {
  try {
    const acknowledged = await headAtCentre(asker);
    const at = head(db);
    const { epoch: centreEpoch } = acknowledged;
    if (acknowledged.seq <= at.seq) {
      const isOurs = hashAt(db, acknowledged.seq) === acknowledged.hash;
      return { centre: isOurs ? 'asked' : 'another-history', fetched: 0, centreEpoch };
    }
    const entries = await entriesAtCentre(asker, at);
    if (!entries) return { centre: 'another-history', fetched: 0, centreEpoch };
    db.write((writing) => {
      for (const entry of entries) {
        appendAgain(writing, signer, entry);
        projectStored(writing, entry.header, entry.body);
      }
      setStanding(writing, { acknowledged, branch: undefined, forked: false });
    });
    return { centre: 'asked', fetched: entries.length, centreEpoch };
  } catch (error) {
    if (!(error instanceof CentreTrouble)) throw error;
    return { centre: 'unreachable', fetched: 0, centreEpoch: 0 };
  }
}

function countsOf(db: TillDb, file: string): Pick<Restored, 'entries' | 'sales'> {
  const { seq: entries, sales } = factsOf(db, file);
  return { entries, sales };
}

/** The witness of what was goes last: until then a start finds that something is missing, and restores again. */
function putInPlace({ folder, clock }: RestoreParts, draft: string): string | null {
  const names = readdirSync(folder);
  const stamp = new Date(clock()).toISOString().replace(/[-:]/g, '').slice(0, 15);
  const aside = freeFolder(join(folder, 'set-aside', stamp));
  const old = names.filter((name) => isOfDatabase(name) && !name.startsWith(`${DATABASE}.restoring`));
  const witnesses = names.filter((name) => isWitness(name));
  for (const name of old) setAside(folder, aside, name);
  renameSync(draft, join(folder, DATABASE));
  flushFolder(folder);
  for (const name of witnesses) setAside(folder, aside, name);
  return old.length + witnesses.length > 0 ? aside : null;
}

/** Ahead of whatever is restored, it would take that for a loss. */
function isWitness(name: string): boolean {
  return name === WITNESS || name.startsWith(`${WITNESS}.`);
}

function isOfDatabase(name: string): boolean {
  return name === DATABASE || name.startsWith(`${DATABASE}-`) || name.startsWith(`${DATABASE}.`);
}

function freeFolder(folder: string): string {
  return existsSync(folder) ? freeFolder(`${folder}-1`) : folder;
}

function setAside(folder: string, aside: string, name: string): void {
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  renameSync(join(folder, name), join(aside, name));
  flushFolder(aside);
  flushFolder(dirname(aside));
}

/** Sets a till's database aside, so that this machine begins as one that was never enrolled. @returns where it lies now */
export function setDatabaseAside(folder: string, at: Instant): string {
  const stamp = new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15);
  const aside = freeFolder(join(folder, 'set-aside', stamp));
  const names = readdirSync(folder);
  for (const name of names.filter((each) => isOfDatabase(each) || isWitness(each))) setAside(folder, aside, name);
  return aside;
}

function clear(draft: string): void {
  for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${side}`, { force: true });
}
