import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { withSign } from '../ui/money.ts';
import styles from './Return.module.css';
import { bringProduct } from './store.ts';

const LIMIT = 6;

/** Finds what the buyer brings by name; a scan finds it by itself. */
export function BringGoods({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [results, setResults] = useState<readonly ProductView[]>([]);
  const asked = useRef(0);
  const look = (typed: string) => {
    setText(typed);
    asked.current += 1;
    const mine = asked.current;
    bridge
      .call('catalogue.search', { text: typed, limit: LIMIT })
      .then((found) => mine === asked.current && setResults(found))
      .catch(sayFailed);
  };
  const take = (product: ProductView | undefined) => {
    if (!product) return;
    bringProduct(product.product);
    look('');
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return;
    event.preventDefault();
    take(results[0]);
  };
  return (
    <div className={styles['bring']}>
      <input
        ref={field}
        type="search"
        className={styles['field']}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        aria-label={t('returns.search')}
        placeholder={`${t('returns.searchPlaceholder')} (F3)`}
        value={text}
        onChange={(event) => look(event.currentTarget.value)}
        onKeyDown={press}
        data-testid="return-search"
      />
      {text.trim() !== '' && (
        <ul className={styles['results']}>
          {results.map((product) => (
            <li key={product.product}>
              <button type="button" onClick={() => take(product)} data-testid="return-result">
                <span>{product.name}</span>
                <strong>{product.price === null ? '' : withSign(product.price)}</strong>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
