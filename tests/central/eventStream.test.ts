import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { streamEvents } from '../../src/central/eventStream.ts';
import { type OfficeEvents, openEvents } from '../../src/central/events.ts';

let events: OfficeEvents;
let server: Server;
let page: Socket;
let mayHear: boolean;
let listeners: Set<unknown>;

beforeEach(() => {
  const { tell, listen } = openEvents();
  const own = new Set<unknown>();
  listeners = own;
  events = {
    tell,
    listen(listener) {
      const silence = listen(listener);
      own.add(listener);
      return () => {
        own.delete(listener);
        silence();
      };
    },
  };
  mayHear = true;
});
afterEach(async () => {
  page.destroy();
  await new Promise((resolve) => server.close(resolve));
});

/** A page that asked for the stream, and the server's end of it. */
async function aPage(options: { heartbeat: number; pause: number }): Promise<ServerResponse> {
  const opened = new Promise<ServerResponse>((resolve) => {
    server = createServer((_request, raw) => {
      streamEvents(raw, { events, mayHear: async () => mayHear, ...options });
      resolve(raw);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  page = connect((server.address() as AddressInfo).port, '127.0.0.1');
  page.write('GET / HTTP/1.1\r\nHost: centre\r\n\r\n');
  return opened;
}

async function heard(word: string): Promise<string> {
  let text = '';
  page.setEncoding('utf8');
  for await (const chunk of page.iterator({ destroyOnReturn: false })) {
    text += chunk as string;
    if (text.includes(word)) break;
  }
  return text;
}

test('a page that does not read is cut off, however much there is to tell', async () => {
  const raw = await aPage({ heartbeat: 50, pause: 0 });
  page.pause();
  const closed = once(raw, 'close');
  // The sockets' buffers fill up first: one word is a few bytes, so the rest is put in at once.
  while (!raw.destroyed) {
    if (!raw.writableNeedDrain) raw.write(`: ${'x'.repeat(100_000)}\n\n`);
    events.tell('sales');
    await nextTurn();
  }
  await closed;
  expect(listeners.size).toBe(0);
  events.tell('sales');
});

test('whoever’s session ended hears no more, and what is told afterwards harms nobody', async () => {
  const raw = await aPage({ heartbeat: 20, pause: 0 });
  mayHear = false;
  await once(raw, 'close');
  events.tell('sales');
  expect(raw.writableEnded).toBe(true);
});

test('what comes within a pause is told once, after it', async () => {
  await aPage({ heartbeat: 60_000, pause: 30 });
  events.tell('sales');
  for (let i = 0; i < 100; i++) events.tell('sales');
  events.tell('fleet');
  const text = await heard('fleet');
  expect(text.match(/event: \w+/g)).toEqual(['event: sales', 'event: sales', 'event: fleet']);
});

test('a page that leaves is forgotten', async () => {
  const raw = await aPage({ heartbeat: 60_000, pause: 0 });
  expect(listeners.size).toBe(1);
  page.destroy();
  await once(raw, 'close');
  expect(listeners.size).toBe(0);
});
