import { useState } from 'react';
import type { Credit } from '../../shared/contract/return.ts';
import { dong } from '../../shared/money.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { Part } from '../../shared/sale/part.ts';
import { may } from '../../shared/staff/rights.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { useTill } from '../till/store.ts';
import { useInHand } from './inHand.ts';

/** A credit to pay with, and the code of its slip where it was read and not made here. */
export type CreditAtHand = Credit & {
  readonly slip?: string;
  /** It was found by its number, which anybody can guess: somebody is asked for leave when it is spent. */
  readonly needsLeave?: true;
};

export type Credits = {
  readonly credits: readonly CreditAtHand[];
  /** Looks for the credit of a slip, by its code or number, and puts it first; says why where there is none. */
  readonly look: (code: string) => Promise<void>;
};

/** The credits made for this cart by whoever pays it, and those whose slips were read. */
export function useCredits(): Credits {
  // Known before the surface opened: a way that came into view with an answer would take the place of a key being pressed.
  const [credits, setCredits] = useState<readonly CreditAtHand[]>(() => useInHand.getState().credits);
  const look = async (code: string): Promise<void> => {
    try {
      const found = await bridge.call('return.creditOf', { code });
      if (isRefusal(found)) return refuse(found);
      if (found.remaining === 0) return refuse({ refused: 'credit-too-small', most: found.remaining });
      const needsLeave = !found.proven && !mayAlone();
      setCredits((before) => {
        const inHand = before.find((one) => one.return === found.return && one.slip === undefined);
        const read = inHand ?? { ...found, slip: code, ...(needsLeave && { needsLeave }) };
        return [read, ...before.filter((one) => one.return !== found.return)];
      });
    } catch (why) {
      sayFailed(why);
    }
  };
  return { credits, look };
}

function mayAlone(): boolean {
  const { state } = useTill.getState();
  const role = state?.stage === 'enrolled' ? state.signedIn?.role : undefined;
  return role !== undefined && may(role, 'spend-credit-without-slip');
}

/** What is left of them after some parts; those with nothing left are left out. */
export function creditsLeft(credits: readonly CreditAtHand[], parts: readonly Part[]): CreditAtHand[] {
  return credits
    .map((credit) => ({ ...credit, remaining: dong(credit.remaining - usedOf(credit, parts)) }))
    .filter(({ remaining }) => remaining > 0);
}

function usedOf(credit: Credit, parts: readonly Part[]): number {
  return parts.reduce((sum, { tender }) => {
    return tender.kind === 'exchange' && tender.return === credit.return ? sum + tender.given : sum;
  }, 0);
}
