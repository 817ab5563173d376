import type { TFunction } from 'i18next';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockListed } from '../../shared/contract/stock.ts';
import { type Day, formatDay } from '../../shared/day.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { windowOf } from '../sale/gridWindow.ts';
import { goodsName } from './figures.ts';
import { NoRows } from './NoRows.tsx';
import styles from './Shelf.module.css';
import { choose, needStockPages, openGoods, PAGE, useStockList } from './store.ts';

/** rem: two lines of text. */
const ROW = 3.5;
/** Days of cover past which the number says nothing more. */
const YEAR = 366;

type Seen = { readonly height: number; readonly scrolled: number; readonly rem: number };

/** The rows in sight, however many there are. */
export function StockRows() {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const { total, pages, chosen, today } = useStockList();
  const [seen, setSeen] = useState<Seen>({ height: 0, scrolled: 0, rem: 16 });
  const rowHeight = ROW * seen.rem;
  const { first, end, above, fullHeight } = windowOf({
    width: 1,
    height: seen.height,
    scrolled: seen.scrolled,
    tileWidth: 1,
    tileHeight: rowHeight,
    gap: 0,
    total: total ?? 0,
  });
  useLayoutEffect(() => followed(frame.current, setSeen), []);
  useEffect(() => {
    if (end <= first) return;
    // A page beyond each edge as well: the wheel is faster than the till.
    const last = Math.min(total ?? 0, end + PAGE) - 1;
    needStockPages(Math.floor((first - PAGE) / PAGE), Math.floor(last / PAGE));
  }, [first, end, total]);
  useEffect(() => keepInSight(frame.current, chosen * rowHeight, rowHeight), [chosen, rowHeight]);
  return (
    <div ref={frame} className={styles['rows']} role="group" aria-label={t('shelf.list')} tabIndex={-1}>
      {total === 0 && <NoRows />}
      <div style={{ height: fullHeight }}>
        <ul style={{ transform: `translateY(${above}px)` }}>
          {Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i).map((at) => (
            <li key={at} style={{ height: rowHeight }}>
              <StockRow
                t={t}
                at={at}
                row={pages.get(Math.floor(at / PAGE))?.[at % PAGE]}
                chosen={at === chosen}
                today={today}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type RowProps = {
  /** One for all rows: asking for it in each would be half of what a row costs. */
  readonly t: TFunction;
  readonly at: number;
  /** Undefined until its page is there. */
  readonly row: StockListed | undefined;
  readonly chosen: boolean;
  readonly today: Day | null;
};

/** Kept as it is while others come and go beside it: the wheel brings a few new ones, and the rest stand. */
const StockRow = memo(function StockRow({ t, at, row, chosen, today }: RowProps) {
  if (!row) return <div className={styles['row']} aria-hidden="true" />;
  const { onHand, unit, producer, lots, isShort, expires, cover, movedOn, coming, going } = row;
  const isPast = expires !== null && today !== null && expires < today;
  return (
    <button
      type="button"
      className={styles['row']}
      data-chosen={chosen}
      tabIndex={chosen ? 0 : -1}
      onFocus={() => choose(at)}
      onClick={() => openGoods(row.product)}
      data-testid="stock-row"
    >
      <span className={styles['goods']}>
        <strong>{goodsName(row)}</strong>
        <small>{producer}</small>
      </span>
      <span className={styles['figure']} data-below={onHand < 0}>
        <strong>{formatQuantity(onHand)}</strong>
        <small>{isShort && onHand >= 0 ? t('shelf.isShort') : unit}</small>
      </span>
      <span className={styles['cell']}>{lots > 0 && lots}</span>
      <span className={styles['cell']} data-testid="stock-way">
        {coming > 0 && <span>{t('shelf.coming', { quantity: formatQuantity(coming) })}</span>}
        {going > 0 && <span>{t('shelf.going', { quantity: formatQuantity(going) })}</span>}
      </span>
      <span className={styles['cell']} data-past={isPast}>
        {expires && formatDay(expires)}
        {isPast && <small>{t('shelf.past')}</small>}
      </span>
      <span className={styles['cell']}>
        {cover !== null && (cover > YEAR ? t('shelf.longEnough') : t('shelf.days', { count: cover }))}
      </span>
      <span className={styles['cell']}>{movedOn && formatDay(movedOn)}</span>
    </button>
  );
});

/** Rows scrolled by before others are drawn; as many again stand ready beyond each edge. */
const STEP = 2;

/** Follows size and scrolling, in steps of a few rows: a redraw per pixel would be for nothing. */
function followed(frame: HTMLDivElement | null, tell: (seen: Seen) => void): (() => void) | undefined {
  if (!frame) return undefined;
  let last = -1;
  const stepNow = () => Math.floor(frame.scrollTop / (STEP * ROW * remNow()));
  const look = () => {
    last = stepNow();
    tell({ height: frame.clientHeight, scrolled: last * STEP * ROW * remNow(), rem: remNow() });
  };
  const scroll = () => stepNow() !== last && look();
  const sizes = new ResizeObserver(look);
  sizes.observe(frame);
  frame.addEventListener('scroll', scroll, { passive: true });
  look();
  return () => {
    sizes.disconnect();
    frame.removeEventListener('scroll', scroll);
  };
}

/** px. Asked for each time: a larger window has larger letters. */
function remNow(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Scrolls no further than it must. */
function keepInSight(frame: HTMLDivElement | null, top: number, height: number): void {
  if (!frame) return;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top + height > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + height - frame.clientHeight;
}
