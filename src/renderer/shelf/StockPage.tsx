import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../shared/day.ts';
import type { ProducerId } from '../../shared/id.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import { type StockPage, type StockPageProps, useStockEscape, useStockScans } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { GoodsPage } from './GoodsPage.tsx';
import { takeNamed } from './namedGoods.ts';
import styles from './Shelf.module.css';
import { StockRows } from './StockRows.tsx';
import { choose, mayBeGone, openGoods, relist, rowAt, useStockList } from './store.ts';

const SHOWS = ['there', 'all', 'short', 'soon', 'loose', 'way'] as const;
/** Rows a page key goes. */
const FAR = 9;

export const stockListPage: StockPage = {
  id: 'list',
  title: (t) => t('shelf.list'),
  more: (t) => t('shelf.listMore'),
  prepare: relist,
  Page: StockPageOf,
};

/** Scanned goods lie open at once, also over others that do. */
function StockPageOf({ state }: StockPageProps) {
  const open = useStockList((list) => list.open);
  const { zone } = state.outlet;
  useStockScans((code) => void takeNamed(code, ({ product }) => openGoods(product.product)));
  useStockEscape(() => {
    if (open === null) return false;
    openGoods(null);
    return true;
  });
  return open === null ? <StockList zone={zone} /> : <GoodsPage key={open} product={open} zone={zone} />;
}

function StockList({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const { total, heardAt, show, producer, text } = useStockList();
  useEffect(() => relist(), []);
  useEffect(() => {
    window.addEventListener('keydown', walkRows);
    return () => window.removeEventListener('keydown', walkRows);
  }, []);
  return (
    <Room
      title={t('shelf.list')}
      actions={
        <Action size="large" shortcut="Esc" onPress={() => goToStock()} testId="stock-back">
          {t('app.back')}
        </Action>
      }
    >
      <div className={styles['page']}>
        <div className={styles['tools']}>
          <StockSearch />
          <Producers />
          <Shows />
          <p className={styles['count']} role="status" data-testid="stock-total">
            {total !== null && t('shelf.count', { count: total })}
            {heardAt !== null && ` · ${t('shelf.heard', { when: formatInstant(heardAt, zone) })}`}
          </p>
        </div>
        <div className={styles['heads']} aria-hidden="true">
          <span>{t('shelf.goods')}</span>
          <span>{t('shelf.onHand')}</span>
          <span>{t('shelf.lots')}</span>
          <span>{t('shelf.way')}</span>
          <span>{t('shelf.expires')}</span>
          <span>{t('shelf.cover')}</span>
          <span>{t('shelf.movedOn')}</span>
        </div>
        <StockRows key={`${show} ${producer} ${text}`} />
      </div>
    </Room>
  );
}

/** From the field as from the rows: what is typed finds, the arrows choose, Enter opens. */
function walkRows(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('[role="dialog"]')) return;
  if (event.target instanceof HTMLSelectElement) return;
  const { chosen } = useStockList.getState();
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: FAR, PageUp: -FAR };
  const step = steps[event.key];
  if (step !== undefined) {
    event.preventDefault();
    choose(chosen + step);
  } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
    const row = rowAt(chosen);
    if (row) openGoods(row.product);
    else if (mayBeGone()) relist({ show: 'all' });
  }
}

function StockSearch() {
  const { t } = useTranslation();
  const text = useStockList((list) => list.text);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <SearchBox
      ref={field}
      label={t('shelf.searchLabel')}
      placeholder={t('shelf.search')}
      text={text}
      onType={(typed) => relist({ text: typed })}
      testId="stock-text"
    />
  );
}

function Producers() {
  const { t } = useTranslation();
  const producer = useStockList((list) => list.producer);
  const [owners, setOwners] = useState<readonly { readonly id: ProducerId; readonly name: string }[]>([]);
  useEffect(() => {
    bridge.call('stock.owners', {}).then(setOwners).catch(sayFailed);
  }, []);
  return (
    <select
      className={styles['select']}
      aria-label={t('shelf.producer')}
      value={producer ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        relist({ producer: owners.find(({ id }) => id === value)?.id ?? null });
      }}
      data-testid="stock-producer"
    >
      <option value="">{t('shelf.anyProducer')}</option>
      {owners.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Shows() {
  const { t } = useTranslation();
  const shown = useStockList((list) => list.show);
  return (
    <div className={styles['chips']} role="group" aria-label={t('shelf.shows')}>
      {SHOWS.map((show) => (
        <button
          key={show}
          type="button"
          aria-pressed={show === shown}
          onClick={() => relist({ show })}
          data-testid={`stock-show-${show}`}
        >
          {t(`shelf.show.${show}`)}
        </button>
      ))}
    </div>
  );
}
