import { create } from 'zustand';
import type { DisplayView } from '../../shared/contract/display.ts';
import type { Host } from '../../shared/contract.ts';
import { useConnection } from '../bridge/connection.ts';
import { takeToken } from '../bridge/token.ts';
import { openWebHost } from '../bridge/webHost.ts';
import { type Seen, touchedLine } from './touched.ts';

export const useDisplay = create<Seen>(() => ({ view: null, touched: null }));

/** Keeps the copy true: at first, on every event, and whenever the till was away. */
export function followDisplay(): void {
  const host = reachDisplay();
  const look = async () => {
    try {
      const answer = await host.call('display.view', {});
      // Made by the till for this very name.
      if ('reply' in answer) show(answer.reply as DisplayView);
    } catch {
      // The line broke: it is asked again once the till is back.
    }
  };
  host.on('display', show);
  useConnection.subscribe((now, before) => {
    if (now.state === 'up' && before.state === 'away') void look();
  });
  void look();
}

function reachDisplay(): Host {
  if (window.quay) {
    useConnection.setState({ state: 'up', everUp: true });
    return window.quay;
  }
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return openWebHost(`${scheme}://${location.host}/display`, takeToken('quay.display-token'));
}

function show(view: DisplayView): void {
  useDisplay.setState((before) => ({ view, touched: touchedLine(before, view) }));
}
