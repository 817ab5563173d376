import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../route/useAddress.ts';
import { PlacePicks } from '../sales/placePicks.tsx';
import { Choices } from '../ui/choices.tsx';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchField } from '../ui/searchField.tsx';
import { useAsk } from '../useAsk.ts';
import { MovementsDrawer } from './movementsDrawer.tsx';
import { OnItsWay } from './onItsWay.tsx';
import { StockFile } from './stockFile.tsx';
import { StockTable } from './stockTable.tsx';
import { readStockView, type StockView } from './view.ts';

const PAGE = 100;

/** What stands on the shelves of every outlet, whose it is, and where the books and the shelf cannot both be right. */
export function StockPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const view = useMemo(() => readStockView(query), [query]);
  const { open, ...asked } = view;
  const { data, problem, again, stale } = useAsk('stock.list', { ...asked, limit: PAGE }, 'sales');
  return (
    <Page title={t('nav.stock')} question={t('stock.question')} actions={<StockFile asked={asked} />}>
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      <search className="filters">
        <PlacePicks outlet={view.outlet ?? undefined} tills={false} />
        <div className="filterRow">
          <SearchField text={view.text} label={t('stock.search')} hint={t('stock.searchHint')} />
          <OnlyChoice view={view} short={data?.short ?? 0} />
        </div>
      </search>
      <OnItsWay outlet={view.outlet} />
      {!data && !problem && <div className="blank" />}
      {data?.total === 0 && <NoStock view={view} />}
      {data && data.total > 0 && (
        <div className="waitingFade" data-stale={stale}>
          <StockTable lines={data.lines} open={open} />
          <Pager
            offset={view.offset}
            limit={PAGE}
            total={data.total}
            hrefAt={(offset) => href({ offset: offset === 0 ? null : String(offset) })}
          />
        </div>
      )}
      <MovementsDrawer open={open} />
    </Page>
  );
}

function OnlyChoice({ view, short }: { readonly view: StockView; readonly short: number }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <Choices
      kind="row"
      label={t('stock.only')}
      now={view.only}
      choices={[
        { key: 'all', label: t('stock.all'), href: href({ only: null, offset: null }) },
        { key: 'short', label: t('stock.short', { count: short }), href: href({ only: 'short', offset: null }) },
      ]}
    />
  );
}

function NoStock({ view }: { readonly view: StockView }) {
  const { t } = useTranslation();
  if (view.text !== '') {
    return <Empty icon="search" title={t('stock.emptyFound', { text: view.text })} hint={t('stock.emptyFoundHint')} />;
  }
  if (view.only === 'short') return <Empty icon="good" title={t('stock.noneShort')} hint={t('stock.noneShortHint')} />;
  return <Empty icon="stock" title={t('stock.empty')} hint={t('stock.emptyHint')} />;
}
