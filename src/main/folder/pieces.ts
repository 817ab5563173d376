import { open, rm } from 'node:fs/promises';

/** A file that somebody asked for at the screen: one at a time, on the disk until its last piece was fetched. */
export type InPieces<Made> = {
  readonly make: () => Promise<Made>;
  /** @returns undefined where there is none, or no such place in it */
  readonly piece: (from: number) => Promise<{ readonly bytes: Buffer; readonly next: number | null } | undefined>;
};

/** Bytes of a piece: a message that a page takes at once. */
const PIECE = 1_048_576;

/** @param write writes the file; asked for twice at once, it is written once */
export function inPieces<Made extends { readonly bytes: number }>(
  file: string,
  write: () => Promise<Made>,
): InPieces<Made> {
  let made: Made | undefined;
  let making: Promise<Made> | undefined;
  const make = async (): Promise<Made> => {
    made = undefined;
    made = await write();
    return made;
  };
  return {
    make: () => {
      making ??= make().finally(() => {
        making = undefined;
      });
      return making;
    },
    piece: async (from) => {
      if (!made || from >= made.bytes) return undefined;
      const { bytes: size } = made;
      const bytes = await bytesAt(file, from, Math.min(PIECE, size - from));
      const next = from + bytes.length < size ? from + bytes.length : null;
      if (next !== null) return { bytes, next };
      made = undefined;
      await rm(file, { force: true });
      return { bytes, next };
    },
  };
}

async function bytesAt(file: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
