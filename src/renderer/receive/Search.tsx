import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { useGoodsByName } from '../shelf/useGoodsByName.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Receive.module.css';
import { addProduct, scanned } from './store.ts';

const LISTED = 12;

/** Finds goods by name, producer or code; a code that was typed and names nothing found is taken as a scan. */
export function Search({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const [active, setActive] = useState(0);
  const { text, found, type: look } = useGoodsByName(LISTED, () => setActive(0));

  const leave = () => void look('');
  const takeOne = (product: ProductView) => {
    leave();
    addProduct(product.product);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || text === '') return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const product = found?.[active];
    if (step) setActive((now) => Math.min((found?.length ?? 1) - 1, Math.max(0, now + step)));
    else if (event.key === 'Enter' && product) takeOne(product);
    else if (event.key === 'Enter' && found) {
      leave();
      scanned(text.trim());
    } else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['search']}>
      <label className={styles['box']}>
        <Icon name="search" size={22} />
        <span className="unseen">{t('receive.search')}</span>
        <input
          ref={field}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('receive.searchHint')}
          value={text}
          onChange={(event) => void look(event.currentTarget.value)}
          onKeyDown={keys}
          data-testid="receive-search"
        />
        <kbd aria-hidden="true">F3</kbd>
      </label>
      {found && (
        <ul className={styles['found']} role="listbox" aria-label={t('search.results')}>
          {found.length === 0 && <li className={styles['empty']}>{t('receive.nothingFound')}</li>}
          {found.map((product, at) => (
            <li
              key={product.product}
              role="option"
              aria-selected={at === active}
              onClick={() => takeOne(product)}
              data-testid="receive-found"
            >
              <strong>{[product.name, product.netContent].filter((words) => words !== '').join(' ')}</strong>
              <span>{product.producer}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
