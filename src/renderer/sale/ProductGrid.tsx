import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../look/preferences.ts';
import { windowOf } from './gridWindow.ts';
import styles from './ProductGrid.module.css';
import { Tile } from './Tile.tsx';
import { needPages, PAGE, useTiles } from './tiles.ts';

/** rem, because tiles grow with the text: the height holds three lines of name, two of producer, stars and price. */
const TILE_WIDTH = 9.25;
const TILE_HEIGHT = 10.5;
/** px */
const GAP = 8;

/** Every product of the chosen category, however many: only the tiles in sight exist. */
export function ProductGrid() {
  const category = useTiles((tiles) => tiles.category);
  const size = usePreferences((preferences) => preferences.size);
  return <Shelf key={`${category} ${size}`} />;
}

/** One category's tiles; another category begins anew at its top. */
function Shelf() {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const { total, pages } = useTiles();
  const [seen, setSeen] = useState<Seen>({ width: 0, height: 0, scrolled: 0, rem: 16 });
  const tileHeight = TILE_HEIGHT * seen.rem;
  const { columns, first, end, above, fullHeight } = windowOf({
    ...seen,
    tileWidth: TILE_WIDTH * seen.rem,
    tileHeight,
    gap: GAP,
    total: total ?? 0,
  });

  useLayoutEffect(() => measured(frame.current, setSeen), []);
  useEffect(() => {
    if (end > first) needPages(Math.floor(first / PAGE), Math.floor((end - 1) / PAGE));
  }, [first, end]);

  const shown = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  return (
    <div ref={frame} className={styles['frame']} role="group" aria-label={t('catalogue.products')} tabIndex={-1}>
      {total === 0 && <p className={styles['empty']}>{t('catalogue.empty')}</p>}
      <div style={{ height: fullHeight }}>
        <ul
          className={styles['grid']}
          style={{
            transform: `translateY(${above}px)`,
            gridTemplateColumns: `repeat(${columns}, 1fr)`,
            gridAutoRows: tileHeight,
            gap: GAP,
          }}
        >
          {shown.map((index) => (
            <li key={index}>
              <Tile product={pages.get(Math.floor(index / PAGE))?.[index % PAGE]} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type Seen = { readonly width: number; readonly height: number; readonly scrolled: number; readonly rem: number };

/** Follows size and scrolling. Scrolling counts in half tiles: a redraw per pixel would be for nothing. */
function measured(frame: HTMLDivElement | null, tell: (seen: Seen) => void): (() => void) | undefined {
  if (!frame) return undefined;
  let step = 1;
  let last = -1;
  const look = () => {
    const rem = remNow();
    step = (TILE_HEIGHT * rem) / 2;
    const scrolled = Math.floor(frame.scrollTop / step) * step;
    tell({ width: frame.clientWidth, height: frame.clientHeight, scrolled, rem });
  };
  const scroll = () => {
    const now = Math.floor(frame.scrollTop / step);
    if (now === last) return;
    last = now;
    look();
  };
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
