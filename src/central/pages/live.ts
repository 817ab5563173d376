import { create } from 'zustand';
import { EVENTS_PATH } from '../office/api/events.ts';
import { findSession } from './session/session.ts';

export type LiveEvent = 'sales' | 'fleet';
const EVENTS: readonly LiveEvent[] = ['sales', 'fleet'];

/** How often each event has come: whoever shows something asks anew when its number moves. */
type Live = { readonly line: 'opening' | 'open' | 'lost' } & Readonly<Record<LiveEvent, number>>;

export const useLive = create<Live>()(() => ({ line: 'opening', sales: 0, fleet: 0 }));

const bump = (event: LiveEvent) => useLive.setState((live) => ({ [event]: live[event] + 1 }));

/** After how long a line that the server closed for good is tried again. */
const REOPEN_MS = 5000;

/**
 * Listens to the server while the page is open. The browser mends a broken line by itself; one that was refused
 * (the session ended, a proxy found no server) is ours to try again. What was missed is asked for once it is back.
 * @returns ends it
 */
export function listen(): () => void {
  let source = open();
  const timer = setInterval(() => {
    if (source.readyState !== EventSource.CLOSED) return;
    void findSession();
    source = open();
  }, REOPEN_MS);
  return () => {
    clearInterval(timer);
    source.close();
  };
}

function open(): EventSource {
  const source = new EventSource(EVENTS_PATH);
  source.addEventListener('open', () => {
    const missed = useLive.getState().line === 'lost';
    useLive.setState({ line: 'open' });
    if (missed) for (const event of EVENTS) bump(event);
  });
  source.addEventListener('error', () => useLive.setState({ line: 'lost' }));
  for (const event of EVENTS) source.addEventListener(event, () => bump(event));
  return source;
}

/** Calls back whenever an event comes. @returns ends it */
export function onLive(event: LiveEvent, callback: () => void): () => void {
  return useLive.subscribe((live, before) => {
    if (live[event] !== before[event]) callback();
  });
}
