import { z } from 'zod';
import { Quantity, quantity } from '../quantity.ts';

/**
 * What became of goods that came in and were not sold, thousandths: `back` to their owner; written off, by why; `spoilt`: came back
 * from a buyer and was not put on the shelf again; `away`: sent to other outlets, less what arrived from there; `short`: lost by a
 * count, less what was found. The last two may be below 0.
 */
export const WENT = ['back', 'expired', 'damaged', 'sample', 'gift', 'theft', 'spoilt', 'away', 'short'] as const;
export type WentHow = (typeof WENT)[number];
export type Went = Readonly<Record<WentHow, Quantity>>;

/** As it is told and kept: what is 0 is left out. */
export const SomeWent = z.partialRecord(z.enum(WENT), Quantity);
export type SomeWent = z.infer<typeof SomeWent>;

export const NONE_WENT = wentBy(() => 0);

export function wentBy(how: (each: WentHow) => number): Went {
  return Object.fromEntries(WENT.map((each) => [each, quantity(how(each))])) as Went;
}

export function allWent(some: SomeWent | undefined): Went {
  return wentBy((each) => some?.[each] ?? 0);
}

/** @returns undefined where nothing went */
export function someWent(went: Went): SomeWent | undefined {
  const some = Object.fromEntries(WENT.filter((each) => went[each] !== 0).map((each) => [each, went[each]]));
  return Object.keys(some).length === 0 ? undefined : some;
}

export function sumWent(went: Went): number {
  return WENT.reduce((sum, each) => sum + went[each], 0);
}
