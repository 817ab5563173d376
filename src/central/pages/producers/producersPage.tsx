import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProducerId } from '../../../shared/id.ts';
import type { ProducerRow } from '../../office/api/catalogue.ts';
import { readCatalogueView } from '../catalogue/view.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { EditDeed } from '../ui/editDeed.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { ListFiles } from '../ui/listFiles.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { SearchField } from '../ui/searchField.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { ProducerDialog } from './producerDialog.tsx';

const PAGE = 50;

/** Whose goods they are: `new` where the form of a new one is open. */
type Editing = ProducerId | 'new' | null;

export function ProducersPage() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const may = useMay();
  const { text, offset } = readCatalogueView(query);
  const { data, problem, again } = useAsk('catalogue.producers', { text, offset, limit: PAGE });
  const [editing, setEditing] = useState<Editing>(null);
  return (
    <Page
      title={t('nav.producers')}
      question={t('producers.question')}
      actions={
        <>
          <ListFiles list="chu-the" atHead />
          {may('edit-catalogue') && (
            <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setEditing('new')}>
              {t('producers.add')}
            </Button>
          )}
        </>
      }
    >
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      <p className="headline">
        <b>{data ? count(data.total) : '\u00a0'}</b>
        <span>{data && t('producers.headline', { count: data.total })}</span>
      </p>
      <search className="filters">
        <div className="filterRow">
          <SearchField text={text} label={t('producers.search')} hint={t('producers.searchHint')} />
        </div>
      </search>
      {data?.total === 0 && (
        <Empty icon="producers" title={t('producers.empty')} hint={t('catalogue.emptyFoundHint')} />
      )}
      {data && data.total > 0 && (
        <>
          <ProducerTable rows={data.producers} onEdit={may('edit-catalogue') ? setEditing : null} />
          <Pager
            offset={offset}
            limit={PAGE}
            total={data.total}
            hrefAt={(at) => href({ offset: at === 0 ? null : String(at) })}
          />
        </>
      )}
      {editing !== null && (
        <ProducerDialog producer={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  );
}

type TableProps = {
  readonly rows: readonly ProducerRow[];
  /** Null where the reader may change nothing. */
  readonly onEdit: ((producer: ProducerId) => void) | null;
};

function ProducerTable({ rows, onEdit }: TableProps) {
  const { t } = useTranslation();
  return (
    <Table
      testId="producers"
      columns={[
        { words: t('producers.name') },
        { words: t('producers.where') },
        { words: t('producers.products'), of: 'figures' },
        ...(onEdit ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {rows.map(({ producer, products }) => (
        <tr key={producer.id} data-producer={producer.id}>
          <th scope="row">
            {producer.name}
            <span className="detail">{t(`producers.kinds.${producer.kind}`)}</span>
          </th>
          <td>
            {producer.address ?? producer.place}
            {producer.address !== undefined && producer.place !== '' && (
              <span className="detail">{t('producers.printed', { place: producer.place })}</span>
            )}
          </td>
          <td className="number">
            {products > 0 ? <Link href={pageHref('catalogue', { q: producer.name })}>{count(products)}</Link> : 0}
          </td>
          {onEdit && (
            <td className="noPrint">
              <EditDeed name={producer.name} onEdit={() => onEdit(producer.id)} />
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}
