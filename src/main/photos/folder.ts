import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Photo, photoName, photoNamed } from '../../shared/catalogue/photo.ts';

/** The photographs that this till holds, as files of a folder of their own; each is called by the hash of its bytes. */
export type PhotoFolder = {
  /** Once it is known what lies there; it never fails. */
  readonly opened: Promise<void>;
  readonly holds: (photo: Photo) => boolean;
  /** @returns undefined where it is not here, or is not any more what it was written as; then it is forgotten */
  readonly read: (name: string) => Promise<HeldPhoto | undefined>;
  /** What is here of one that broke off. */
  readonly begun: (photo: Photo) => Promise<Buffer>;
  readonly keepBegun: (photo: Photo, bytes: Uint8Array) => Promise<void>;
  /** @returns whether the bytes are the photograph's; others are not kept, nor is what had begun */
  readonly keep: (photo: Photo, bytes: Uint8Array) => Promise<boolean>;
  readonly keepOnly: (photos: readonly Photo[]) => Promise<void>;
  /** Bytes that the disk has left. */
  readonly free: () => Promise<number>;
};

export type HeldPhoto = { readonly bytes: Buffer; readonly type: string };

const BEGUN = '.part';

/**
 * Never in the way of a sale: nothing here waits for the disk in the counter's own turn, and nothing is flushed to it. A file
 * that a power cut tore is told by its hash when it is read, and fetched anew.
 * @param onForgotten one that was held is not any more
 */
export function openPhotoFolder(folder: string, onForgotten: () => void = () => {}): PhotoFolder {
  const held = new Set<string>();
  const fileOf = (name: string): string => join(folder, name);
  const open = async (): Promise<void> => {
    // Where it cannot be read there are none; why, is said by who would write into it.
    const names = await list(folder).catch(() => []);
    for (const name of names) if (photoNamed(name)) held.add(name);
  };
  const remove = (name: string): Promise<void> => rm(fileOf(name), { force: true, recursive: true });

  return {
    opened: open(),
    holds: (photo) => held.has(photoName(photo)),
    read: async (name) => {
      const asked = photoNamed(name);
      if (!asked || !held.has(name)) return undefined;
      const bytes = await readFile(fileOf(name)).catch(() => undefined);
      if (bytes && isOf(asked, bytes)) return { bytes, type: asked.type };
      held.delete(name);
      onForgotten();
      return undefined;
    },
    begun: (photo) => readFile(fileOf(photoName(photo) + BEGUN)).catch(() => Buffer.alloc(0)),
    keepBegun: async (photo, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(fileOf(photoName(photo) + BEGUN), bytes);
    },
    keep: async (photo, bytes) => {
      const name = photoName(photo);
      const isWhole = bytes.length === photo.bytes && isOf(photo, bytes);
      if (isWhole) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(fileOf(`${name}.new`), bytes);
        await rename(fileOf(`${name}.new`), fileOf(name));
        held.add(name);
      }
      await remove(name + BEGUN);
      return isWhole;
    },
    keepOnly: async (photos) => {
      const names = new Set(photos.map(photoName));
      const kept = (file: string): boolean => names.has(file) || names.has(file.replace(BEGUN, ''));
      for (const file of (await list(folder)).filter((each) => !kept(each))) {
        held.delete(file);
        // What another program holds open lies there until the next time, and holds up no photograph.
        await remove(file).catch(() => undefined);
      }
    },
    free: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

function isOf({ hash }: Pick<Photo, 'hash'>, bytes: Uint8Array): boolean {
  return createHash('sha256').update(bytes).digest('hex') === hash;
}
