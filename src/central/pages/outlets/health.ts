import type { Instant } from '../../../shared/day.ts';
import type { TillRow } from '../../office/api/fleet.ts';

/** How a till does, worst first: what the office should act on stands before what explains itself. */
export const HEALTHS = [
  'forked',
  'suspense',
  'clock',
  'replacing',
  'silent',
  'never',
  'working',
  'retired',
  'revoked',
  'replaced',
] as const;
export type Health = (typeof HEALTHS)[number];

/** Tills ask every minute; after five missed turns one may say it is silent. */
export const SILENT_AFTER_MS = 5 * 60_000;
/** From here on the times on slips are wrong enough to be noticed by a buyer. */
export const CLOCK_OFF_MS = 2 * 60_000;

export function healthOf(till: TillRow, at: Instant): Health {
  if (till.replacedAt !== null) return till.replacedBy === null ? 'replacing' : 'replaced';
  if (till.revoked) return 'revoked';
  if (till.quarantined) return 'forked';
  if (till.inSuspense > 0) return 'suspense';
  if (till.retiredAt !== null) return 'retired';
  if (till.lastSeenAt === null) return 'never';
  if (at - till.lastSeenAt > SILENT_AFTER_MS) return 'silent';
  if (isClockOff(till)) return 'clock';
  return 'working';
}

export function isClockOff({ clockOffset }: Pick<TillRow, 'clockOffset'>): boolean {
  return clockOffset !== null && Math.abs(clockOffset) >= CLOCK_OFF_MS;
}

/** Neither shut out nor taken out of use. */
export function isInUse({ revoked, retiredAt }: Pick<TillRow, 'revoked' | 'retiredAt'>): boolean {
  return !revoked && retiredAt === null;
}

/** Whether a till has spoken lately, whatever else may be wrong with it. */
export function isInTouch(till: TillRow, at: Instant): boolean {
  return isInUse(till) && till.lastSeenAt !== null && at - till.lastSeenAt <= SILENT_AFTER_MS;
}

/** Tills in the order a reader wants them: those that need a look first, then by outlet and number. */
export function inOrder(tills: readonly TillRow[], at: Instant): TillRow[] {
  const rank = (till: TillRow) => HEALTHS.indexOf(healthOf(till, at));
  return tills.toSorted(
    (a, b) => rank(a) - rank(b) || a.outletName.localeCompare(b.outletName, 'vi') || a.till - b.till,
  );
}
