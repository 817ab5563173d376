import { create } from 'zustand';

/** `opening`: not reached yet, for less than a moment. `away`: was or should be there. The Electron host is never away. */
export type Connection = { readonly state: 'opening' | 'up' | 'away'; readonly everUp: boolean };

export const useConnection = create<Connection>(() => ({ state: 'opening', everUp: false }));

/** Resolves once the till is there; at once where it is. */
export function whenUp(): Promise<void> {
  return new Promise((resolve) => {
    if (useConnection.getState().state === 'up') return resolve();
    const stop = useConnection.subscribe(({ state }) => {
      if (state !== 'up') return;
      stop();
      resolve();
    });
  });
}

/** A call whose answer can no longer come: whether it was carried out is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** A bug at the till, already in its log. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
}
