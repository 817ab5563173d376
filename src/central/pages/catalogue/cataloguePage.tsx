import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueRow } from '../../office/api/catalogue.ts';
import { type ExportedList, exportHref, FORMATS } from '../../office/api/lists.ts';
import { pageHref } from '../route/address.ts';
import { go, useAddress } from '../route/useAddress.ts';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { Choices } from '../ui/choices.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { ListFiles } from '../ui/listFiles.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { useAsk } from '../useAsk.ts';
import { CatalogueFilters } from './catalogueFilters.tsx';
import { CatalogueTable, type Deed } from './catalogueTable.tsx';
import { GroupsView } from './groupsView.tsx';
import { PriceDialog } from './priceDialog.tsx';
import { StoryDialog } from './storyDialog.tsx';
import { readCatalogueView } from './view.ts';
import { WithdrawDialog } from './withdrawDialog.tsx';

const PAGE = 50;

type Chosen = { readonly what: Deed; readonly row: CatalogueRow };

export function CataloguePage() {
  const { t } = useTranslation();
  const { query } = useAddress();
  const may = useMay();
  return (
    <Page
      title={t('nav.catalogue')}
      question={t('catalogue.question')}
      actions={<Actions mayEdit={may('edit-catalogue')} />}
    >
      <Choices
        kind="tabs"
        label={t('groups.view')}
        now={query.get('view') === 'groups' ? 'groups' : 'products'}
        choices={(['products', 'groups'] as const).map((key) => ({
          key,
          label: t(`groups.${key}`),
          href: pageHref('catalogue', key === 'groups' ? { view: key } : {}),
        }))}
      />
      {query.get('view') === 'groups' ? <GroupsView /> : <ProductsView />}
    </Page>
  );
}

function ProductsView() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const may = useMay();
  const view = readCatalogueView(query);
  const { data, problem, again, stale } = useAsk('catalogue.list', { ...view, limit: PAGE });
  const narrowed = view.text !== '' || view.category !== null;
  const [deed, setDeed] = useState<Chosen | null>(null);
  const settled = useCallback(() => {
    setDeed(null);
    again();
  }, [again]);
  const begin = (what: Deed, row: CatalogueRow) =>
    what === 'edit' ? go(pageHref('product', { id: row.product })) : setDeed({ what, row });
  return (
    <div className="underTabs">
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      <p className="headline" data-testid="catalogue-total">
        <b>{data ? count(data.total) : '\u00a0'}</b>
        <span>{data && t(narrowed && !stale ? 'catalogue.found' : 'catalogue.products', { count: data.total })}</span>
      </p>
      <CatalogueFilters view={view} categories={data?.categories ?? []} />
      {!data && <div className="blank" />}
      {data?.total === 0 && <NoProducts text={view.text} empty={!narrowed} mayImport={may('edit-catalogue')} />}
      {data && data.total > 0 && (
        <div className="waitingFade" data-stale={stale}>
          <CatalogueTable rows={data.products} onDeed={may('edit-catalogue') ? begin : null} />
          <Pager
            offset={view.offset}
            limit={PAGE}
            total={data.total}
            hrefAt={(offset) => href({ offset: offset === 0 ? null : String(offset) })}
          />
          <Besides />
        </div>
      )}
      {deed?.what === 'price' && <PriceDialog row={deed.row} onClose={() => setDeed(null)} onSettled={settled} />}
      {deed?.what === 'story' && (
        <StoryDialog of={{ product: deed.row.product }} onClose={() => setDeed(null)} onSettled={settled} />
      )}
      {deed?.what === 'withdraw' && <WithdrawDialog row={deed.row} onClose={() => setDeed(null)} onSettled={settled} />}
    </div>
  );
}

function Actions({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {FORMATS.map((format) => (
        <Button
          key={format}
          component="a"
          href={exportHref('danh-muc', format)}
          download={`danh-muc.${format}`}
          variant="default"
          leftSection={<Icon name="download" size={18} />}
          aria-label={t('catalogue.export', { kind: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {mayEdit && <ImportButton variant="default" />}
      {mayEdit && (
        <Button leftSection={<Icon name="plus" size={18} />} onClick={() => go(pageHref('product'))}>
          {t('catalogue.add')}
        </Button>
      )}
    </>
  );
}

function ImportButton({ variant = 'filled' }: { readonly variant?: 'filled' | 'default' }) {
  const { t } = useTranslation();
  return (
    <Button variant={variant} leftSection={<Icon name="upload" size={18} />} onClick={() => go(pageHref('import'))}>
      {t('catalogue.import')}
    </Button>
  );
}

type NoProductsProps = { readonly text: string; readonly empty: boolean; readonly mayImport: boolean };

function NoProducts({ text, empty, mayImport }: NoProductsProps) {
  const { t } = useTranslation();
  if (empty) {
    return (
      <Empty
        icon="catalogue"
        title={t('catalogue.empty')}
        hint={t('catalogue.emptyHint')}
        action={mayImport && <ImportButton />}
      />
    );
  }
  return <Empty icon="search" title={t('catalogue.emptyFound', { text })} hint={t('catalogue.emptyFoundHint')} />;
}

const BESIDES = ['gia', 'gio-qua', 'cau-chuyen'] as const satisfies readonly ExportedList[];

/** What else is known of goods, as files. */
function Besides() {
  const { t } = useTranslation();
  return (
    <ul className="fileRows">
      {BESIDES.map((list) => (
        <li key={list} className="under">
          <span>{t(`lists.besides.${list}`)}</span>
          <ListFiles list={list} />
        </li>
      ))}
    </ul>
  );
}
