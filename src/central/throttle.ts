/**
 * Slows down guessing (`db/signInTry.ts` counts). Every wrong try beyond the free ones doubles the wait before the next is looked
 * at, up to a longest wait: nobody is ever locked out for good, because then anybody could lock the office out.
 */
export type ThrottleRule = {
  /** Wrong tries without any wait. */
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** After this long without a wrong try, earlier ones are forgotten. Milliseconds, all three. */
  readonly forgetAfter: number;
};
