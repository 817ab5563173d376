import type { Bridge, CallName, Host, InputOf, ReplyOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { CallFailed, CallRefused, TurnedAway, useConnection } from './connection.ts';
import { takeToken } from './token.ts';
import { openWebHost } from './webHost.ts';

declare global {
  interface Window {
    /** Put there by the Electron preload; missing in a browser. */
    readonly quay?: Host;
  }
}

/** The till this screen belongs to. */
export const bridge: Bridge = minded(reachTill());

const listeners = new Set<() => void>();

export function onTurnedAway(listener: () => void): void {
  listeners.add(listener);
}

/** Tells a reply from all else an answer can be: none of it is ever to be taken for the reply. */
function minded(host: Host): Bridge {
  return {
    on: host.on,
    call: async <N extends CallName>(name: N, input: InputOf<N>): Promise<ReplyOf<N>> => {
      const answer = await host.call(name, input);
      // Made by the till for this very name.
      if ('reply' in answer) return answer.reply as ReplyOf<N>;
      if ('problem' in answer) throw new CallFailed(answer.problem);
      throw turnedAway(answer.turnedAway);
    },
  };
}

const BEFOREHAND: ReadonlySet<Refusal['refused']> = new Set([
  'disk-full',
  'disk-trouble',
  'looks-like-card',
  'looks-like-phone',
]);

function turnedAway(why: Refusal): Error {
  if (BEFOREHAND.has(why.refused)) return new CallRefused(why);
  for (const listener of listeners) listener();
  return new TurnedAway(why.refused);
}

function reachTill(): Host {
  if (window.quay) {
    useConnection.setState({ state: 'up', everUp: true });
    return window.quay;
  }
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return openWebHost(`${scheme}://${location.host}/till`, takeToken('quay.token'));
}
