import { spawnSync } from 'node:child_process';
import { lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotOpen } from '../cannotOpen.ts';

/** Whom PostgreSQL runs as. Undefined where it runs as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so root hands it to somebody with fewer rights: whoever owns the cluster
 * already, else the account `postgres`, else `nobody`.
 */
export function accountFor(clusterOwner: Account): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (clusterOwner && clusterOwner.uid !== 0) return clusterOwner;
  const found = accountNamed('postgres') ?? accountNamed('nobody');
  if (!found) {
    throw new CannotOpen(
      'no-postgres',
      'PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as. Start the centre as an ordinary user, or set DATABASE_URL.',
    );
  }
  return found;
}

export function ownerOf(path: string): Account {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, gid: stat.gid };
}

function accountNamed(name: string): Account {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Whether an account may read a folder: all folders above it must let it pass, e.g. not a home folder of mode 0700. */
export function mayReach(account: Account, folder: string): boolean {
  if (!account) return true;
  const stat = statSync(folder);
  const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
  const passes = ((stat.mode >> shift) & 0o1) === 1;
  const above = dirname(folder);
  return passes && (above === folder || mayReach(account, above));
}
