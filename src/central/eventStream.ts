import type { ServerResponse } from 'node:http';
import type { OfficeEvent, OfficeEvents } from './events.ts';

export type EventStreamOptions = {
  readonly events: OfficeEvents;
  /** Whoever signed out, or whose session ended, hears no more. */
  readonly mayHear: () => Promise<boolean>;
  /** Milliseconds between two signs of life; a page that has read nothing for a whole one is cut off. */
  readonly heartbeat: number;
  /** Milliseconds between two words at least. */
  readonly pause: number;
};

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Sends events to one page (server-sent events, WHATWG HTML §9.2) until either side ends. An event says only that
 * something changed, so those that come while the page is not reading, or within a pause, are one.
 */
export function streamEvents(raw: ServerResponse, options: EventStreamOptions): void {
  const state = { waiting: new Set<OfficeEvent>(), isFull: false, wasFull: false };
  let resting: NodeJS.Timeout | undefined;

  const write = (text: string): void => {
    if (raw.destroyed || raw.writableEnded) return;
    state.isFull = !raw.write(text);
  };
  const sayWaiting = (): void => {
    if (state.waiting.size === 0 || state.isFull || resting) return;
    write([...state.waiting].map((event) => `event: ${event}\ndata: {}\n\n`).join(''));
    state.waiting.clear();
    resting = setTimeout(() => {
      resting = undefined;
      sayWaiting();
    }, options.pause);
  };
  const silence = options.events.listen((event) => {
    state.waiting.add(event);
    sayWaiting();
  });
  const beat = async (): Promise<void> => {
    if (state.isFull && state.wasFull) return void raw.destroy();
    state.wasFull = state.isFull;
    if (!(await options.mayHear().catch(() => false))) return end();
    if (!state.isFull) write(':\n\n');
  };
  const heartbeat = setInterval(() => void beat(), options.heartbeat);
  const stop = (): void => {
    silence();
    clearInterval(heartbeat);
    clearTimeout(resting);
  };
  const end = (): void => {
    // What the page has not read by then it will not read: a farewell must not keep the connection.
    if (state.isFull) return void raw.destroy();
    stop();
    raw.end();
  };

  // Without a listener, a connection that breaks while it is written to would end the process.
  raw.on('error', stop);
  raw.once('close', stop);
  raw.on('drain', () => {
    state.isFull = false;
    state.wasFull = false;
    sayWaiting();
  });
  raw.writeHead(200, HEADERS);
  write(':\n\n');
}
