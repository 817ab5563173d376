import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { COPIES_LIMIT } from '../../shared/label/label.ts';
import { formatDong } from '../../shared/money.ts';
import { say } from '../notice.ts';
import { named } from '../sale/Tile.tsx';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Stars } from '../ui/Stars.tsx';
import { CountField } from './CountField.tsx';
import styles from './Label.module.css';
import { isWanted, type Labels, type Listing, setCopies, show, toggle, toggleAll } from './store.ts';

const NOTHING = {
  shelf: 'label.nothing',
  search: 'label.nothing',
  wanted: 'label.noneChosen',
  changed: 'label.noneChanged',
} as const satisfies Record<Listing['of'], string>;

/** The goods listed, each with a tick and, once ticked, how many labels. */
export function Goods({ labels: { goods, wanted, shown, listing } }: { readonly labels: Labels }) {
  const { t } = useTranslation();
  if (goods === null) return <p className={styles['none']} />;
  if (goods.length === 0) {
    return (
      <p className={styles['none']} role="status">
        {t(NOTHING[listing.of])}
      </p>
    );
  }
  const isAll = goods.every(({ product }) => isWanted(wanted, product));
  return (
    <>
      <ul className={styles['list']} aria-label={t('label.goods')}>
        {goods.map((product) => (
          <GoodsRow
            key={product.product}
            product={product}
            copies={wanted.find((one) => one.product.product === product.product)?.copies ?? 0}
            shown={product.product === shown}
          />
        ))}
      </ul>
      <div className={styles['all']}>
        <Action shortcut="F4" onPress={() => void toggleAll()} testId="label-all">
          {t(isAll ? 'label.none' : 'label.all')}
        </Action>
      </div>
    </>
  );
}

type RowProps = { readonly product: ProductView; readonly copies: number; readonly shown: boolean };

function GoodsRow({ product, copies, shown }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown) row.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <li ref={row} data-shown={shown}>
      <button
        type="button"
        role="checkbox"
        aria-checked={copies > 0}
        tabIndex={shown ? 0 : -1}
        onClick={() => toggle(product)}
        onFocus={() => show(product.product)}
        data-testid="label-goods"
      >
        <span className={styles['tick']} data-on={copies > 0}>
          {copies > 0 && <Icon name="sent" size={18} />}
        </span>
        <span className={styles['what']}>
          <strong>{named(product)}</strong>
          <span>{product.producer}</span>
        </span>
        <span className={styles['price']}>
          <Stars stars={product.stars} />
          {product.price === null ? t('catalogue.noPrice') : formatDong(product.price)}
        </span>
      </button>
      {copies > 0 && <Copies product={product} copies={copies} shown={shown} />}
    </li>
  );
}

function Copies({ product, copies, shown }: RowProps) {
  const { t } = useTranslation();
  const { name } = product;
  return (
    <div className={styles['copies']}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('label.less', { name })}
        onClick={() => setCopies(product.product, copies - 1)}
      >
        <Icon name="minus" size={18} />
      </button>
      <CountField
        id={shown ? 'label-copies' : undefined}
        tabIndex={shown ? 0 : -1}
        aria-label={t('label.copies', { name })}
        count={copies}
        most={COPIES_LIMIT}
        onCount={(count) => setCopies(product.product, count)}
        onTooMany={() => say('stop', t('label.tooManyOfOne', { most: COPIES_LIMIT }))}
        testId="label-copies"
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('label.more', { name })}
        onClick={() => setCopies(product.product, copies + 1)}
      >
        <Icon name="plus" size={18} />
      </button>
    </div>
  );
}
