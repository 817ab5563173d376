import { addDays, type Day } from '../../shared/day.ts';

export const PERIODS = ['lastMonth', 'halfMonth', 'yesterday', 'today'] as const;

/**
 * The days up to which producers are usually settled with, by when they end. A settlement takes all that was not settled before, so
 * that it is a period's only by its end. The first half of a month is one from its end on.
 */
export function usualPeriods(today: Day): readonly { readonly id: (typeof PERIODS)[number]; readonly day: Day }[] {
  const month = today.slice(0, 8);
  const half = `${month}15` as Day;
  return [
    { id: 'lastMonth', day: addDays(`${month}01` as Day, -1) },
    ...(half < today ? [{ id: 'halfMonth', day: half } as const] : []),
    { id: 'yesterday', day: addDays(today, -1) },
    { id: 'today', day: today },
  ];
}
