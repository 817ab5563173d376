import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own for a test: a file system in a file, so that what reached the disk can be told from what did not. */
export type TornDisk = {
  /** Where it is mounted. */
  readonly folder: string;
  /** The disk as it would be found if the power went now. Whoever writes to it is stopped. */
  readonly cut: () => Cut;
  readonly remove: () => void;
};

/** A disk after a power cut, put into a machine again: its file system mends itself as it is mounted. */
export type Cut = { readonly mounted: <T>(look: (folder: string) => T) => T };

/** @param size room for some thousand sales, unless said otherwise; @returns undefined where this machine lets nobody mount */
export function tornDisk(size = '64M'): TornDisk | undefined {
  const home = mkdtempSync(join(tmpdir(), 'quay-disk-'));
  const image = join(home, 'disk.img');
  const folder = join(home, 'disk');
  mkdirSync(folder);
  // Everything laid out at once: nothing of the file system's own writes later, in between ours.
  const made =
    run('truncate', '-s', size, image) &&
    run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image) &&
    run('mount', '-o', 'loop', image, folder);
  if (!made) {
    rmSync(home, { recursive: true, force: true });
    return undefined;
  }
  let cuts = 0;
  return {
    folder,
    cut: () => {
      cuts += 1;
      const name = join(home, `cut-${cuts}`);
      // Read beneath the mounted file system: what it still holds in memory is not in the image.
      must(run('cp', '--sparse=always', image, `${name}.img`), 'a copy of the image');
      return { mounted: (look) => lookInto(name, look) };
    },
    remove: () => {
      unmount(folder);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function lookInto<T>(name: string, look: (folder: string) => T): T {
  mkdirSync(name);
  must(run('mount', '-o', 'loop', `${name}.img`, name), 'a disk that mounts after its power was cut');
  try {
    return look(name);
  } finally {
    unmount(name);
    rmSync(`${name}.img`);
  }
}

/** Now, or as soon as a flush of the till's that is still under way lets go. */
function unmount(folder: string): void {
  run('umount', '--lazy', folder);
}

function run(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function must(done: boolean, what: string): void {
  if (!done) throw new Error(`there should be ${what}`);
}

/** Whether anything can be mounted here; says so aloud where not, since a proof that is left out is none. */
export function canMount(proof: string): boolean {
  const disk = tornDisk();
  disk?.remove();
  if (!disk) {
    console.error(
      `\n*** NOT PROVEN HERE: ${proof}. This machine mounts no image: that takes root and a loop device ***\n`,
    );
  }
  return disk !== undefined;
}
