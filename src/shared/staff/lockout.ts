/** Wrong PINs, counted before each is looked at: what the next try must wait for. Per person and per till. */
export const TRIES_BEFORE_WAIT = 5;
/** In a row; then somebody who manages must let them set a new one. */
export const TRIES_BEFORE_RELEASE = 10;
/** Of all that were ever wrong; then the centre must let them start anew. */
export const TRIES_IN_LIFE = 100;

const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;
/** ms. No six tries within it, however they are spread. */
export const TRY_WINDOW = 60_000;

/** ms to wait after that many wrong tries in a row: from the fifth on 30 s, doubling up to 15 min. */
export function waitAfter(triesInARow: number): number {
  if (triesInARow < TRIES_BEFORE_WAIT) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (triesInARow - TRIES_BEFORE_WAIT));
}
