import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../shared/day.ts';
import { useNow } from '../clock.ts';
import { useAddress } from '../route/useAddress.ts';
import { Choices } from '../ui/choices.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { useAsk } from '../useAsk.ts';
import { AskedFor } from './askedFor.tsx';
import { MapView } from './map/mapView.tsx';
import { MarketFigure } from './marketFigure.tsx';
import { MarketFilters } from './marketFilters.tsx';
import { MarketTable } from './marketTable.tsx';
import { Reports } from './reports.tsx';
import { StarsChanged } from './starsChanged.tsx';
import { groupingOf, isGrouping, type MarketView, readMarketView, SHOWN_TABS } from './view.ts';
import { Wants } from './wants.tsx';

/** What sells where, of whom, to whom, and what is missing. */
export function MarketPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const today = dayOf(useNow(60_000));
  const view = useMemo(() => readMarketView(query, today), [query, today]);
  const { period: _period, tab, layer: _layer, ...asked } = view;
  const { data, problem, again, stale } = useAsk('market.show', { ...asked, by: groupingOf(view) }, 'sales');
  return (
    <Page
      title={t('nav.market')}
      question={t('market.question')}
      actions={
        <Button variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <MarketFilters view={view} />
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      {!data && !problem && <div className="blank" />}
      {data && <MarketFigure view={view} data={data} stale={stale} />}
      <Choices
        kind="tabs"
        label={t('market.view')}
        now={isGrouping(tab) ? 'sold' : tab}
        choices={SHOWN_TABS.map((key) => ({
          key,
          label: t(`market.tab.${key}`),
          href: href({ view: key === 'sold' ? null : key }),
        }))}
      />
      <Below view={view} data={data} stale={stale} />
    </Page>
  );
}

type BelowProps = {
  readonly view: MarketView;
  readonly data: Parameters<typeof MarketTable>[0]['data'] | undefined;
  readonly stale: boolean;
};

function Below({ view, data, stale }: BelowProps) {
  const { tab } = view;
  if (tab === 'asked') return <AskedFor view={view} />;
  if (tab === 'changed') return <StarsChanged view={view} />;
  if (tab === 'reports') return <Reports view={view} />;
  if (tab === 'wants') return <Wants view={view} />;
  if (tab === 'map') return data ? <MapView view={view} data={data} stale={stale} /> : null;
  return data ? <MarketTable view={view} by={tab} data={data} stale={stale} /> : null;
}
