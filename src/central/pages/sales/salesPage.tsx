import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../shared/day.ts';
import { useNow } from '../clock.ts';
import { useAddress } from '../route/useAddress.ts';
import { Choices } from '../ui/choices.tsx';
import { Page } from '../ui/page.tsx';
import { SalesFigure } from './salesFigure.tsx';
import { SalesFilters } from './salesFilters.tsx';
import { SalesGroups } from './salesGroups.tsx';
import { SalesList } from './salesList.tsx';
import { SlipDrawer } from './slipDrawer.tsx';
import { GROUPINGS, readSalesView } from './view.ts';

export function SalesPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const today = dayOf(useNow(60_000));
  const view = useMemo(() => readSalesView(query, today), [query, today]);
  const choices = [
    { key: 'list', label: t('sales.list'), href: href({ view: null }) },
    ...GROUPINGS.map((by) => ({ key: by, label: t(`sales.by.${by}`), href: href({ view: by }) })),
  ];
  return (
    <Page
      title={t('nav.sales')}
      question={t('sales.question')}
      actions={
        <Button variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <SalesFilters view={view} />
      <SalesFigure view={view} />
      <Choices kind="tabs" label={t('sales.view')} now={view.view} choices={choices} />
      {view.view === 'list' ? (
        <SalesList key={JSON.stringify(view.filter)} view={view} />
      ) : (
        <SalesGroups view={view} by={view.view} />
      )}
      <SlipDrawer open={view.open} />
    </Page>
  );
}
