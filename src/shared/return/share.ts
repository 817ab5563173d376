import { ensure } from '../must.ts';

/** round(amount × part ÷ whole), half up. In big integers: a large line is past 2^53. */
export function shareOf(amount: number, part: number, whole: number): number {
  ensure(whole > 0 && part >= 0 && part <= whole, `${part} is a part of ${whole}`);
  return Number((2n * BigInt(amount) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));
}
