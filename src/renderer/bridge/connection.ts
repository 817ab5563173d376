import { create } from 'zustand';
import type { Refusal } from '../../shared/refusal.ts';

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

/**
 * The till knows nobody at this screen any more, or no open shift: it was restarted, or the shift was closed elsewhere.
 * Any call may end so, whatever its reply; the screen goes back to the question that now stands.
 */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
}

/** A call refused before its own rules were asked: the disk fails, or what was typed may not be kept. Nothing was done. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** A bug at the till, already in its log. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
}
