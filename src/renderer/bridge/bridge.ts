import type { Bridge, CallName } from '../../shared/contract.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { DiskFailed, TurnedAway, useConnection } from './connection.ts';
import { takeToken } from './token.ts';
import { openWebBridge } from './webBridge.ts';

declare global {
  interface Window {
    /** Put there by the Electron preload; missing in a browser. */
    readonly quay?: Bridge;
  }
}

/** The till this screen belongs to. */
export const bridge: Bridge = minded(reachTill());

const TURNED_AWAY = new Set<string>(['not-enrolled', 'not-signed-in', 'no-open-shift']);
/** Calls whose reply has no room for a refusal. */
const NEVER_REFUSED = new Set<CallName>([
  'till.state',
  'till.status',
  'till.sync',
  'staff.signOut',
  'catalogue.categories',
  'catalogue.tiles',
  'catalogue.search',
  'sale.recent',
]);
const listeners = new Set<() => void>();

export function onTurnedAway(listener: () => void): void {
  listeners.add(listener);
}

/** Any call may be answered "you may not ask this" or "the disk fails": neither is to be taken for the reply. */
function minded(till: Bridge): Bridge {
  return {
    on: till.on,
    call: async (name, input) => {
      const reply = await till.call(name, input);
      if (!isRefusal(reply)) return reply;
      if (NEVER_REFUSED.has(name) && reply.refused.startsWith('disk-')) throw new DiskFailed(reply);
      if (!TURNED_AWAY.has(reply.refused)) return reply;
      for (const listener of listeners) listener();
      throw new TurnedAway(reply.refused);
    },
  };
}

function reachTill(): Bridge {
  if (window.quay) {
    useConnection.setState({ state: 'up', everUp: true });
    return window.quay;
  }
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return openWebBridge(`${scheme}://${location.host}/till`, takeToken());
}
