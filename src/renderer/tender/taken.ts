import { create } from 'zustand';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { Part } from '../../shared/sale/part.ts';
import { inTurns } from '../../shared/turns.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { refuse, sayFailed } from '../notice.ts';

type Taken = { readonly sale: SaleId | null; readonly parts: readonly Part[] };

const NO_PARTS: readonly Part[] = [];

/** What was taken of the sale that is being paid. The till keeps it with the cart; here it is at once. */
export const useTaken = create<Taken>(() => ({ sale: null, parts: NO_PARTS }));

/** One after another, so that what was known earlier is not kept in place of what is known later. */
const inTurn = inTurns();

/** Goes on with what was taken before: the surface was left, or gone. */
export function takeUpParts(sale: SaleId, parts: readonly Part[] = NO_PARTS): void {
  useTaken.setState({ sale, parts });
}

export function partsOf(sale: SaleId): readonly Part[] {
  return partsIn(useTaken.getState(), sale);
}

export function useParts(sale: SaleId): readonly Part[] {
  return useTaken((taken) => partsIn(taken, sale));
}

function partsIn(taken: Taken, sale: SaleId): readonly Part[] {
  return taken.sale === sale ? taken.parts : NO_PARTS;
}

export function keepParts(sale: SaleId, parts: readonly Part[]): void {
  useTaken.setState({ sale, parts });
  void inTurn(() => tellTill(sale, parts));
}

/** Once the till has all that was taken so far. */
export function partsTold(): Promise<void> {
  return inTurn(() => undefined);
}

async function tellTill(sale: SaleId, parts: readonly Part[]): Promise<void> {
  try {
    const reply = await untilAnswered(() => bridge.call('cart.keepParts', { sale, parts: [...parts] }));
    if (isRefusal(reply)) refuse(reply);
  } catch (why) {
    sayFailed(why);
  }
}
