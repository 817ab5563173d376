import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { CannotOpen } from './cannotOpen.ts';
import { openDatabase } from './db/open.ts';
import { type FolderLock, lockFolder } from './folderLock.ts';
import type { Log } from './log.ts';
import { openCluster, runningCluster } from './postgres/cluster.ts';
import { type CentreKey, centreKey } from './secrets.ts';

export type Beside = { readonly pool: Pool; readonly key: CentreKey; readonly close: () => Promise<void> };

type Where = { readonly folder: string; readonly databaseUrl?: string | undefined; readonly log: Log };

/**
 * A centre's database for a command that only reads it, beside the centre that is running in the folder, or by itself where
 * none is. Never makes a new centre.
 * @throws CannotOpen
 */
export async function openBeside({ folder, databaseUrl, log }: Where): Promise<Beside> {
  if (!existsSync(join(folder, 'centre-key.pem')))
    throw new CannotOpen('no-centre', `There is no centre in ${folder}.`);
  const key = centreKey(folder);
  if (databaseUrl !== undefined) return over(await openDatabase(databaseUrl, log), key, []);
  const lock = await unlessInUse(folder);
  if (!lock) return over(await openDatabase(running(folder), log), key, []);
  try {
    const cluster = await openCluster({ folder, log });
    return over(await openDatabase(cluster.url, log), key, [cluster.stop, lock.release]);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function unlessInUse(folder: string): Promise<FolderLock | undefined> {
  try {
    return await lockFolder(folder);
  } catch (error) {
    if (error instanceof CannotOpen && error.why === 'folder-in-use') return undefined;
    throw error;
  }
}

function running(folder: string): string {
  const url = runningCluster(folder);
  if (url !== undefined) return url;
  throw new CannotOpen('database-unreachable', `The centre in ${folder} is starting or ending. Try again in a moment.`);
}

function over(pool: Pool, key: CentreKey, undo: readonly (() => Promise<unknown>)[]): Beside {
  return {
    pool,
    key,
    close: async () => {
      await pool.end();
      for (const one of undo) await one();
    },
  };
}
