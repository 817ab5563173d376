import { connect, type Socket } from 'node:net';
import { type OpenWire, type Wire, wordOf } from './wire.ts';

export type TcpPrinter = { readonly host: string; readonly port: number };

/** Milliseconds. What a connection gets for its farewell. */
const LINGER = 2_000;

/**
 * A network printer, raw port 9100. It is listened to while it is written to, and never destroyed with something unread in it:
 * a reset makes the printer drop what it has not printed yet, which was measured to cut slips in half that counted as printed.
 */
export function tcpWire({ host, port }: TcpPrinter): OpenWire {
  return (signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true });
      const giveUp = (): void => {
        socket.destroy();
        reject(new Error('no connection in time'));
      };
      socket.once('error', reject);
      socket.once('connect', () => {
        signal.removeEventListener('abort', giveUp);
        socket.off('error', reject);
        resolve(wireOf(socket));
      });
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });
}

function wireOf(socket: Socket): Wire {
  const gone = Promise.withResolvers<string>();
  let trouble: string | undefined;
  socket.on('error', (error) => {
    trouble ??= wordOf(error);
    gone.resolve(trouble);
  });
  socket.on('close', () => gone.resolve('the printer hung up'));
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    listen: (listener) => void socket.on('data', listener),
    gone: gone.promise,
    end: () => hangUp(socket).then(() => trouble),
  };
}

/** Ends in order, reading on; a printer that never lets go is left after a moment. */
function hangUp(socket: Socket): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => socket.destroy(), LINGER);
    socket.once('close', () => {
      clearTimeout(giveUp);
      resolve();
    });
    socket.resume();
    socket.end();
  });
}
