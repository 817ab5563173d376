import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ending } from '../../shared/contract/shelf.ts';
import { type Day, daysBetween, formatDay } from '../../shared/day.ts';
import { isExpired } from '../../shared/stock/lot.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import type { StockPage } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { usePageKeys } from '../ui/pageKeys.ts';
import { Sure } from '../ui/Sure.tsx';
import { walk } from '../ui/walk.ts';
import { takeOutLots, typedBeside } from '../writeOff/store.ts';
import { goodsName, lotFacts, lotName, withUnit } from './figures.ts';
import styles from './Shelf.module.css';
import { openGoods } from './store.ts';

const WITHIN = [7, 30, 90] as const;

export const endingPage: StockPage = {
  id: 'expiring',
  title: (t) => t('shelf.expiring'),
  more: (t) => t('shelf.expiringMore'),
  Page: EndingPageOf,
};

type Found = { readonly lots: readonly Ending[]; readonly today: Day };

/** Lots by how soon they end: what has ended first, and a key that writes all of that off. */
function EndingPageOf() {
  const { t } = useTranslation();
  const [days, setDays] = useState<number>(30);
  const [found, setFound] = useState<Found | null>(null);
  /** Lines of a paper being typed that would make room; 0: nobody is asked. */
  const [lost, setLost] = useState(0);
  useEffect(() => {
    let isWanted = true;
    bridge
      .call('shelf.expiring', { days })
      .then((reply) => isWanted && setFound(reply))
      .catch(sayFailed);
    return () => {
      isWanted = false;
    };
  }, [days]);
  const expired = found?.lots.filter(({ lot }) => isExpired(lot, found.today)) ?? [];
  const ending = found?.lots.filter(({ lot }) => !isExpired(lot, found.today)) ?? [];
  const takeOut = (): true => {
    takeOutLots(expired, 'expired');
    goToStock('write-off');
    return true;
  };
  const press = async () => {
    if (expired.length === 0) return;
    const typed = await typedBeside(expired);
    if (typed === 0) takeOut();
    else setLost(typed);
  };
  usePageKeys({ F9: () => void press() });
  return (
    <Room
      title={t('shelf.expiring')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('app.back')}
          </Action>
          {expired.length > 0 && (
            <Action kind="main" size="large" shortcut="F9" onPress={() => void press()} testId="write-off-expired">
              {t('shelf.writeOffExpired')}
            </Action>
          )}
        </>
      }
    >
      <div className={styles['page']}>
        <div className={styles['chips']} role="group" aria-label={t('shelf.expires')}>
          {WITHIN.map((within) => (
            <button
              key={within}
              type="button"
              aria-pressed={within === days}
              onClick={() => setDays(within)}
              data-testid={`within-${within}`}
            >
              {t('shelf.within', { count: within })}
            </button>
          ))}
        </div>
        {found && (
          <div className={styles['lists']} onKeyDown={walk}>
            {expired.length > 0 && (
              <Lots title={t('shelf.expired', { count: expired.length })} lots={expired} today={found.today} />
            )}
            {ending.length > 0 ? (
              <Lots title={t('shelf.ending', { days, count: ending.length })} lots={ending} today={found.today} />
            ) : (
              <p className={styles['none']} role="status">
                {t('shelf.noneEnding', { days })}
              </p>
            )}
          </div>
        )}
      </div>
      {lost > 0 && (
        <Sure
          title={t('shelf.replaceTitle')}
          more={t('shelf.replaceMore', { count: lost })}
          yes={t('shelf.replace')}
          onYes={takeOut}
          onClose={() => setLost(0)}
        />
      )}
    </Room>
  );
}

type LotsProps = { readonly title: string; readonly lots: readonly Ending[]; readonly today: Day };

function Lots({ title, lots, today }: LotsProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles['wide']}>
        {lots.map((ending) => (
          <li key={ending.lot.id}>
            <button
              type="button"
              onClick={() => {
                openGoods(ending.product);
                goToStock('list');
              }}
              data-testid="ending-lot"
            >
              <strong>{goodsName(ending)}</strong>
              <strong>{withUnit(ending.onHand, ending.unit)}</strong>
              <span>
                {lotName(ending.lot, t)} · {lotFacts(ending.lot, t)}
              </span>
              <span data-past={isExpired(ending.lot, today)}>{whenOf(ending, today, t)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whenOf({ lot: { expires } }: Ending, today: Day, t: TFunction): string {
  if (expires === undefined) return '';
  const left = daysBetween(today, expires);
  if (left < 0) return t('shelf.since', { count: -left });
  return left === 0 ? t('shelf.lastDay') : `${t('shelf.inDays', { count: left })} · ${formatDay(expires)}`;
}
