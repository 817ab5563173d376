import { useTranslation } from 'react-i18next';
import { money } from '../show/figures.ts';
import { inShort } from '../show/inWords.ts';
import type { Column, Columns } from './columns.ts';
import { labelEvery } from './columns.ts';

const HEIGHT = 116;
const TOP = 20;
const GROUND = 92;
/** As many labels as stand side by side on the narrowest page: `22/11` is 36 px wide, 420 px are there. */
const LABEL_ROOM = 10;

/**
 * Columns over time, with figures at the columns themselves. Widths are per cent and heights pixels, so it fits any
 * page without stretching its letters; it is drawn, not styled, so it also prints where backgrounds are left out.
 */
export function TimeChart({ unit, columns }: Columns) {
  const { t } = useTranslation();
  const best = columns.reduce((top, column) => (column.amount > top.amount ? column : top));
  const title = unit === 'day' ? t('sales.perDay') : t('sales.perMonth');
  const every = labelEvery(columns.length, LABEL_ROOM);
  const label = t('sales.chart', { title, best: columnName(best), amount: money(best.amount) });
  return (
    <figure className="chart" data-testid="time-chart">
      <figcaption>{title}</figcaption>
      <svg height={HEIGHT} role="img" aria-label={label}>
        <line className="ground" x1="0" x2="100%" y1={GROUND + 0.5} y2={GROUND + 0.5} />
        {columns.map((column, index) => {
          const middle = `${((index + 0.5) * 100) / columns.length}%`;
          // A day on which more came back than sold has no column; its figure stands in the table.
          const height = best.amount > 0 ? (Math.max(0, column.amount) * (GROUND - TOP)) / best.amount : 0;
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

/** `22/11/2026`, or `11/2026` for a month. */
function columnName({ key }: Column): string {
  return key.split('-').toReversed().join('/');
}

/** `22/11`; a month keeps its year. */
function shortName({ key }: Column): string {
  const [year, month, day] = key.split('-');
  return day === undefined ? `${month}/${year}` : `${day}/${month}`;
}
