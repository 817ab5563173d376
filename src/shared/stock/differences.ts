import type { LotId } from '../id.ts';
import { type Quantity, quantity } from '../quantity.ts';
import { firstExpiredFirst, type LotOnHand } from './pickLots.ts';

/** What the books have of a product at an instant. */
export type Books = {
  readonly lots: readonly LotOnHand[];
  /** Of which no lot is known; may be below 0. */
  readonly loose: Quantity;
};

export type Difference = { readonly lot: LotId | ''; readonly quantity: Quantity };

/**
 * What is to be booked so that the books say what was counted. A lot that was counted by itself is made to say its own. Of what
 * nobody looked which lot it is (`''`) only the sum is known: where more is there, what the books have below nothing is filled
 * first, in the order the lots came in, and the rest is of no lot; where less is, it is missing from what no lot is known for, then
 * from the lots, first expired first, as if it had been sold. A product that was counted at all is counted whole: a lot that nobody
 * named is held against what was counted without one.
 * @param counted by lot
 * @returns each lot at most once, nothing that comes to 0; their sum is what was counted less what the books have
 */
export function differences(counted: ReadonlyMap<LotId | '', Quantity>, { lots, loose }: Books): readonly Difference[] {
  const named = [...counted].filter(([lot]) => lot !== '');
  const onHand = new Map(lots.map(({ id, onHand: held }) => [id, held]));
  const ofNamed = named.map(([lot, there]) => ({ lot, quantity: quantity(there - (onHand.get(lot as LotId) ?? 0)) }));
  const rest = lots.filter(({ id }) => !counted.has(id));
  const inBooks = rest.reduce((sum, { onHand: held }) => sum + held, loose as number);
  const ofRest = spread((counted.get('') ?? 0) - inBooks, rest, loose);
  return [...ofNamed, ...ofRest].filter((difference) => difference.quantity !== 0);
}

function spread(difference: number, lots: readonly LotOnHand[], loose: number): Difference[] {
  return difference > 0 ? found(difference, lots) : lost(-difference, lots, loose);
}

function found(more: number, lots: readonly LotOnHand[]): Difference[] {
  const result: Difference[] = [];
  let left = more;
  for (const { id, onHand } of lots.toSorted(firstCameFirst)) {
    const filled = Math.min(left, Math.max(0, -onHand));
    result.push({ lot: id, quantity: quantity(filled) });
    left -= filled;
  }
  return [...result, { lot: '', quantity: quantity(left) }];
}

function lost(less: number, lots: readonly LotOnHand[], loose: number): Difference[] {
  const fromLoose = Math.min(less, Math.max(0, loose));
  const result: Difference[] = [{ lot: '', quantity: quantity(-fromLoose) }];
  let left = less - fromLoose;
  for (const { id, onHand } of lots.toSorted(firstExpiredFirst)) {
    const taken = Math.min(left, Math.max(0, onHand));
    result.push({ lot: id, quantity: quantity(-taken) });
    left -= taken;
  }
  return result;
}

function firstCameFirst(a: LotOnHand, b: LotOnHand): number {
  return a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1);
}
