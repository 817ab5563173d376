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
const NOT_EMPTY = 'the cable did not run empty';
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
    try {
      if (signal.aborted) throw new Error('no connection in time');
      // What an earlier job was answered late is no answer to this one.
      await port.flush();
    } catch (error) {
      await port.close().catch(() => undefined);
      throw error;
    }
    return wireOf(port);
  };
}

export type Port = Pick<
  Awaited<ReturnType<Awaited<ReturnType<typeof binding>>['open']>>,
  'read' | 'write' | 'drain' | 'flush' | 'close'
>;

/** A port that is open. */
export function wireOf(port: Port): Wire {
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
  /** Each waits in one of the program's few threads: there is never a second one. */
  let draining: Promise<string | undefined> | undefined;
  const drain = (): Promise<string | undefined> => {
    const done =
      draining ??
      port
        .drain()
        .then(() => undefined, wordOf)
        .finally(() => {
          draining = undefined;
        });
    draining = done;
    return done;
  };
  const close = async (): Promise<string | undefined> => {
    closing.abort();
    const trouble = await Promise.race([drain(), after(DRAIN, NOT_EMPTY)]);
    // What a printer that has stopped does not take is thrown away: it would hold that thread for ever, and the till open.
    if (trouble === NOT_EMPTY) await port.flush().catch(() => undefined);
    await port.close().catch(() => undefined);
    return trouble;
  };
  let closed: Promise<string | undefined> | undefined;
  return {
    write: async (bytes) => {
      await port.write(Buffer.from(bytes));
      // Handed to the operating system is not on the wire, and a cable is slow: what was taken shall be what has left.
      const trouble = await drain();
      if (trouble !== undefined) throw new Error(trouble);
    },
    listen: (listener) => void listeners.push(listener),
    gone: gone.promise,
    end: () => {
      closed ??= close();
      return closed;
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
