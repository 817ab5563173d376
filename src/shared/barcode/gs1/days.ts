/** A date inside a GS1 value is six digits, YYMMDD, or eight, YYYYMMDD. */

/**
 * Whether six digits are a day, or with 00 for the day a month. The century is not asked for: only 00 could be a leap year in one
 * and not in the next, and that is 2000 until 2050.
 */
export function isDayOrMonth(yymmdd: string): boolean {
  return /^\d{6}$/.test(yymmdd) && isLongDayOrMonth(`20${yymmdd}`);
}

export function isDay(yymmdd: string): boolean {
  return isDayOrMonth(yymmdd) && !yymmdd.endsWith('00');
}

export function isLongDay(yyyymmdd: string): boolean {
  return /^\d{8}$/.test(yyyymmdd) && isLongDayOrMonth(yyyymmdd) && !yyyymmdd.endsWith('00');
}

function isLongDayOrMonth(yyyymmdd: string): boolean {
  const month = Number(yyyymmdd.slice(4, 6));
  const day = Number(yyyymmdd.slice(6));
  return month >= 1 && month <= 12 && day <= daysIn(Number(yyyymmdd.slice(0, 4)), month);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** @param month 1–12 */
export function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}
