export type Age = {
  readonly unit: 'ageNow' | 'ageMinutes' | 'ageHours' | 'ageDays';
  readonly count: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has waited, as a person would say it; a clock set back makes it new, never negative. */
export function ageOf(since: number, now: number): Age {
  const waited = Math.max(0, now - since);
  if (waited < MINUTE) return { unit: 'ageNow', count: 0 };
  if (waited < HOUR) return { unit: 'ageMinutes', count: Math.floor(waited / MINUTE) };
  if (waited < 2 * DAY) return { unit: 'ageHours', count: Math.floor(waited / HOUR) };
  return { unit: 'ageDays', count: Math.floor(waited / DAY) };
}
