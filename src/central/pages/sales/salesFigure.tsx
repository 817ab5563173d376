import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/day.ts';
import { count, money } from '../show/figures.ts';
import { ProblemNote } from '../ui/note.tsx';
import { useAsk } from '../useAsk.ts';
import { columnsOf } from './columns.ts';
import { TimeChart } from './timeChart.tsx';
import { countsPartsOnly, type SalesView } from './view.ts';

/** The most the server gives: eleven years of days, so that no month of the chart lacks any. */
const MOST_DAYS_SOLD = 4_000;

/** The page's one answer: how much, how many, of when; and how it spread over the days. */
export function SalesFigure({ view }: { readonly view: SalesView }) {
  const { t } = useTranslation();
  const { filter } = view;
  const sums = useAsk('sales.list', { filter, limit: 1 }, 'sales');
  const days = useAsk('sales.by', { by: 'day', filter, limit: MOST_DAYS_SOLD }, 'sales');
  const sold = new Map((days.data ?? []).map((group) => [group.key as Day, group.amount]));
  const { unit, columns } = columnsOf(sold, filter);
  // One column, or none with anything in it, tells nothing that the number does not.
  const charted = columns.length > 1 && sold.size > 0;
  const partOnly = countsPartsOnly(view);
  return (
    <>
      <ProblemNote problem={sums.problem} again={sums.again} showsOld={sums.data !== undefined} />
      <section className={charted ? 'figure' : 'figure alone'} data-testid="sales-figure">
        <div className="waitingFade" data-stale={sums.stale}>
          <span className="figureLabel">{t('sales.revenue')}</span>
          <strong className="figureNumber" data-testid="sales-amount">
            {sums.data ? money(sums.data.amount) : '\u00a0'}
          </strong>
          <p className="figureFacts">
            {sums.data && (
              <b data-testid="sales-count">
                {t('sales.slips', { count: sums.data.count, shown: count(sums.data.count) })}
              </b>
            )}{' '}
            · {daysInWords(t, filter)}
          </p>
          {sums.data && sums.data.returns > 0 && (
            <p className="figureFacts small" data-testid="sales-returned">
              {t('sales.returned', {
                count: sums.data.returns,
                shown: count(sums.data.returns),
                amount: money(sums.data.returned),
              })}
            </p>
          )}
          {partOnly && <p className="figureFacts small">{t('sales.partOnly')}</p>}
        </div>
        {charted && <TimeChart unit={unit} columns={columns} />}
      </section>
    </>
  );
}

function daysInWords(t: TFunction, { from, to }: SalesView['filter']): string {
  if (!from) return to ? t('sales.until', { day: formatDay(to) }) : t('sales.ever').toLocaleLowerCase();
  if (!to) return t('sales.since', { day: formatDay(from) });
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
}
