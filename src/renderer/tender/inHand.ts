import { create } from 'zustand';
import type { Credit } from '../../shared/contract/return.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';

/** A copy of the credits that lie beside the goods on the counter for whoever stands there: payment offers them first. */
export const useInHand = create<{ readonly credits: readonly Credit[] }>(() => ({ credits: [] }));

/** Counts questions: an answer to an earlier one does not take the place of a later one's. */
let asked = 0;

/** @param some false where the cart has none, so that nobody need be asked */
export async function refetchInHand(some: boolean): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const credits = some ? await bridge.call('return.credits', {}) : [];
    if (mine === asked) useInHand.setState({ credits });
  } catch (why) {
    sayFailed(why);
  }
}
