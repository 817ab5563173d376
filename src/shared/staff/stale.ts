import type { Instant } from '../day.ts';

/** Days after which a till says that it has not heard of who was taken off. It goes on selling: nothing may end that. */
export const STALE_AFTER_DAYS = 30;

const DAY = 24 * 60 * 60_000;

/**
 * For how many days a till has not heard from the centre who may sign in, where that is long; null where it is not.
 * @param heardAt when it last sent and fetched all; null where it never did, and knows nobody to be taken off
 */
export function staleFor(heardAt: Instant | null, now: number): number | null {
  if (heardAt === null) return null;
  const days = Math.floor((now - heardAt) / DAY);
  return days > STALE_AFTER_DAYS ? days : null;
}
