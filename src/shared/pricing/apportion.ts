import { type Dong, dong } from '../money.ts';
import { ensure } from '../must.ts';

export type Portion = {
  /** Whole, not negative. */
  readonly weight: number;
  /** Decides between two with one remainder, so that the order they come in does not. */
  readonly key: string;
};

/**
 * Divides an amount over portions by their weight, every đồng of it: the largest remainders get one more. Where the amount is
 * no more than the weights together, no portion gets more than its own.
 * @param amount not negative; 0 where nothing has weight
 * @returns one share for each portion, in their order
 */
export function apportion(amount: Dong, portions: readonly Portion[]): Dong[] {
  const sum = portions.reduce((before, { weight }) => before + weight, 0);
  ensure(amount >= 0 && (sum > 0 || amount === 0), `${amount} can be divided over ${sum}`);
  if (sum === 0) return portions.map(() => dong(0));
  // The product of two amounts can be past 2^53.
  const shares = portions.map(({ weight, key }, index) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { index, key, share: Number(exact / BigInt(sum)), remainder: exact % BigInt(sum) };
  });
  const left = shares.reduce((before, { share }) => before - share, amount as number);
  for (const share of shares.toSorted(byRemainder).slice(0, left)) share.share += 1;
  return shares.map(({ share }) => dong(share));
}

type Share = { readonly key: string; readonly remainder: bigint };

function byRemainder(a: Share, b: Share): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.key < b.key ? -1 : Number(a.key > b.key);
}
