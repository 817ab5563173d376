import { useEffect, useState } from 'react';
import type { Instant } from '../../shared/day.ts';

/** The one place where the pages look at the clock; rules get the instant handed in. */
export const now = (): Instant => Date.now() as Instant;

/** The time, looked at again every so often: "3 minutes ago" must not stand still on an open page. */
export function useNow(everyMs: number): Instant {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return at;
}
