import { type OpenWire, type Wire, wordOf } from './wire.ts';

/** `baud` in bits a second; eight data bits, no parity, one stop bit, as every receipt printer comes. */
export type SerialPrinter = {
  readonly path: string;
  readonly baud: number;
  readonly flow: 'none' | 'hardware' | 'software';
};

/** Loaded when the first serial printer is spoken to: a native library that most tills never need. */
async function binding() {
  const { autoDetect } = await import('@serialport/bindings-cpp');
  return autoDetect();
}

/** Milliseconds to let what was written run out of the cable; a printer that has stopped holds it for ever. */
const DRAIN = 2_000;
const READ_BYTES = 1_024;

/** A printer on a serial cable, or one that a driver shows as such. */
export function serialWire({ path, baud, flow }: SerialPrinter): OpenWire {
  return async (signal) => {
    const port = await (await binding()).open({
      path,
      baudRate: baud,
      rtscts: flow === 'hardware',
      xon: flow === 'software',
      xoff: flow === 'software',
    });
    if (signal.aborted) {
      await port.close().catch(() => undefined);
      throw new Error('no connection in time');
    }
    // What an earlier job was answered late is no answer to this one.
    await port.flush();
    return wireOf(port);
  };
}

type Port = Pick<
  Awaited<ReturnType<Awaited<ReturnType<typeof binding>>['open']>>,
  'read' | 'write' | 'drain' | 'close'
>;

function wireOf(port: Port): Wire {
  const gone = Promise.withResolvers<string>();
  const listeners: ((chunk: Uint8Array) => void)[] = [];
  const closing = new AbortController();
  const readOn = async (): Promise<void> => {
    const buffer = Buffer.alloc(READ_BYTES);
    while (!closing.signal.aborted) {
      const { bytesRead } = await port.read(buffer, 0, READ_BYTES);
      for (const listener of listeners) listener(Uint8Array.from(buffer.subarray(0, bytesRead)));
    }
  };
  readOn().catch((error: unknown) => gone.resolve(closing.signal.aborted ? 'closed' : wordOf(error)));
  return {
    write: async (bytes) => {
      await port.write(Buffer.from(bytes));
      // Handed to the operating system is not on the wire, and a cable is slow: what was taken shall be what has left.
      await port.drain();
    },
    listen: (listener) => void listeners.push(listener),
    gone: gone.promise,
    end: async () => {
      closing.abort();
      const drained = port.drain().then(
        () => undefined,
        (error: unknown) => wordOf(error),
      );
      const trouble = await Promise.race([drained, after(DRAIN, 'the cable did not run empty')]);
      await port.close().catch(() => undefined);
      return trouble;
    },
  };
}

function after(ms: number, word: string): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(word), ms).unref();
  });
}

export type SerialPort = { readonly path: string; readonly maker: string };

/** The serial ports of this machine. */
export async function serialPorts(): Promise<readonly SerialPort[]> {
  const ports: readonly { readonly path: string; readonly manufacturer?: string | undefined }[] = await (
    await binding()
  ).list();
  return ports.map(({ path, manufacturer = '' }) => ({ path, maker: manufacturer }));
}
