import type { Bridge } from '../../shared/contract.ts';
import { useConnection } from './connection.ts';
import { takeToken } from './token.ts';
import { openWebBridge } from './webBridge.ts';

declare global {
  interface Window {
    /** Put there by the Electron preload; missing in a browser. */
    readonly quay?: Bridge;
  }
}

/** The till this screen belongs to. */
export const bridge: Bridge = reachTill();

function reachTill(): Bridge {
  if (window.quay) {
    useConnection.setState({ state: 'up', everUp: true });
    return window.quay;
  }
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return openWebBridge(`${scheme}://${location.host}/till`, takeToken());
}
