import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../shared/day.ts';
import { useNow } from '../clock.ts';
import { useAddress } from '../route/useAddress.ts';
import { PeriodChoice } from '../sales/periodChoice.tsx';
import { PlacePicks } from '../sales/placePicks.tsx';
import { money } from '../show/figures.ts';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchField } from '../ui/searchField.tsx';
import { useAsk } from '../useAsk.ts';
import { LedgerFiles } from './ledgerFiles.tsx';
import { LedgerTable } from './ledgerTable.tsx';
import { ProducerAccount } from './producerAccount.tsx';
import { readSettlementsView, type SettlementsView } from './view.ts';

const PAGE = 50;

/** What is owed to the owners of goods, at every outlet: all of them, or one whose account lies open. */
export function SettlementsPage() {
  const { query } = useAddress();
  const today = dayOf(useNow(60_000));
  const view = useMemo(() => readSettlementsView(query, today), [query, today]);
  const { producer } = view;
  return producer === null ? <AllAccounts view={view} /> : <ProducerAccount view={view} producer={producer} />;
}

function AllAccounts({ view }: { readonly view: SettlementsView }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const { days, outlet, text, offset } = view;
  const asked = { days, outlet, text };
  const { data, problem, again, stale } = useAsk('settlement.list', { ...asked, offset, limit: PAGE }, 'sales');
  return (
    <Page
      title={t('nav.settlements')}
      question={t('settlements.question')}
      actions={data && <LedgerFiles asked={asked} />}
    >
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      <p className="headline">
        <b data-testid="owed">{data ? money(data.sum.closed) : '\u00a0'}</b>
        <span>{data && t(days.to === undefined ? 'settlements.owedNow' : 'settlements.owedThen')}</span>
      </p>
      <search className="filters">
        <PeriodChoice period={view.period} days={days} />
        <div className="filterRow">
          <PlacePicks outlet={outlet ?? undefined} tills={false} />
          <SearchField text={text} label={t('settlements.search')} hint={t('settlements.searchHint')} />
        </div>
      </search>
      {!data && !problem && <div className="blank" />}
      {data?.total === 0 && <None text={text} />}
      {data && data.total > 0 && (
        <div className="waitingFade" data-stale={stale}>
          <LedgerTable rows={data.rows} sum={data.sum} />
          <Pager
            offset={offset}
            limit={PAGE}
            total={data.total}
            hrefAt={(at) => href({ offset: at === 0 ? null : String(at) })}
          />
          <p className="under small">{t('settlements.asOf')}</p>
        </div>
      )}
    </Page>
  );
}

function None({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  if (text !== '') {
    return <Empty icon="search" title={t('settlements.noneFound', { text })} hint={t('catalogue.emptyFoundHint')} />;
  }
  return <Empty icon="settlements" title={t('settlements.none')} hint={t('settlements.noneHint')} />;
}
