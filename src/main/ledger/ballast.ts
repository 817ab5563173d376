import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The reserve within the till's folder. */
export const BALLAST = 'reserve.ballast';

const MIB = 1024 * 1024;
/** Bytes. A sale takes some 10 kB until the WAL is folded in, and 2 kB after it: enough for a shift and its closing. */
const SIZE = 16 * MIB;
/** Bytes that must be free beside it before it is laid in: it is for a full disk, not what fills it. */
const ROOM_BESIDE = 64 * MIB;
/** Bytes. Less than this, and the next write of anything may be the one that does not fit. */
const ALMOST_NOTHING = 2 * MIB;
/** Bytes. Somebody should tidy up while there is time. */
const LITTLE = 1024 * MIB;

/** `full`: the reserve is what the till works from, or there was never room for one. */
export type DiskRoom = 'enough' | 'low' | 'full';

/**
 * A file of nothing that holds room on the disk. SQLite cannot even open a database on a disk that is full; with this taken
 * away it can, sells on, and closes the shift.
 */
export type Ballast = {
  /** Gives the room back to the disk. @returns false where there is none to give */
  readonly giveUp: () => boolean;
  readonly isAlmostFull: () => boolean;
  /** Looks at the disk; gives up where there is almost nothing left. */
  readonly room: () => DiskRoom;
  /** Lays it in where there is room; a till does so while nobody waits. */
  readonly layIn: () => Promise<void>;
};

/** @param freeBytes what is free for this user; a test says */
export function ballastOf(folder: string, freeBytes: () => number = () => freeIn(folder)): Ballast {
  const file = join(folder, BALLAST);
  const giveUp = (): boolean => {
    if (!existsSync(file)) return false;
    rmSync(file, { force: true });
    return true;
  };
  return {
    giveUp,
    isAlmostFull: () => freeBytes() < ALMOST_NOTHING,
    room: () => {
      const free = freeBytes();
      if (free < ALMOST_NOTHING) giveUp();
      // Before it is laid in for the first time there is none, and nothing is wrong.
      if (!existsSync(file) && free < SIZE + ROOM_BESIDE) return 'full';
      return free < LITTLE ? 'low' : 'enough';
    },
    layIn: async () => {
      if (!existsSync(file) && freeBytes() >= SIZE + ROOM_BESIDE) await fill(file);
    },
  };
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Of random bytes: a file system that compresses would keep zeros in no room at all. */
async function fill(file: string): Promise<void> {
  const draft = `${file}.new`;
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      for (let written = 0; written < SIZE; written += MIB) await handle.write(randomBytes(MIB));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
