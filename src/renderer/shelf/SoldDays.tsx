import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SoldDay, SoldDays } from '../../shared/contract/shelf.ts';
import type { ReplyOf } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { useDayInWords } from '../till/today.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { goodsName } from './figures.ts';
import styles from './SoldDays.module.css';

type Goods = { readonly product: ProductId; readonly name: string; readonly netContent: string; readonly unit: string };

type Props = {
  readonly goods: Goods;
  readonly zone: string;
  /** Where this comes from, in one sentence with all its numbers. */
  readonly reason?: string;
  /** Where else there is something to see of these goods. */
  readonly onOpen?: (product: ProductId) => void;
  readonly onClose: () => void;
};

/** The days that days of cover and hints are made of: what was sold on each, and at which till. */
export function SoldDaysDialog({ goods, zone, reason, onOpen, onClose }: Props) {
  const { t } = useTranslation();
  const [found, setFound] = useState<ReplyOf<'shelf.soldDays'> | null>(null);
  const { product, unit } = goods;
  useEffect(() => {
    bridge.call('shelf.soldDays', { product }).then(setFound).catch(sayFailed);
  }, [product]);
  return (
    <Dialog title={goodsName(goods)} size={600} onClose={onClose}>
      <div className={styles['page']} data-testid="sold-days">
        {found && (
          <>
            <p>{reason ?? soldIn(found, unit, t)}</p>
            <Chart list={found.list} />
            <ol className={styles['days']} tabIndex={-1}>
              {found.list
                .filter(({ sold, missed }) => sold !== 0 || missed > 0)
                .map((each) => (
                  <OneDay key={each.day} each={each} unit={unit} />
                ))}
            </ol>
            <Heard others={found.others} zone={zone} />
          </>
        )}
        <div className={styles['foot']}>
          {onOpen && (
            <Action onPress={() => onOpen(product)} testId="sold-days-goods">
              {t('shelf.openGoods')}
            </Action>
          )}
          <Action kind="main" shortcut="Esc" onPress={onClose} ref={focusAtOnce}>
            {t('app.close')}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}

function soldIn({ days, sold, missed }: SoldDays, unit: string, t: TFunction): string {
  const all = t('shelf.soldIn', { days, sold: formatQuantity(sold), unit });
  return missed > 0 ? `${all}, ${t('shelf.missed', { count: missed })}` : all;
}

/** One bar a day, the oldest at the left; the list below says the same in words. */
function Chart({ list }: { readonly list: readonly SoldDay[] }) {
  const most = Math.max(1, ...list.map(({ sold }) => sold));
  return (
    <div className={styles['chart']} aria-hidden="true">
      {list.toReversed().map(({ day, sold, missed }) => (
        <span key={day} data-missed={missed > 0}>
          <i style={{ height: `${Math.max(0, (100 * sold) / most)}%` }} />
        </span>
      ))}
    </div>
  );
}

function OneDay({ each: { day, sold, missed, tills }, unit }: { readonly each: SoldDay; readonly unit: string }) {
  const { t } = useTranslation();
  const words = useDayInWords(day);
  const parts = tills.map(({ till, sold: of }) => {
    const where = till === null ? t('shelf.thisTill') : t('shelf.till', { till });
    return `${where}: ${formatQuantity(of)}`;
  });
  return (
    <li data-testid="sold-day">
      <span>{words}</span>
      <strong>{`${formatQuantity(sold)} ${unit}`}</strong>
      <small>{[...parts, ...(missed > 0 ? [t('shelf.missed', { count: missed })] : [])].join(' · ')}</small>
    </li>
  );
}

type HeardProps = { readonly others: ReplyOf<'shelf.soldDays'>['others']; readonly zone: string };

/** Up to when the other tills are in these figures. */
export function Heard({ others, zone }: HeardProps) {
  const { t } = useTranslation();
  if (others.length === 0) return null;
  const each = others.map(({ till, upTo }) =>
    upTo === null ? t('shelf.unheardTill', { till }) : t('shelf.heardTill', { till, when: formatInstant(upTo, zone) }),
  );
  return <p className={styles['heard']}>{t('shelf.heardFrom', { tills: each.join(' · ') })}</p>;
}
