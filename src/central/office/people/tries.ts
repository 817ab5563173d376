import { forgetAddresses, isKnownAddress } from '../../db/account.ts';
import { transaction } from '../../db/query.ts';
import { clearOldTries, countTry, forgetTries, takeBackTry } from '../../db/signInTry.ts';
import type { ThrottleRule } from '../../throttle.ts';
import type { SessionDesk } from './session.ts';

/** Wrong tries before any is forgotten; the wait then doubles from a second to five minutes. Nobody is locked out for good. */
const rule = (free: number): ThrottleRule => ({
  free,
  firstWait: 1_000,
  longestWait: 300_000,
  forgetAfter: 900_000,
});
const PER_ADDRESS = rule(10);
const PER_ACCOUNT = rule(20);

/** ms. After this long without a sign-in an address is a stranger's again. */
const ADDRESS_KNOWN_FOR = 90 * 86_400_000;

export type Tries = {
  /** Whether this one is looked at. */
  readonly isAdmitted: boolean;
  /** It was a right one. */
  readonly succeeded: () => Promise<void>;
  /** It was neither right nor wrong. */
  readonly takeBack: () => Promise<void>;
};

/**
 * Counts a try, by address and by whom it is for. Who signed in from an address before is counted there for themselves: others'
 * guesses at their name slow down those others alone.
 * @param account undefined where nobody is called so; that is counted alike, so that nobody can tell
 */
export async function countTries(
  desk: Pick<SessionDesk, 'pool' | 'clock'>,
  { address, name, account }: { readonly address: string; readonly name: string; readonly account: string | undefined },
): Promise<Tries> {
  const now = desk.clock();
  const isKnown = account !== undefined && (await isKnownAddress(desk.pool, account, address));
  const [from, to] = [`from ${address}`, isKnown ? `to ${name} from ${address}` : `to ${name}`];
  const isAdmitted = await transaction(desk.pool, async (tx) => {
    await clearOldTries(tx, now - PER_ADDRESS.forgetAfter);
    if (!(await countTry(tx, from, PER_ADDRESS, now))) return false;
    if (await countTry(tx, to, PER_ACCOUNT, now)) return true;
    await takeBackTry(tx, from);
    return false;
  });
  return {
    isAdmitted,
    async succeeded() {
      await forgetTries(desk.pool, to);
      // Not forgotten: whoever has an account of their own could guess at others' without end.
      await takeBackTry(desk.pool, from);
      await forgetAddresses(desk.pool, now - ADDRESS_KNOWN_FOR);
    },
    async takeBack() {
      for (const who of [from, to]) await takeBackTry(desk.pool, who);
    },
  };
}
