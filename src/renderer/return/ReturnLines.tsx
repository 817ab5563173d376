import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDong } from '../../shared/money.ts';
import { formatQuantity, parseQuantity } from '../../shared/quantity.ts';
import { Icon } from '../ui/Icon.tsx';
import { withSign } from '../ui/money.ts';
import type { Row } from './begun.ts';
import styles from './Return.module.css';
import { leftOf, moneyFor } from './rows.ts';
import { removeRow, select, setDestination, setQuantity, step, type Taking } from './store.ts';

/** What comes back, line by line: how many, and whether they are sold again. */
export function ReturnLines({ taking }: { readonly taking: Taking }) {
  const { t } = useTranslation();
  if (taking.rows.length === 0) return <p className={styles['empty']}>{t('returns.empty')}</p>;
  return (
    <ul className={styles['lines']} aria-label={t('returns.lines')}>
      {taking.rows.map((row, at) => (
        <ReturnRow key={nameOf(row, at)} row={row} at={at} selected={at === taking.selected} />
      ))}
    </ul>
  );
}

function nameOf({ of, price }: Row, at: number): string {
  return of.kind === 'line' ? `line ${at}` : `${of.product} ${price}`;
}

type RowProps = { readonly row: Row; readonly at: number; readonly selected: boolean };

function ReturnRow({ row, at, selected }: RowProps) {
  const { t } = useTranslation();
  const left = leftOf(row);
  const { name, unit, price, of } = row;
  return (
    <li data-selected={selected} data-none={left === 0} onPointerDown={() => select(at)} data-testid="return-line">
      <p className={styles['name']}>
        <strong>{name}</strong>
        <span>{t('returns.price', { price: formatDong(price), unit })}</span>
        {of.kind === 'line' && left !== undefined && (
          <span>
            {left === 0
              ? t('returns.allBack')
              : t('returns.sold', {
                  quantity: formatQuantity(of.sold.sold.quantity),
                  unit,
                  left: formatQuantity(left),
                })}
          </span>
        )}
      </p>
      {left !== 0 && <QuantityBox row={row} at={at} />}
      {left !== 0 && <Where row={row} at={at} />}
      <strong className={styles['amount']}>{withSign(moneyFor(row))}</strong>
      {of.kind === 'brought' && (
        <button
          type="button"
          className={styles['remove']}
          aria-label={t('returns.remove', { name })}
          onClick={() => removeRow(at)}
        >
          <Icon name="bin" />
        </button>
      )}
    </li>
  );
}

type BoxProps = { readonly row: Row; readonly at: number };

function QuantityBox({ row, at }: BoxProps) {
  const { t } = useTranslation();
  /** While it is typed: `0,` is on its way to a number. */
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const wanted = text.trim() === '' ? 0 : parseQuantity(text);
    if (wanted !== undefined && (!row.pieces || wanted % 1000 === 0)) setQuantity(at, wanted);
  };
  return (
    <div className={styles['steps']}>
      <button type="button" aria-label={t('returns.less', { name: row.name })} onClick={() => step(at, -1)}>
        <Icon name="minus" />
      </button>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('returns.quantity', { name: row.name })}
        value={typed ?? formatQuantity(row.quantity)}
        onFocus={(event) => {
          select(at);
          event.currentTarget.select();
        }}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        data-testid="return-quantity"
      />
      <button type="button" aria-label={t('returns.more', { name: row.name })} onClick={() => step(at, 1)}>
        <Icon name="plus" />
      </button>
    </div>
  );
}

function Where({ row, at }: BoxProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['where']} role="group" aria-label={t('returns.to', { name: row.name })}>
      <button type="button" aria-pressed={row.to === 'stock'} onClick={() => setDestination(at, 'stock')}>
        {t('returns.stock')}
      </button>
      <button type="button" aria-pressed={row.to === 'write-off'} onClick={() => setDestination(at, 'write-off')}>
        {t('returns.writeOff')}
      </button>
    </div>
  );
}
