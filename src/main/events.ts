import type { EventName, EventOf } from '../shared/contract.ts';
import type { TillListener } from './till.ts';

export type Events = {
  readonly emit: TillListener;
  readonly listen: (listener: TillListener) => () => void;
};

export function newEvents(): Events {
  const listeners = new Set<TillListener>();
  return {
    emit: <N extends EventName>(name: N, event: EventOf<N>) => {
      for (const listener of listeners) listener(name, event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
