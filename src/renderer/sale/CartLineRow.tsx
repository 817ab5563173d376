import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CartLine, lineAmount } from '../../shared/cart/cart.ts';
import { formatDong } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { Stars } from '../ui/Stars.tsx';
import { useKeptInSight } from '../ui/sight.ts';
import styles from './Cart.module.css';
import { askFor, selectLine } from './store.ts';

type Props = {
  readonly line: CartLine;
  /** Counts touches; 0 while the last action touched another line. */
  readonly touched: number;
  readonly selected: boolean;
};

/** One line of the cart. Drawn anew only when it changed itself. */
export const CartLineRow = memo(function CartLineRow({ line, touched, selected }: Props) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useKeptInSight(row, touched > 0 || selected ? `${touched} ${selected}` : null);

  const amount = formatDong(lineAmount(line));
  const count = formatQuantity(line.quantity);
  const open = () => {
    selectLine(line.line);
    askFor({ of: 'line', line });
  };
  return (
    <li
      ref={row}
      className={styles['line']}
      data-selected={selected}
      data-flash={touched > 0 ? touched % 2 : undefined}
      data-testid="line"
      data-line={line.line}
    >
      <button type="button" onClick={open} aria-description={t('cart.lineHint')}>
        <span className={styles['name']}>
          <span>{line.name}</span>
          <Stars stars={line.stars} />
        </span>
        <span className={styles['sum']}>
          <span data-testid="line-quantity">
            <strong>{count}</strong>
            {line.weighed ? ` ${line.unit}` : ''} × {formatDong(line.price)}
          </span>
          <span className={styles['producer']}>{line.producer.name}</span>
          <strong data-testid="line-amount">{amount}</strong>
        </span>
      </button>
    </li>
  );
});
