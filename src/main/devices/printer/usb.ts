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
    await readEmpty(file);
    return wireOf(file);
  };
}

/** What an earlier job was answered late is no answer to this one. */
async function readEmpty(file: FileHandle): Promise<void> {
  const buffer = Buffer.alloc(READ_BYTES);
  while ((await unlessBusy(() => file.read(buffer, 0, READ_BYTES, null).then(({ bytesRead }) => bytesRead))) > 0);
}

function wireOf(file: FileHandle): Wire {
  const gone = Promise.withResolvers<string>();
  const listeners: ((chunk: Uint8Array) => void)[] = [];
  const closing = new AbortController();
  const readOn = async (): Promise<void> => {
    const buffer = Buffer.alloc(READ_BYTES);
    while (!closing.signal.aborted) {
      const count = await unlessBusy(() => file.read(buffer, 0, READ_BYTES, null).then(({ bytesRead }) => bytesRead));
      if (count > 0) for (const listener of listeners) listener(Uint8Array.from(buffer.subarray(0, count)));
      else await sleep(LOOK_AGAIN);
    }
  };
  const reading = readOn().catch((error: unknown) => gone.resolve(wordOf(error)));
  return {
    write: async (bytes) => {
      let from = 0;
      while (from < bytes.length && !closing.signal.aborted) {
        const at = from;
        from += await unlessBusy(() =>
          file.write(bytes, at, bytes.length - at, null).then((done) => done.bytesWritten),
        );
        if (from < bytes.length) await sleep(LOOK_AGAIN);
      }
      if (from < bytes.length) throw new Error('closed');
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

/** @returns 0 where the device is busy */
async function unlessBusy(act: () => Promise<number>): Promise<number> {
  try {
    return await act();
  } catch (error) {
    if (wordOf(error) === 'EAGAIN') return 0;
    throw error;
  }
}

/** The USB printers of this machine; none where the operating system does not show them so. */
export async function usbPorts(): Promise<readonly string[]> {
  const names = await readdir(FOLDER).catch(() => []);
  return names.filter((name) => /^lp\d+$/.test(name)).map((name) => `${FOLDER}/${name}`);
}
