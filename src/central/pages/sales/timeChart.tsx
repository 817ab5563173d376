import { useTranslation } from 'react-i18next';
import type { Dong } from '../../../shared/money.ts';
import { money } from '../show/figures.ts';
import { inShort } from '../show/inWords.ts';
import type { Column, Columns } from './columns.ts';
import { labelEvery } from './columns.ts';

const NOTHING: readonly Dong[] = [];
const HEIGHT = 116;
const TOP = 20;
const GROUND = 92;
/** As many labels as stand side by side on the narrowest page: `22/11` is 36 px wide, 420 px are there. */
const LABEL_ROOM = 10;

/**
 * Columns over time, with figures at the columns themselves. Widths are per cent and heights pixels, so it fits any
 * page without stretching its letters; it is drawn, not styled, so it also prints where backgrounds are left out.
 * @param before what the period before sold in each column's place: a line across it
 */
export function TimeChart({ unit, columns, before = NOTHING }: Columns & { readonly before?: readonly Dong[] }) {
  const { t } = useTranslation();
  const best = columns.reduce((top, column) => (column.amount > top.amount ? column : top));
  const most = Math.max(best.amount, ...before);
  const heightOf = (amount: number) => (most > 0 ? (Math.max(0, amount) * (GROUND - TOP)) / most : 0);
  const title = unit === 'day' ? t('sales.perDay') : t('sales.perMonth');
  const every = labelEvery(columns.length, LABEL_ROOM);
  const label = t('sales.chart', { title, best: columnName(best), amount: money(best.amount) });
  return (
    <figure className="chart" data-testid="time-chart">
      <figcaption>
        {title}
        {before.length > 0 && <BeforeKey />}
      </figcaption>
      <svg height={HEIGHT} role="img" aria-label={label}>
        <line className="ground" x1="0" x2="100%" y1={GROUND + 0.5} y2={GROUND + 0.5} />
        {columns.map((column, index) => {
          const middle = `${((index + 0.5) * 100) / columns.length}%`;
          // A day on which more came back than sold has no column; its figure stands in the table.
          const height = heightOf(column.amount);
          const earlier = before[index];
          // Counted from the last, so that today always has its label.
          const labelled = (columns.length - 1 - index) % every === 0;
          return (
            <g key={column.key}>
              <title>{`${columnName(column)}: ${money(column.amount)}`}</title>
              <rect
                className="column"
                x={`${((index + 0.14) * 100) / columns.length}%`}
                width={`${72 / columns.length}%`}
                y={GROUND - height}
                height={height}
              />
              {earlier !== undefined && earlier > 0 && (
                <line
                  className="beforeMark"
                  x1={`${((index + 0.04) * 100) / columns.length}%`}
                  x2={`${((index + 0.96) * 100) / columns.length}%`}
                  y1={GROUND - heightOf(earlier)}
                  y2={GROUND - heightOf(earlier)}
                />
              )}
              {column.amount > 0 && (every === 1 || column === best) && (
                <text className={column === best ? 'best' : ''} x={middle} y={GROUND - height - 6} textAnchor="middle">
                  {inShort(t, column.amount)}
                </text>
              )}
              {labelled && (
                <text x={middle} y={HEIGHT - 6} textAnchor="middle">
                  {shortName(column)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** What the lines across the columns are. */
function BeforeKey() {
  const { t } = useTranslation();
  return (
    <span className="beforeKey">
      <svg width="18" height="10" viewBox="0 0 18 10" aria-hidden="true">
        <line className="beforeMark" x1="0" x2="18" y1="5" y2="5" />
      </svg>
      {t('market.periodBefore')}
    </span>
  );
}

/** `22/11/2026`, or `11/2026` for a month. */
function columnName({ key }: Column): string {
  return key.split('-').toReversed().join('/');
}

/** `22/11`; a month keeps its year. */
function shortName({ key }: Column): string {
  const [year, month, day] = key.split('-');
  return day === undefined ? `${month}/${year}` : `${day}/${month}`;
}
