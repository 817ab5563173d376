import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon.tsx';
import styles from './Categories.module.css';
import { chooseCategory, useTiles } from './tiles.ts';

/** The shelves, in one row that a finger pushes along, or the arrow at its end. */
export function Categories() {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const categories = useTiles((tiles) => tiles.categories);
  const chosen = useTiles((tiles) => tiles.category);
  const more = useMoreBeyond(row, categories);
  const chips = [null, ...categories.map(({ category }) => category)];
  const push = (way: 1 | -1) =>
    row.current?.scrollBy({ left: way * row.current.clientWidth * 0.8, behavior: 'smooth' });
  return (
    <div className={styles['strip']} data-before={more.before} data-after={more.after}>
      <div ref={row} className={styles['chips']} role="group" aria-label={t('catalogue.categories')}>
        {chips.map((category) => (
          <button
            key={category ?? ''}
            type="button"
            className={styles['chip']}
            aria-pressed={category === chosen}
            onClick={() => chooseCategory(category)}
          >
            {category ?? t('catalogue.all')}
          </button>
        ))}
      </div>
      {more.before && (
        <button type="button" className={styles['before']} aria-label={t('catalogue.before')} onClick={() => push(-1)}>
          <Icon name="left" size={24} />
        </button>
      )}
      {more.after && (
        <button type="button" className={styles['after']} aria-label={t('catalogue.after')} onClick={() => push(1)}>
          <Icon name="right" size={24} />
        </button>
      )}
    </div>
  );
}

type Beyond = { readonly before: boolean; readonly after: boolean };

/** Whether chips are hidden beyond either end. */
function useMoreBeyond(row: RefObject<HTMLDivElement | null>, content: unknown): Beyond {
  const [beyond, setBeyond] = useState<Beyond>({ before: false, after: false });
  useLayoutEffect(() => {
    const strip = row.current;
    if (!strip || !content) return undefined;
    const look = () => {
      const { scrollLeft, clientWidth, scrollWidth } = strip;
      const now = { before: scrollLeft > 4, after: scrollLeft + clientWidth < scrollWidth - 4 };
      setBeyond((known) => (known.before === now.before && known.after === now.after ? known : now));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(strip);
    strip.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      strip.removeEventListener('scroll', look);
    };
  }, [row, content]);
  return beyond;
}
