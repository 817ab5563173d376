import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { aSerialCable, type SerialCable } from './aSerialCable.ts';

/** A scanner at the far end of a serial cable, which the operating system shows as a terminal. */
export type SerialScannerInHand = SerialCable & { readonly send: (bytes: string | Uint8Array) => void };

export async function aSerialScanner(): Promise<SerialScannerInHand> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const cable = await aSerialCable((server.address() as AddressInfo).port);
  const [socket] = await connected;
  socket.on('error', () => socket.destroy());
  const pull = async (): Promise<void> => {
    await cable.pull();
    socket.destroy();
    server.close();
  };
  let pulled: Promise<void> | undefined;
  const pullOnce = (): Promise<void> => {
    pulled ??= pull();
    return pulled;
  };
  onTestFinished(pullOnce);
  return { path: cable.path, send: (bytes) => void socket.write(bytes), pull: pullOnce };
}
