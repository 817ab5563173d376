import { type KeyboardEvent, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon.tsx';
import styles from './Search.module.css';
import { clearSearch, missActive, moveActive, searchFor, takeActive, useSearch } from './search.ts';
import { setTimes, useSale } from './store.ts';

/** How many of the next thing; a tap clears it, as Escape does. */
function Times() {
  const { t } = useTranslation();
  const times = useSale((sale) => sale.times);
  if (times === null) return null;
  return (
    <button
      type="button"
      className={styles['times']}
      aria-label={t('search.timesClear', { count: times })}
      onClick={() => setTimes(null)}
      data-testid="times"
    >
      {times} ×
    </button>
  );
}

type Props = { readonly field: RefObject<HTMLInputElement | null>; readonly onLeave: () => void };

export const RESULTS_ID = 'search-results';

/** Finds by name, producer or code, with or without marks. The focus goes back to the counter once something is taken. */
export function SearchField({ field, onLeave }: Props) {
  const { t } = useTranslation();
  const label = useId();
  const { text, active, results } = useSearch();
  const open = text.trim() !== '';

  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveActive(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      void missActive().then((told) => told && onLeave());
    } else if (event.key === 'Enter') {
      void takeActive().then((taken) => taken && onLeave());
    } else if (event.key === 'Escape') {
      clearSearch();
      onLeave();
    }
  };
  return (
    <div className={styles['field']} role="search">
      <Icon name="search" size={22} />
      <Times />
      <label id={label} htmlFor="search" className="unseen">
        {t('search.label')}
      </label>
      <input
        ref={field}
        id="search"
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={RESULTS_ID}
        aria-activedescendant={open && results?.length ? `result-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => searchFor(event.currentTarget.value)}
        onKeyDown={keys}
        data-testid="search"
      />
      {open ? (
        <button
          type="button"
          aria-label={t('search.clear')}
          onClick={() => {
            clearSearch();
            onLeave();
          }}
        >
          <Icon name="close" />
        </button>
      ) : (
        <kbd aria-hidden="true">{t('search.key')}</kbd>
      )}
    </div>
  );
}
