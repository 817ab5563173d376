import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { goodsName } from '../shelf/figures.ts';
import shelf from '../shelf/Shelf.module.css';
import { useGoodsByName } from '../shelf/useGoodsByName.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Transfer.module.css';

const FOUND = 6;

/** Goods by name, for what has no code. F3 leads here. */
export function FindGoods({ onFound }: { readonly onFound: (product: ProductView) => void }) {
  const { t } = useTranslation();
  const search = useGoodsByName(FOUND);
  const { text } = search;
  const found = search.found ?? [];
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F3' || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const type = (typed: string): void => {
    setChosen(0);
    void search.type(typed);
  };
  const take = (product: ProductView) => {
    type('');
    onFound(product);
  };
  return (
    <div className={styles['find']}>
      <label className={shelf['box']}>
        <Icon name="search" size={22} />
        <span className="unseen">{t('carry.search')}</span>
        <input
          ref={field}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('carry.search')}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            const product = found[chosen];
            if (event.key === 'Enter' && product) take(product);
            else if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1));
            else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
            else return;
            event.preventDefault();
          }}
          data-testid="transfer-search"
        />
      </label>
      {found.length > 0 && (
        <ul className={styles['found']}>
          {found.map((product, at) => (
            <li key={product.product}>
              <button
                type="button"
                tabIndex={-1}
                data-chosen={at === chosen}
                onClick={() => take(product)}
                data-testid="transfer-found"
              >
                <strong>{goodsName(product)}</strong>
                <span>{product.producer}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
