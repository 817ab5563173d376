import { useEffect, useState } from 'react';
import type { Credit } from '../../shared/contract/return.ts';
import { dong } from '../../shared/money.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import type { Part } from './parts.ts';

/** A credit to pay with, and the code of its slip where it was read and not made here. */
export type CreditAtHand = Credit & { readonly slip?: string };

export type Credits = {
  readonly credits: readonly CreditAtHand[];
  /** Looks for the credit of a slip, by its code or number, and puts it first; says why where there is none. */
  readonly look: (code: string) => Promise<void>;
};

/** The credits made for this cart by whoever pays it, and those whose slips were read. */
export function useCredits(): Credits {
  const [credits, setCredits] = useState<readonly CreditAtHand[]>([]);
  useEffect(() => {
    let isHere = true;
    bridge.call('return.credits', {}).then((found) => isHere && setCredits(found), sayFailed);
    return () => {
      isHere = false;
    };
  }, []);
  const look = async (code: string): Promise<void> => {
    try {
      const found = await bridge.call('return.creditOf', { code });
      if (isRefusal(found)) return refuse(found);
      if (found.remaining === 0) return refuse({ refused: 'credit-too-small', most: found.remaining });
      setCredits((before) => [{ ...found, slip: code }, ...before.filter((one) => one.return !== found.return)]);
    } catch (why) {
      sayFailed(why);
    }
  };
  return { credits, look };
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
