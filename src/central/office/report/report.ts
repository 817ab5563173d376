import type { Sheet } from '../../../archive/xlsx.ts';
import { addDays, Day } from '../../../shared/day.ts';
import { type Days, daysBefore } from '../../../shared/market/period.ts';
import type { OfficeDesk } from '../desk.ts';
import type { Within } from '../people/visit.ts';
import type { Block } from './paper.ts';

/** A report before it is written as a file: its sheets, and what stands on paper. */
export type Report = {
  readonly title: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly sheets: readonly Sheet[];
  readonly blocks: readonly Block[];
};

export type ReportDesk = Pick<OfficeDesk, 'pool' | 'catalogue' | 'clock'>;

/** Where somebody sees only some outlets, a report is of these. */
export type ReportOf = { readonly month: string; readonly outlet?: string | undefined; readonly within: Within };

/** Told of each step; throws where whoever asked has hung up. */
export type OnStep = (done: number, of: number) => void;

/** The days of a month, and those of the month before. */
export function monthDays(month: string): { readonly days: Days; readonly before: Days } {
  const from = Day.parse(`${month}-01`);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  const days = { from, to: addDays(Day.parse(next), -1) };
  const { from: start } = daysBefore('month', days);
  return { days, before: { from: start, to: addDays(from, -1) } };
}
