import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { type BackupFacts, backupMadeAt } from '../../shared/backup/backup.ts';
import type { BackupPlace } from '../../shared/contract/backup.ts';
import type { Instant } from '../../shared/day.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { readIfThere, writeDurably } from '../folder/durableFile.ts';

/** The folder of backups within the till's own. */
export function ownBackups(tillFolder: string): string {
  return join(tillFolder, 'backups');
}

/** Of this till within a second place, which several tills may share. */
export function secondBackups(
  place: string,
  { outletCode, till, device }: Pick<BackupFacts, 'outletCode' | 'till' | 'device'>,
) {
  return join(place, `quay-ocop-${outletCode}-${till}-${device.slice(-6)}`);
}

export type BackupFile = { readonly file: string; readonly at: Instant };

/** The backups of a folder by their names, newest first; none where it cannot be read. */
export function backupsIn(folder: string): BackupFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const at = backupMadeAt(name);
      return at === undefined ? [] : [{ file: join(folder, name), at }];
    })
    .toSorted((a, b) => b.at - a.at);
}

/** … of every till that keeps some in a second place, or in a folder that somebody names. */
export function backupsBelow(place: string): BackupFile[] {
  const tills = namesIn(place).filter((name) => name.startsWith('quay-ocop-'));
  return [...backupsIn(place), ...tills.flatMap((name) => backupsIn(join(place, name)))];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const Settings = z.object({ second: z.string().nullable() });

// A file and no table: whoever restores a lost database wants to know where the backups are.
const settingsFile = (tillFolder: string) => join(tillFolder, 'backups.json');

export function secondPlace(tillFolder: string): string | null {
  try {
    const kept = readIfThere(settingsFile(tillFolder));
    return kept ? Settings.parse(JSON.parse(Buffer.from(kept).toString('utf8'))).second : null;
  } catch {
    // Damaged, it is as if nobody had chosen; the screen says so.
    return null;
  }
}

export function setSecondPlace(tillFolder: string, second: string | null): void {
  writeDurably(settingsFile(tillFolder), Buffer.from(JSON.stringify({ second } satisfies z.infer<typeof Settings>)));
}

/** Why a folder cannot be the second place; undefined where it can. */
export function placeFault(
  tillFolder: string,
  place: string,
): RefusalOf<'no-such-folder' | 'folder-of-till' | 'folder-not-writable'> | undefined {
  if (!isAbsolute(place) || !isFolder(place)) return { refused: 'no-such-folder' };
  if (isWithin(resolve(tillFolder), resolve(place))) return { refused: 'folder-of-till' };
  try {
    accessSync(place, constants.W_OK);
    return undefined;
  } catch {
    return { refused: 'folder-not-writable' };
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A second place on the same disk is lost with it. False where nobody can say. */
export function isSameDisk(tillFolder: string, place: string): boolean {
  try {
    return statSync(tillFolder).dev === statSync(place).dev;
  } catch {
    return false;
  }
}

/** Bytes that a program may still write there; undefined where nobody can say. */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Sticks and disks besides the one the till lies on that something can be kept on, to choose from. */
export function placesToChoose(tillFolder: string): BackupPlace[] {
  return otherDisks(tillFolder)
    .map((path) => ({ path, free: roomIn(path) ?? null }))
    .filter(({ path, free }) => free !== 0 && !placeFault(tillFolder, path));
}

/** … and all that can be read: a stick that is full or locked may hold what is looked for. */
export function otherDisks(tillFolder: string): string[] {
  return mounted().filter((path) => isFolder(path) && !isSameDisk(tillFolder, path));
}

const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ'.split('');

function mounted(): string[] {
  if (process.platform === 'win32') return LETTERS.map((letter) => `${letter}:\\`).filter((path) => existsSync(path));
  if (process.platform === 'darwin') return namesIn('/Volumes').map((name) => join('/Volumes', name));
  return mountsOfLinux();
}

/** Where a desktop puts sticks. In the list of mounts a space is written `\040`. */
function mountsOfLinux(): string[] {
  try {
    const lines = readFileSync('/proc/mounts', 'utf8').split('\n');
    const paths = lines.map((line) => (line.split(' ')[1] ?? '').replaceAll('\\040', ' '));
    return [...new Set(paths.filter((path) => /^\/(media|run\/media|mnt)\//.test(path)))];
  } catch {
    return [];
  }
}
