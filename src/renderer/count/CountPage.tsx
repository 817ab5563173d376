import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../shared/day.ts';
import { Room } from '../shift/Room.tsx';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { type StockPage, type StockPageProps, useStockEscape, useStockScans } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { onReturn, onSync } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { Begin } from './Begin.tsx';
import styles from './Count.module.css';
import { Counting } from './Counting.tsx';
import { Result } from './Result.tsx';
import { comeAs, goOnWith, openBegin, refetchCounts, scanned, show, showOver, stepBack, useCount } from './store.ts';
import { scopeWords } from './words.ts';

export const countPage: StockPage = {
  id: 'count',
  title: (t) => t('count.title'),
  more: (t) => t('count.more'),
  Page: CountPage,
};

/** A stock count: begun, counted by scanner at several tills, held against the books, closed. */
function CountPage({ state, by }: StockPageProps) {
  const view = useCount((now) => now.view);
  useStockScans((code) => scanned(code));
  useStockEscape(stepBack);
  useEffect(() => {
    comeAs(by.id);
    void refetchCounts();
    const stops = [onReturn, onSync].map((on) => on(() => void refetchCounts()));
    return () => stops.forEach((stop) => stop());
  }, [by.id]);
  if (view === 'begin') return <Begin />;
  if (view === 'count') return <Counting training={state.training} />;
  if (view === 'result') return <Result zone={state.outlet.zone} />;
  return view === 'closed' ? <Closed /> : <Counts zone={state.outlet.zone} />;
}

function Counts({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const counts = useCount((now) => now.counts);
  return (
    <Room
      title={t('count.title')}
      lead={t('count.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('app.back')}
          </Action>
          <Action kind="main" size="large" onPress={openBegin} ref={focusAtOnce} testId="count-begin">
            {t('count.begin')}
          </Action>
        </>
      }
    >
      <ul className={styles['counts']} data-testid="counts">
        {counts.length === 0 && <li className={styles['none']}>{t('count.none')}</li>}
        {counts.map((count) => (
          <li key={count.count}>
            <button
              type="button"
              disabled={count.closed?.entry === null}
              onClick={() => (count.closed ? showOver(count) : goOnWith(count))}
              data-over={count.closed !== null}
              data-testid="count"
            >
              <strong>{scopeWords(count.scope, t)}</strong>
              <span>
                {count.closed
                  ? t(count.closed.dropped ? 'count.dropped' : 'count.over', { number: count.closed.number })
                  : t('count.goesOn', { count: count.lines })}
              </span>
              <small>
                {formatInstant(count.begunAt, zone)} · {count.by}
                {count.till !== null && ` · ${t('count.atTill', { till: count.till })}`}
                {count.blind && ` · ${t('count.blindShort')}`}
              </small>
              {count.drafted > 0 && (
                <small data-testid="count-drafted">{t('count.drafted', { count: count.drafted })}</small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Room>
  );
}

function Closed() {
  const { t } = useTranslation();
  const over = useCount((now) => now.over);
  if (!over) return null;
  const { number, lines, dropped } = over;
  return (
    <Room
      title={t(dropped ? 'count.dropped' : 'count.over', { number })}
      lead={
        dropped ? t('count.droppedLead') : lines === undefined ? undefined : t('count.closedLead', { count: lines })
      }
      actions={
        <>
          <Action size="large" onPress={() => void reprint(over)} testId="count-reprint">
            {t('count.reprint')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="Enter"
            onPress={() => {
              show('list');
              void refetchCounts();
            }}
            ref={focusAtOnce}
            testId="count-next"
          >
            {t('count.toCounts')}
          </Action>
        </>
      }
    >
      <div className={styles['paper']} data-testid="count-closed">
        <SlipPicture sale={over.entry} />
      </div>
    </Room>
  );
}
