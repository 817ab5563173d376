import type { Answer, EventName, EventOf, Host } from '../../shared/contract.ts';
import { ConnectionLost, useConnection } from './connection.ts';

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (why: Error) => void };
type Frame = (Answer & { readonly id: number }) | { readonly event: EventName; readonly data: unknown };
type Listener = (event: never) => void;

/** ms. The host is on this machine: it is back at once, or it is being restarted. */
const FIRST_RETRY = 250;
const LAST_RETRY = 5_000;

/**
 * The till over a WebSocket to the loopback host. Until it is first reached, calls wait. After that, a call made while
 * it is away, or on its way when the line broke, is rejected with ConnectionLost: a scan carried out minutes later
 * would surprise the next buyer. The caller asks again where that is safe.
 */
export function openWebHost(address: string, token: string): Host {
  const waiting = new Map<number, Waiting>();
  const unsent: string[] = [];
  const listeners = new Map<EventName, Set<Listener>>();
  let socket: WebSocket | undefined;
  let lastId = 0;
  let retry = FIRST_RETRY;

  const connect = () => {
    socket = new WebSocket(address, token === '' ? ['quay'] : ['quay', token]);
    socket.addEventListener('open', opened);
    socket.addEventListener('message', (message) => take(JSON.parse(String(message.data)) as Frame));
    socket.addEventListener('close', closed);
  };
  const opened = () => {
    retry = FIRST_RETRY;
    for (const frame of unsent.splice(0)) socket?.send(frame);
    useConnection.setState({ state: 'up', everUp: true });
  };
  const closed = () => {
    if (useConnection.getState().everUp) {
      for (const call of waiting.values()) call.reject(new ConnectionLost());
      waiting.clear();
    }
    useConnection.setState({ state: 'away' });
    setTimeout(connect, retry);
    retry = Math.min(retry * 2, LAST_RETRY);
  };
  const take = (frame: Frame) => {
    if ('event' in frame) {
      for (const listener of listeners.get(frame.event) ?? []) listener(frame.data as never);
      return;
    }
    waiting.get(frame.id)?.resolve(frame);
    waiting.delete(frame.id);
  };

  connect();
  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const open = socket?.readyState === WebSocket.OPEN;
        if (!open && useConnection.getState().everUp) return reject(new ConnectionLost());
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        const frame = JSON.stringify({ id, name, input });
        if (open) socket?.send(frame);
        else unsent.push(frame);
      }),
    on: <N extends EventName>(name: N, listener: (event: EventOf<N>) => void) => {
      const those = listeners.get(name) ?? new Set<Listener>();
      listeners.set(name, those.add(listener));
      return () => those.delete(listener);
    },
  };
}
