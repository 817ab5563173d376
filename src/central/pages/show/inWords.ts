import type { i18n } from 'i18next';
import type { Instant } from '../../../shared/day.ts';
import type { Dong } from '../../../shared/money.ts';
import { span } from '../sales/period.ts';
import { shortMoney } from './figures.ts';

/** `1,2 tr`: a sum as a chart's label says it. */
export function inShort(t: i18n['t'], amount: Dong): string {
  const { unit, n } = shortMoney(amount);
  return unit === null ? n : t(`money.${unit}`, { n });
}

/** `3 phút`, `2 giờ`: one unit, the largest that fits. */
export function duration(t: i18n['t'], from: Instant, to: Instant): string {
  const { unit, count } = span(from, to);
  return t(`duration.${unit}`, { count });
}

/** The same for a length in milliseconds, whatever its sign. */
export function lengthInWords(t: i18n['t'], ms: number): string {
  return duration(t, 0 as Instant, Math.abs(ms) as Instant);
}
