import type { TFunction } from 'i18next';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BasketPart, type CartLine, lineAmount } from '../../shared/cart/cart.ts';
import { type Day, daysBetween, formatDay, HOME_ZONE } from '../../shared/day.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import type { PricedLine } from '../../shared/pricing/priced.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import type { Off } from '../../shared/sale/off.ts';
import type { PackSays } from '../../shared/sale/pack.ts';
import { useTill } from '../till/store.ts';
import { useToday } from '../till/today.ts';
import { Stars } from '../ui/Stars.tsx';
import { useKeptInSight } from '../ui/sight.ts';
import styles from './CartLine.module.css';
import { selectLine } from './lines.ts';
import { askFor } from './store.ts';

type Props = {
  readonly line: CartLine;
  /** Its money; missing only between two answers of the till. */
  readonly priced: PricedLine | undefined;
  /** Counts touches; 0 while the last action touched another line. */
  readonly touched: number;
  readonly selected: boolean;
};

/** One line of the cart. Drawn anew only when it changed itself. */
export const CartLineRow = memo(function CartLineRow({ line, priced, touched, selected }: Props) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  const lit = useLit(touched);
  useKeptInSight(row, touched > 0 || selected ? `${touched} ${selected}` : null);

  const amount = formatDong(priced ? withoutSale(priced) : lineAmount(line));
  const count = formatQuantity(line.quantity);
  const open = () => {
    selectLine(line.line);
    askFor({ of: 'line', line: line.line, part: 'quantity' });
  };
  return (
    <li
      ref={row}
      className={styles['line']}
      data-selected={selected}
      data-lit={lit}
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
            {line.weighed ? ` ${line.unit}` : ''} × {line.repriced && <s>{formatDong(line.repriced.from)}</s>}{' '}
            {formatDong(line.price)}
          </span>
          <span className={styles['producer']}>{line.producer.name}</span>
          <strong data-testid="line-amount">{amount}</strong>
        </span>
        {line.parts && (
          <span className={styles['note']} data-testid="line-parts">
            {contents(line.parts)}
          </span>
        )}
        <Offs priced={priced} />
        {line.pack && (
          <span className={styles['pack']} data-testid="line-pack">
            {packWords(line.pack, t)}
            {line.pack.expires && !line.expired && <KeepsFor expires={line.pack.expires} />}
          </span>
        )}
        {line.expired && (
          <span className={styles['expired']} data-testid="line-expired">
            {t('codes.expiredLine', { day: formatDay(line.expired.day), by: line.expired.approvedBy.name })}
          </span>
        )}
        {line.note !== undefined && (
          <span className={styles['note']} data-testid="line-note">
            {line.note}
          </span>
        )}
      </button>
    </li>
  );
});

/** `Lô L02 · HSD 28/01/2027` */
function packWords({ lot, expires }: PackSays, t: TFunction): string {
  const words = [
    lot !== undefined && t('codes.lot', { lot }),
    expires && t('codes.expires', { day: formatDay(expires) }),
  ];
  return words.filter((word) => word !== false && word !== undefined).join(' · ');
}

/** Days. Within them a buyer wants to know. */
const SOON = 7;

/** `· còn 3 ngày`, of a pack that does not keep long any more. */
function KeepsFor({ expires }: { readonly expires: Day }) {
  const { t } = useTranslation();
  const zone = useTill(({ state }) => (state?.stage === 'enrolled' ? state.outlet.zone : HOME_ZONE));
  const count = daysBetween(useToday(zone), expires);
  if (count < 0 || count > SOON) return null;
  return (
    <strong className={styles['soon']} data-testid="line-keeps">
      {' '}
      · {count === 0 ? t('codes.lastDay') : t('codes.keepsFor', { count })}
    </strong>
  );
}

/** What the line comes to before the whole sale's discount, so that the lines and it make the total. */
function withoutSale({ amount, offs }: PricedLine): Dong {
  return dong(offs.reduce((sum, off) => (off.by === 'sale' ? sum + off.amount : sum), amount as number));
}

/** What is in one basket. */
function contents(parts: readonly BasketPart[]): string {
  return parts.map(({ quantity, unit, name }) => `${formatQuantity(quantity)} ${unit} ${name}`).join(' · ');
}

const NO_OFFS: readonly Off[] = [];

/** What was taken off this line itself; what is off the whole sale stands with the total. */
function Offs({ priced }: { readonly priced: PricedLine | undefined }) {
  const { t } = useTranslation();
  const offs = (priced?.offs ?? NO_OFFS).filter(({ by }) => by !== 'sale');
  return offs.map((off) => (
    <span key={off.promotion ?? off.by} className={styles['off']} data-testid="line-off">
      <span>{off.name ?? t('cart.off', { reason: off.reason ?? '' })}</span>
      <span>−{formatDong(off.amount)}</span>
    </span>
  ));
}

/** ms. */
const LIT_FOR = 600;

/**
 * Whether a line is lit because it was just touched. Switched by a timer and not animated: while anything is animated,
 * Chromium has a frame under way at every key, and from a key to its frame it holds back what the till sends (its feature
 * DeferRendererTasksAfterInput). That cost a scan 7 ms on its way into the cart and 16 to the screen (medians).
 */
function useLit(touched: number): boolean {
  const [faded, setFaded] = useState(0);
  useEffect(() => {
    if (touched === 0) return undefined;
    const timer = setTimeout(() => setFaded(touched), LIT_FOR);
    return () => clearTimeout(timer);
  }, [touched]);
  return touched > 0 && touched !== faded;
}
