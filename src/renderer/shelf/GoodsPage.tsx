import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShelfGoods, ShelfPart } from '../../shared/contract/shelf.ts';
import { formatDay, formatInstant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import { goToStock } from '../stock/room.ts';
import { openBehind } from '../transfer/list.ts';
import { Action } from '../ui/Action.tsx';
import { Stars } from '../ui/Stars.tsx';
import { addGoods } from '../writeOff/store.ts';
import { goodsName, lotFacts, lotName, signed, withUnit } from './figures.ts';
import { Movements } from './Movements.tsx';
import styles from './Shelf.module.css';
import { SoldDaysDialog } from './SoldDays.tsx';
import { openGoods } from './store.ts';

type Props = { readonly product: ProductId; readonly zone: string };

/** Of one product: what is left, what makes that figure, its lots, and every movement behind them. */
export function GoodsPage({ product, zone }: Props) {
  const { t } = useTranslation();
  const [goods, setGoods] = useState<ShelfGoods | null>(null);
  /** Undefined: the movements of all parts. */
  const [part, setPart] = useState<ShelfPart | undefined>();
  useEffect(() => {
    bridge
      .call('shelf.goods', { product })
      .then((found) => (found ? setGoods(found) : openGoods(null)))
      .catch(sayFailed);
  }, [product]);
  const takeOut = () => {
    if (!goods) return;
    void addGoods(goods.product, { lot: part?.lot?.id });
    goToStock('write-off');
  };
  return (
    <Room
      title={goods ? goodsName(goods.product) : t('shelf.loading')}
      lead={goods?.product.producer}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => openGoods(null)} testId="goods-back">
            {t('shelf.back')}
          </Action>
          <Action size="large" disabled={!goods} onPress={takeOut} testId="goods-write-off">
            {t('shelf.writeOff')}
          </Action>
        </>
      }
    >
      {goods && (
        <div className={styles['halves']}>
          <div className={styles['stack']}>
            <Figures goods={goods} zone={zone} />
            <div className={styles['scroll']}>
              {goods.way.length > 0 && <Way way={goods.way} unit={goods.product.unit} />}
              <Parts goods={goods} chosen={part} onChoose={setPart} />
            </div>
          </div>
          <Movements key={part ? (part.lot?.id ?? '') : 'all'} product={product} part={part} zone={zone} />
        </div>
      )}
    </Room>
  );
}

function Figures({ goods, zone }: { readonly goods: ShelfGoods; readonly zone: string }) {
  const { t } = useTranslation();
  const { product, onHand, below, moved, told, heardAt } = goods;
  const [areDaysOpen, setDaysOpen] = useState(false);
  return (
    <section className={styles['figures']} data-below={below !== null} data-testid="goods-figures">
      <p className={styles['left']}>
        <span>{t('shelf.left')}</span>
        <strong data-testid="goods-left">{withUnit(onHand, product.unit)}</strong>
      </p>
      <p className={styles['made']} aria-label={t('shelf.made')} data-testid="goods-made">
        {moved.length === 0 && told.length === 0 && t('shelf.noMoves')}
        {moved.map(({ kind, quantity }) => (
          <span key={kind}>
            {t(`shelf.kinds.${kind}`)} <b>{signed(quantity)}</b>
          </span>
        ))}
        {told.map(({ till, quantity }) => (
          <span key={till}>
            {t('shelf.till', { till })} <b>{signed(quantity)}</b>
          </span>
        ))}
      </p>
      {below && <p className={styles['why']}>{t(`shelf.below.${below}`)}</p>}
      <button type="button" className={styles['opens']} onClick={() => setDaysOpen(true)} data-testid="goods-sold">
        {sales(goods, t)}
      </button>
      {goods.starsUntil && (
        <p className={styles['starLine']}>
          <Stars stars={product.stars} /> {t('shelf.starsUntil', { day: formatDay(goods.starsUntil) })}
        </p>
      )}
      {heardAt !== null && <p>{t('shelf.heard', { when: formatInstant(heardAt, zone) })}</p>}
      {areDaysOpen && <SoldDaysDialog goods={product} zone={zone} onClose={() => setDaysOpen(false)} />}
    </section>
  );
}

function sales({ sold, days, cover, missed, product, onHand }: ShelfGoods, t: TFunction): string {
  const { unit } = product;
  const rate = sold > 0 ? t('shelf.sold', { days, sold: formatQuantity(sold), unit }) : t('shelf.notSold', { days });
  return [
    rate,
    ...(cover === null || onHand <= 0 ? [] : [t('shelf.lasts', { days: cover })]),
    ...(missed > 0 ? [t('shelf.missed', { count: missed })] : []),
  ].join(', ');
}

type WayProps = { readonly way: ShelfGoods['way']; readonly unit: string };

/** What left one shelf and stands on no other yet; each opens its transfer. */
function Way({ way, unit }: WayProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles['parts']} aria-label={t('shelf.way')}>
      {way.map(({ device, entry, number, day, direction, other, quantity }) => (
        <li key={`${device} ${entry}`}>
          <button type="button" onClick={() => void openBehind({ device, entry })} data-testid="goods-way">
            <strong>{t(`carry.${direction}`, { other: other.name })}</strong>
            <strong>{withUnit(quantity, unit)}</strong>
            <span>{t('shelf.wayPaper', { number, day: formatDay(day) })}</span>
            <span>{t(direction === 'in' ? 'shelf.comingHere' : 'shelf.goneFromHere')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type PartsProps = {
  readonly goods: ShelfGoods;
  readonly chosen: ShelfPart | undefined;
  readonly onChoose: (part: ShelfPart | undefined) => void;
};

function Parts({ goods: { parts, product, today, told, below: ofAll }, chosen, onChoose }: PartsProps) {
  const { t } = useTranslation();
  // Said once, above, where it is so of all there is.
  const isBelow = ofAll !== null && parts.length === 1;
  return (
    <ul className={styles['parts']} aria-label={t('shelf.lotList')}>
      {parts.map((part) => {
        const { lot, onHand, here, below, coming, going } = part;
        const isPast = lot?.expires !== undefined && lot.expires < today;
        return (
          <li key={lot?.id ?? ''}>
            <button
              type="button"
              aria-pressed={part === chosen}
              onClick={() => onChoose(part === chosen ? undefined : part)}
              data-testid="goods-lot"
            >
              <strong>{lotName(lot, t)}</strong>
              <strong data-below={onHand < 0}>{withUnit(onHand, product.unit)}</strong>
              <span>{lot ? lotFacts(lot, t) : t('shelf.looseMore')}</span>
              <span data-past={isPast}>
                {isPast ? t('shelf.past') : told.length > 0 && t('shelf.here', { quantity: formatQuantity(here) })}
              </span>
              {(coming > 0 || going > 0) && (
                <span className={styles['whole']}>
                  {[
                    ...(coming > 0 ? [t('shelf.coming', { quantity: formatQuantity(coming) })] : []),
                    ...(going > 0 ? [t('shelf.going', { quantity: formatQuantity(going) })] : []),
                  ].join(' · ')}
                </span>
              )}
              {below && !isBelow && <em>{t(`shelf.below.${below}`)}</em>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
