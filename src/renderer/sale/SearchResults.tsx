import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { formatDong } from '../../shared/money.ts';
import { Action } from '../ui/Action.tsx';
import { Stars } from '../ui/Stars.tsx';
import { addProduct } from './fill.ts';
import { missDemand } from './missed.ts';
import styles from './Search.module.css';
import { RESULTS_ID } from './SearchField.tsx';
import { clearSearch, missProduct, useSearch } from './search.ts';
import { named } from './Tile.tsx';

/** What matches, over the tiles, which keep their place underneath. */
export function SearchResults({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation();
  const { text, results, active } = useSearch();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // In braces: newer Chromium answers with a promise, which an effect must not return.
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (text.trim() === '' || results === null) return null;

  const miss = (asked: string) => {
    void missDemand({ text: asked.slice(0, 80) });
    clearSearch();
    onLeave();
  };
  const missOne = (product: ProductView) => void missProduct(product).then((told) => told && onLeave());
  const take = (product: ProductView) => {
    addProduct(product);
    clearSearch();
    onLeave();
  };
  return (
    // It takes the focus, so that it can be scrolled by whoever has no wheel and no finger.
    <div className={styles['results']} tabIndex={0}>
      <p className="unseen" role="status">
        {t('search.found', { count: results.length })}
      </p>
      {results.length === 0 && (
        <div className={styles['nothing']}>
          <p>{t('search.nothing', { text: text.trim() })}</p>
          <p>{t('search.nothingMore')}</p>
          <Action onPress={() => miss(text.trim())} testId="missed">
            {t('missed.offer')}
          </Action>
        </div>
      )}
      <ul ref={list} id={RESULTS_ID} role="listbox" aria-label={t('search.results')}>
        {results.map((product, i) => (
          <li
            key={product.product}
            id={`result-${i}`}
            role="option"
            aria-selected={i === active}
            data-testid="result"
            onClick={(event) => (isMiss(event) ? missOne(product) : take(product))}
          >
            <span className={styles['what']}>
              <strong>{named(product)}</strong>
              <span>{product.producer}</span>
            </span>
            <Stars stars={product.stars} />
            <span className={styles['price']}>
              {product.price === null ? t('catalogue.noPrice') : formatDong(product.price)}
            </span>
            {/* No button: an option may hold none. Alt+Enter does the same for the chosen result. */}
            <span className={styles['miss']} aria-hidden="true" data-miss data-testid="miss-product">
              {t('missed.short')}
              <kbd>Alt Enter</kbd>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether the tap fell on "not there", and not on the product. */
function isMiss({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('[data-miss]') !== null;
}
