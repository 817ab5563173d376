import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenWire, type Wire, wordOf } from './wire.ts';

/** Milliseconds between two looks whether it takes more, or has said something. */
const LOOK_AGAIN = 10;
const READ_BYTES = 1_024;
const FOLDER = '/dev/usb';

/**
 * A USB printer as Linux shows it: `/dev/usb/lp0`, a character device that takes bytes and gives status (`usblp`). Opened so that
 * it never blocks: a printer that has stopped would otherwise hold one of the program's few file threads for as long as it
 * likes.
 */
export function usbWire(path: string): OpenWire {
  return async () => {
    const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      // A file of that name, left by whoever wrote to a printer that was not plugged in, would take every slip there is.
      if (!(await file.stat()).isCharacterDevice()) throw new Error('no device');
      await readEmpty(file);
    } catch (error) {
      await file.close();
      throw error;
    }
    return wireOf(file);
  };
}

/** What an earlier job was answered late is no answer to this one. */
async function readEmpty(file: FileHandle): Promise<void> {
  const buffer = Buffer.alloc(READ_BYTES);
  while ((await readInto(file, buffer)) > 0);
}

function wireOf(file: FileHandle): Wire {
  const gone = Promise.withResolvers<string>();
  const listeners: ((chunk: Uint8Array) => void)[] = [];
  const closing = new AbortController();
  const readOn = async (): Promise<void> => {
    const buffer = Buffer.alloc(READ_BYTES);
    while (!closing.signal.aborted) {
      const count = await readInto(file, buffer);
      if (count > 0) for (const listener of listeners) listener(Uint8Array.from(buffer.subarray(0, count)));
      else await sleep(LOOK_AGAIN);
    }
  };
  const reading = readOn().catch((error: unknown) => gone.resolve(wordOf(error)));
  return {
    write: async (bytes) => {
      let from = 0;
      while (!closing.signal.aborted) {
        const at = from;
        const written = await unlessBusy(() => file.write(bytes, at, bytes.length - at, null));
        // The driver says of its last piece that it is written while it still passes it on, and drops it if it is closed then.
        // To be told that none is left, nothing is written once more: it is busy until then.
        if (written && from === bytes.length) return;
        from += written?.bytesWritten ?? 0;
        if (!written) await sleep(LOOK_AGAIN);
      }
      throw new Error('closed');
    },
    listen: (listener) => void listeners.push(listener),
    gone: gone.promise,
    end: async () => {
      closing.abort();
      await reading;
      await file.close().catch(() => undefined);
      return undefined;
    },
  };
}

/** @returns 0 where there is nothing to read */
async function readInto(file: FileHandle, buffer: Buffer): Promise<number> {
  const read = await unlessBusy(() => file.read(buffer, 0, READ_BYTES, null));
  return read?.bytesRead ?? 0;
}

/** @returns undefined where the device is busy */
async function unlessBusy<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (wordOf(error) === 'EAGAIN') return undefined;
    throw error;
  }
}

/** The USB printers of this machine; none where the operating system does not show them so. */
export async function usbPorts(): Promise<readonly string[]> {
  const names = await readdir(FOLDER).catch(() => []);
  return names.filter((name) => /^lp\d+$/.test(name)).map((name) => `${FOLDER}/${name}`);
}
