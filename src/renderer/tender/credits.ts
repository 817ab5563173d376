import { useEffect, useState } from 'react';
import type { Credit } from '../../shared/contract/return.ts';
import { dong } from '../../shared/money.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import type { Part } from './parts.ts';

/** The credits of exchanges as they stood when payment began. */
export function useCredits(): readonly Credit[] {
  const [credits, setCredits] = useState<readonly Credit[]>([]);
  useEffect(() => {
    let isHere = true;
    bridge.call('return.credits', {}).then((found) => isHere && setCredits(found), sayFailed);
    return () => {
      isHere = false;
    };
  }, []);
  return credits;
}

/** What is left of them after some parts; those with nothing left are left out. */
export function creditsLeft(credits: readonly Credit[], parts: readonly Part[]): Credit[] {
  return credits
    .map((credit) => ({ ...credit, remaining: dong(credit.remaining - usedOf(credit, parts)) }))
    .filter(({ remaining }) => remaining > 0);
}

function usedOf(credit: Credit, parts: readonly Part[]): number {
  return parts.reduce((sum, { tender }) => {
    return tender.kind === 'exchange' && tender.return === credit.return ? sum + tender.given : sum;
  }, 0);
}
