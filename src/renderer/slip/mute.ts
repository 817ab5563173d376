import { create } from 'zustand';
import type { MutePrinter } from '../../shared/contract/slip.ts';

/** A printer that said nothing of a slip which came out: whoever answered for it is asked whether it ever does. */
export const useMute = create<{ readonly mute: MutePrinter | null }>(() => ({ mute: null }));

/** @param mute null: there is nothing to be asked of a printer; what was asked before stays */
export function offerForMute(mute: MutePrinter | null): void {
  if (mute) useMute.setState({ mute });
}

/** Not now: asked again with the next slip of which it says nothing. */
export function leaveMute(): void {
  useMute.setState({ mute: null });
}
