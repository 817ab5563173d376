import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How the line between a till and its centre behaves, from the next connection on. */
export type LineState =
  | 'through'
  /** Nobody answers. */
  | 'down'
  /** The question arrives, the answer does not: the line breaks before its first byte. */
  | 'reply-lost'
  /** The question arrives, and nothing comes back for as long as anybody waits. */
  | 'silent'
  /** The answer breaks off in the middle. */
  | 'reply-cut';

export type BadLine = {
  readonly url: string;
  readonly become: (state: LineState) => void;
  /** How many answers were lost or cut until now. */
  readonly broken: () => number;
  readonly close: () => Promise<void>;
};

/** A line of TCP to somebody on this machine, that can be made to fail. */
export async function openBadLine(target: string): Promise<BadLine> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let state: LineState = 'through';
  let broken = 0;

  const server = createServer((caller) => {
    open.add(caller);
    caller.on('close', () => open.delete(caller));
    caller.on('error', () => undefined);
    if (state === 'down') return void caller.destroy();
    const centre = connect({ host: hostname, port: Number(port) });
    centre.on('error', () => caller.destroy());
    centre.on('close', () => caller.end());
    caller.on('close', () => centre.destroy());
    caller.pipe(centre);
    centre.on('data', (chunk: Buffer) => {
      if (state === 'through') return void caller.write(chunk);
      broken += 1;
      if (state === 'silent') return;
      if (state === 'reply-cut') caller.write(chunk.subarray(0, Math.floor(chunk.length / 2)), () => caller.destroy());
      else caller.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become: (next) => {
      state = next;
      // A connection kept alive would go on as it was.
      for (const socket of open) socket.destroy();
    },
    broken: () => broken,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
