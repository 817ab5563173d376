import type { Instant } from '../../../shared/day.ts';

/** `4:05` left, for a countdown; `0:00` once it is over. */
export function countdown(until: Instant, at: Instant): string {
  const seconds = Math.max(0, Math.ceil((until - at) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
