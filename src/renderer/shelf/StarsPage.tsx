import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StarsChange } from '../../shared/contract/shelf.ts';
import { formatDay } from '../../shared/day.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import type { StockPage } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { walk } from '../ui/walk.ts';
import { goodsName, withUnit } from './figures.ts';
import styles from './Shelf.module.css';
import { openGoods } from './store.ts';

/** A renewal takes the district and the province some three months. */
const DAYS = 90;

export const starsPage: StockPage = {
  id: 'stars',
  title: (t) => t('shelf.stars'),
  more: (t) => t('shelf.starsMore'),
  Page: StarsPageOf,
};

/** Goods that lost their stars, and those that will. */
function StarsPageOf() {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<readonly StarsChange[] | null>(null);
  useEffect(() => {
    bridge
      .call('shelf.certificates', { days: DAYS })
      .then((reply) => setChanges(reply.changes))
      .catch(sayFailed);
  }, []);
  const gone = changes?.filter(({ what }) => what !== 'ending').toSorted(onTheShelfFirst) ?? [];
  const ending = changes?.filter(({ what }) => what === 'ending').toSorted(onTheShelfFirst) ?? [];
  return (
    <Room
      title={t('shelf.stars')}
      lead={t('shelf.starsLead')}
      actions={
        <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
          {t('app.back')}
        </Action>
      }
    >
      <div className={styles['lists']} onKeyDown={walk} data-testid="stars">
        {gone.length > 0 && <Changes title={t('shelf.gone', { count: gone.length })} changes={gone} />}
        {ending.length > 0 && (
          <Changes title={t('shelf.soonGone', { days: DAYS, count: ending.length })} changes={ending} />
        )}
        {changes?.length === 0 && (
          <p className={styles['none']} role="status">
            {t('shelf.noneGone', { days: DAYS })}
          </p>
        )}
      </div>
    </Room>
  );
}

/** Whose label hangs there is what somebody has to do something about. */
function onTheShelfFirst(a: StarsChange, b: StarsChange): number {
  return Number(b.onHand > 0) - Number(a.onHand > 0);
}

/** A shop looks at so many; whose catalogue is the whole country's types a name in the list. */
const SHOWN = 300;

function Changes({ title, changes }: { readonly title: string; readonly changes: readonly StarsChange[] }) {
  const { t } = useTranslation();
  const words = { ended: 'shelf.ended', revoked: 'shelf.revoked', ending: 'shelf.endingOn' } as const;
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles['wide']}>
        {changes.slice(0, SHOWN).map((change) => (
          <li key={change.product}>
            <button
              type="button"
              onClick={() => {
                openGoods(change.product);
                goToStock('list');
              }}
              data-testid="stars-change"
            >
              <strong>{goodsName(change)}</strong>
              <strong>{withUnit(change.onHand, change.unit)}</strong>
              <span>
                {change.producer} · {t('shelf.starCount', { stars: change.stars })}
                {change.decision !== '' && ` · ${t('shelf.decision', { decision: change.decision })}`}
              </span>
              <span data-past={change.what !== 'ending'}>{t(words[change.what], { day: formatDay(change.day) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
