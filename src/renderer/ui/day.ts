import { type Day, Day as DaySchema } from '../../shared/day.ts';

/** `30/6/2027`, with dots, dashes, or without: day, month, year, as they are said here. A browser's own date field asks in the system's order. */
export function dayTyped(text: string): Day | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(text.trim()) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text.trim()) ??
    [];
  const whole = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = DaySchema.safeParse(whole);
  return parsed.success ? parsed.data : undefined;
}
