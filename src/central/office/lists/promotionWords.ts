import { fold } from '../../../shared/fold.ts';
import type { OutletId } from '../../../shared/id.ts';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import type { Catalogue } from '../catalogueView.ts';
import { type Cell, textOf } from '../import/table.ts';
import { parseOutlet } from './outletWords.ts';
import { severalIn, wordsOf } from './words.ts';

export const EVERY_DAY = 'Mọi ngày';
export const ALL_DAY = 'Cả ngày';

const everyDay = wordsOf<'every'>({ every: [EVERY_DAY, 'hằng ngày', 'every day'] });
const allDay = wordsOf<'all'>({ all: [ALL_DAY, 'all day'] });

/** `T2` is Monday, as Vietnamese counts them; Sunday is `CN`. */
export function weekdayText(day: number): string {
  return day === 7 ? 'CN' : `T${day + 1}`;
}

export function parseWeekdays(cell: Cell): number[] | 'every' | undefined {
  if (everyDay.parse(cell)) return 'every';
  const days = fold(textOf(cell))
    .split(/[\s,;|]+/)
    .filter((word) => word !== '')
    .map((word) => (word === 'cn' ? 7 : Number(/^t?([2-7])$/.exec(word)?.[1]) - 1));
  return days.every((day) => day >= 1) && new Set(days).size === days.length ? days : undefined;
}

export function hourText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${(minutes % 60).toString().padStart(2, '0')}`;
}

/** `8:00`, `8h30` in minutes since midnight; 24:00 is the day's end. */
export function parseHour(cell: Cell): number | 'all' | undefined {
  if (allDay.parse(cell)) return 'all';
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:h.](\d{2})?)?$/i.exec(textOf(cell)) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  return all <= 1440 && Number(minutes) < 60 ? all : undefined;
}

/** Codes, ids or names of outlets; one that is gone counts as long as the promotion had it. */
export function parseOutlets(
  cell: Cell,
  catalogue: Catalogue,
  before: Promotion | undefined,
): OutletId[] | 'all' | undefined {
  const had = before === undefined || before.outlets === 'all' ? [] : before.outlets;
  const found = severalIn(textOf(cell)).map((word) => had.find((id) => id === word) ?? parseOutlet(word, catalogue));
  if (found.length === 1 && found[0] === 'all') return 'all';
  const outlets = found.flatMap((each) => (each === undefined || each === 'all' ? [] : [each]));
  return outlets.length > 0 && outlets.length === found.length ? outlets : undefined;
}
