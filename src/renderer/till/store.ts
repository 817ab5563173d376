import { create } from 'zustand';
import type { Status, TillState } from '../../shared/contract/till.ts';
import { bridge, onTurnedAway } from '../bridge/bridge.ts';
import { useConnection } from '../bridge/connection.ts';
import { sayFailed } from '../notice.ts';

/** A copy of where the till stands. Null until it has answered for the first time. */
export const useTill = create<{ readonly state: TillState | null; readonly status: Status | null }>(() => ({
  state: null,
  status: null,
}));

export async function refetchTill(): Promise<void> {
  try {
    const [state, status] = await Promise.all([bridge.call('till.state', {}), bridge.call('till.status', {})]);
    useTill.setState({ state, status });
  } catch (why) {
    sayFailed(why);
  }
}

/** Keeps the copy true: at first, on every event, and whenever the till was away. */
export function followTill(): void {
  bridge.on('state', (state) => useTill.setState({ state }));
  bridge.on('status', (status) => useTill.setState({ status }));
  onReturn(() => void refetchTill());
  onTurnedAway(() => void refetchTill());
  void refetchTill();
}

/** Calls back each time the till is there again after it was away. @returns how to stop */
export function onReturn(back: () => void): () => void {
  return useConnection.subscribe((now, before) => {
    if (now.state === 'up' && before.state === 'away') back();
  });
}

/** Calls back each time the till has spoken with the centre: what the neighbours did is known then. @returns how to stop */
export function onSync(heard: () => void): () => void {
  return useTill.subscribe(({ status }, before) => {
    if (status?.lastSyncAt !== before.status?.lastSyncAt) heard();
  });
}
