import type { Day } from '../day.ts';

/** An OCOP certificate is valid for 36 months from its decision (Decision 148/QĐ-TTg of 2023, kept by 26/2026). */
const VALID_YEARS = 3;

/**
 * The last day of a certificate issued on a day, where nothing else was decided. A term counted in months ends on
 * the day of the same number (Civil Code 2015, art. 147–148); one begun on 29 February ends on 28 February.
 */
export function lastDayOfValidity(issuedOn: Day): Day {
  const [year, month, date] = issuedOn.split('-');
  const last = month === '02' && date === '29' ? '28' : date;
  return `${Number(year) + VALID_YEARS}-${month}-${last}` as Day;
}
