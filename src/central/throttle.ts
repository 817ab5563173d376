/**
 * Slows down guessing. Every wrong try beyond the free ones doubles the wait before the next is looked at, up to a
 * longest wait: nobody is ever locked out for good, because then anybody could lock the office out.
 */
export type Throttle = {
  /** Whether a try from here is looked at now. */
  readonly admits: (from: string, now: number) => boolean;
  readonly failed: (from: string, now: number) => void;
  readonly succeeded: (from: string) => void;
};

export type ThrottleRule = {
  /** Wrong tries without any wait. */
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** After this long without a wrong try, earlier ones are forgotten. Milliseconds, all three. */
  readonly forgetAfter: number;
};

type Tries = { readonly wrong: number; readonly lastAt: number };

/** Addresses remembered; the oldest goes first. A guesser with more addresses meets the rule over all of them. */
const REMEMBERED = 10_000;

export function openThrottle(rule: ThrottleRule): Throttle {
  const tries = new Map<string, Tries>();

  const of = (from: string, now: number): Tries | undefined => {
    const found = tries.get(from);
    if (found && now - found.lastAt > rule.forgetAfter) tries.delete(from);
    return tries.get(from);
  };

  return {
    admits(from, now) {
      const found = of(from, now);
      return !found || now >= found.lastAt + waitAfter(rule, found.wrong);
    },
    failed(from, now) {
      const wrong = (of(from, now)?.wrong ?? 0) + 1;
      tries.delete(from);
      tries.set(from, { wrong, lastAt: now });
      const [oldest] = tries.keys();
      if (tries.size > REMEMBERED && oldest !== undefined) tries.delete(oldest);
    },
    succeeded(from) {
      tries.delete(from);
    },
  };
}

function waitAfter({ free, firstWait, longestWait }: ThrottleRule, wrong: number): number {
  return wrong < free ? 0 : Math.min(longestWait, firstWait * 2 ** (wrong - free));
}
