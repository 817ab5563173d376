import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { focusAtOnce, keepFocus } from '../ui/focus.ts';
import { SearchBox } from '../ui/SearchBox.tsx';
import styles from './FindGoods.module.css';
import { goodsName } from './figures.ts';
import { useGoodsByName } from './useGoodsByName.ts';

/** As many as stand under a field without scrolling. */
const FOUND = 6;

type Props = {
  readonly onFound: (product: ProductView) => void;
  /** Takes what was typed and names nothing, as if it had been scanned. */
  readonly onCode?: (code: string) => void;
  /** What stands below a name; whose goods they are, unless something else is said. */
  readonly more?: (product: ProductView) => string;
  /** Where the page opens. */
  readonly isFirst?: boolean;
  readonly field?: RefObject<HTMLInputElement | null>;
  /** The field's with `-search` behind it, of what is found with `-found`. */
  readonly testId: string;
};

/** Goods by name, for what has no code: typed, ↑ ↓ and Enter, or a tap. F3 leads here. */
export function FindGoods({ onFound, onCode, more = producerOf, isFirst = false, field, testId }: Props) {
  const { t } = useTranslation();
  const { text, found, type, answer } = useGoodsByName(FOUND);
  const [active, setActive] = useState(0);
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const list = useId();
  const isOpen = found !== null && found.length > 0;
  useFindKey(input);
  useEffect(() => {
    if (isFirst) focusAtOnce(input.current);
  }, [isFirst, input]);
  const look = (typed: string): void => {
    setActive(0);
    type(typed);
  };
  const take = (product: ProductView): void => {
    look('');
    onFound(product);
  };
  /** What was typed quickly is waited for. */
  const enter = async (): Promise<void> => {
    const products = await answer();
    const product = products?.[products === found ? active : 0];
    if (product) return take(product);
    if (!products || !onCode) return;
    look('');
    onCode(text.trim());
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || text.trim() === '') return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive(Math.min((found?.length ?? 1) - 1, Math.max(0, active + step)));
    else if (event.key === 'Enter') void enter();
    else if (event.key === 'Escape') look('');
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['find']}>
      <SearchBox
        ref={input}
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={found?.[active] ? `${list}-${active}` : undefined}
        label={t('shelf.findLabel')}
        placeholder={t('shelf.find')}
        shortcut="F3"
        text={text}
        onType={look}
        onKeyDown={press}
        testId={`${testId}-search`}
      />
      {isOpen && (
        <ul id={list} role="listbox" aria-label={t('search.results')} onMouseDown={keepFocus}>
          {found.map((product, at) => (
            <li
              key={product.product}
              id={`${list}-${at}`}
              role="option"
              aria-selected={at === active}
              onClick={() => take(product)}
              data-testid={`${testId}-found`}
            >
              <strong>{goodsName(product)}</strong>
              <span>{more(product)}</span>
            </li>
          ))}
        </ul>
      )}
      {found?.length === 0 && (
        <p className={styles['nothing']} role="status">
          {t('shelf.findNothing')}
        </p>
      )}
    </div>
  );
}

const producerOf = ({ producer }: ProductView): string => producer;

/** From wherever on the page, unless a dialog stands over it. */
function useFindKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')];
      if (event.key !== 'F3' || dialogs.some((dialog) => !dialog.contains(field.current))) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [field]);
}
