import type { Counter } from '../counter.ts';
import type { Permit } from '../permit.ts';
import type { Hand } from '../till/hand.ts';

/** Whoever is signed in, with what this one call is allowed. */
export function handOf({ session }: Pick<Counter, 'session'>): (permit: Permit) => Hand {
  return (permit) => ({ actor: session.present(), may: permit });
}
