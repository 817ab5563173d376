import type { i18n } from 'i18next';
import { type Instant } from '../../../shared/day.ts';
import { span } from '../sales/period.ts';

/** `3 phút`, `2 giờ`: one unit, the largest that fits. */
export function duration(t: i18n['t'], from: Instant, to: Instant): string {
  const { unit, count } = span(from, to);
  return t(`duration.${unit}`, { count });
}

/** The same for a length in milliseconds, whatever its sign. */
export function lengthInWords(t: i18n['t'], ms: number): string {
  return duration(t, 0 as Instant, Math.abs(ms) as Instant);
}

/** `4:05` left, for a countdown; `0:00` once it is over. */
export function countdown(until: Instant, at: Instant): string {
  const seconds = Math.max(0, Math.ceil((until - at) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
