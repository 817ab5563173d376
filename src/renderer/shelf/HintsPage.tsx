import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoodsHint } from '../../shared/contract/shelf.ts';
import type { ReplyOf } from '../../shared/contract.ts';
import { formatDay } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { ORDER_DAYS } from '../../shared/stock/reorder.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import type { StockPage, StockPageProps } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { walk } from '../ui/walk.ts';
import { goodsName } from './figures.ts';
import styles from './Shelf.module.css';
import { Heard, SoldDaysDialog } from './SoldDays.tsx';
import { openGoods } from './store.ts';

export const hintsPage: StockPage = {
  id: 'hints',
  title: (t) => t('shelf.hints'),
  more: (t) => t('shelf.hintsMore'),
  Page: HintsPageOf,
};

/** What to order, and what sells too slowly, each with its reason in numbers. */
function HintsPageOf({ state: { outlet } }: StockPageProps) {
  const { t } = useTranslation();
  const { zone } = outlet;
  const [open, setOpen] = useState<GoodsHint | null>(null);
  const [found, setFound] = useState<ReplyOf<'shelf.hints'> | null>(null);
  useEffect(() => {
    bridge.call('shelf.hints', {}).then(setFound).catch(sayFailed);
  }, []);
  return (
    <Room
      title={t('shelf.hints')}
      lead={t('shelf.hintsLead')}
      actions={
        <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
          {t('app.back')}
        </Action>
      }
    >
      {found && (
        <div className={styles['lists']} onKeyDown={walk} data-testid="hints">
          {found.isPart && <p className={styles['why']}>{t('shelf.hintsPart')}</p>}
          {found.hints.length === 0 && (
            <p className={styles['none']} role="status">
              {t('shelf.noHints')}
            </p>
          )}
          <ul className={styles['wide']}>
            {found.hints.map((hint) => (
              <Hint key={hint.product} hint={hint} onOpen={setOpen} />
            ))}
          </ul>
          <Heard others={found.others} zone={zone} />
          {found.asked.length > 0 && (
            <section>
              <h2>{t('shelf.asked')}</h2>
              <ul className={styles['asked']}>
                {found.asked.map(({ text, times }) => (
                  <li key={text}>
                    {text} <b>{t('shelf.times', { count: times })}</b>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
      {open && (
        <SoldDaysDialog
          goods={open}
          zone={zone}
          reason={reasonOf(open, t)}
          onOpen={openInList}
          onClose={() => setOpen(null)}
        />
      )}
    </Room>
  );
}

function openInList(product: ProductId): void {
  openGoods(product);
  goToStock('list');
}

type HintProps = { readonly hint: GoodsHint; readonly onOpen: (hint: GoodsHint) => void };

/** Opens the days that make it. */
function Hint({ hint, onOpen }: HintProps) {
  const { t } = useTranslation();
  const { unit } = hint;
  return (
    <li>
      <button type="button" onClick={() => onOpen(hint)} data-testid="hint">
        <strong>{goodsName(hint)}</strong>
        <strong data-past={hint.hint === 'slow'}>
          {hint.hint === 'order' ? t('shelf.order', { quantity: formatQuantity(hint.order), unit }) : t('shelf.slow')}
        </strong>
        <span className={styles['whole']}>{reasonOf(hint, t)}</span>
      </button>
    </li>
  );
}

/** The sentence that says where a hint comes from, with all its numbers. */
function reasonOf(hint: GoodsHint, t: TFunction): string {
  const { unit, days, missed, onHand, usable } = hint;
  const facts = { unit, days, missed, sold: formatQuantity(hint.sold), usable: formatQuantity(usable) };
  if (hint.hint === 'slow') {
    return t('shelf.whySlow', { ...facts, spoils: formatQuantity(hint.spoils), day: formatDay(hint.expires) });
  }
  const { lasts, target } = hint;
  const words = missed > 0 ? 'shelf.whyMissed' : 'shelf.whyOrder';
  return [
    t(words, { ...facts, order: formatQuantity(hint.order), lasts, target }),
    ...(target < ORDER_DAYS ? [t('shelf.whyShort', { target })] : []),
    ...(onHand > usable ? [t('shelf.whyLess', { onHand: formatQuantity(onHand), unit })] : []),
  ].join(' ');
}
