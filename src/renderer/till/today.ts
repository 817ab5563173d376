import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, dayOf, formatDay, type Instant } from '../../shared/day.ts';
import { must } from '../../shared/must.ts';

/** ms. Nobody minds a day that begins half a minute late on the screen; nothing is decided by it. */
const LOOKED_AT_EVERY = 30_000;

/** The day on this computer's clock, in the shop's zone. Draws anew only when it changes. */
export function useToday(zone: string): Day {
  const today = () => dayOf(Date.now() as Instant, zone);
  const [day, setDay] = useState(today);
  useEffect(() => {
    const look = () => setDay(dayOf(Date.now() as Instant, zone));
    look();
    const timer = setInterval(look, LOOKED_AT_EVERY);
    return () => clearInterval(timer);
  }, [zone]);
  return day;
}

/** As `getUTCDay` counts them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** The day is read as UTC on purpose: a day has no zone of its own. */
export function weekdayOf(day: Day): (typeof WEEKDAYS)[number] {
  return must(WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()], 'a weekday');
}

/** `Thứ hai, 23/11/2026` */
export function useDayInWords(day: Day): string {
  const { t } = useTranslation();
  return `${t(`weekday.${weekdayOf(day)}`)}, ${formatDay(day)}`;
}
