import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant } from '../../../shared/day.ts';
import { formatDong } from '../../../shared/money.ts';
import { percentText } from '../../../shared/percent.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { AnnouncedLine } from '../../../shared/stock/announced.ts';
import type { OfficeInput } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { State } from './announcedTable.tsx';

export type OpenAnnouncement = OfficeInput<'announced.show'>;

/** All of an announcement, laid beside the list. */
export function AnnouncedDrawer({ open }: { readonly open: OpenAnnouncement | null }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const asked = useAsk('announced.show', open, 'sales');
  const reply = open === null || asked.stale ? undefined : asked.data;
  const row = reply && 'row' in reply ? reply.row : undefined;
  return (
    <Drawer
      opened={open !== null}
      onClose={() => change({ of: null, at: null })}
      title={<span className="strong">{row?.owner.name}</span>}
      size={620}
      closeButtonProps={{ 'aria-label': t('close') }}
      data-testid="announcement"
    >
      <ProblemNote problem={asked.problem} again={asked.again} />
      {reply && 'refused' in reply && <Note tone="wait">{t('announced.gone')}</Note>}
      {reply && 'row' in reply && (
        <div className="form">
          <dl className="facts">
            <dt>{t('announced.outlet')}</dt>
            <dd>{reply.row.outletName}</dd>
            <dt>{t('announced.day')}</dt>
            <dd>{formatDay(reply.row.day)}</dd>
            <dt>{t('announced.note')}</dt>
            <dd>{reply.row.note || t('none')}</dd>
            <dt>{t('announced.at')}</dt>
            <dd>{formatInstant(reply.row.at)}</dd>
            <dt>{t('announced.state')}</dt>
            <dd>
              <State row={reply.row} />
            </dd>
          </dl>
          <Lines lines={reply.lines} />
        </div>
      )}
    </Drawer>
  );
}

function Lines({ lines }: { readonly lines: readonly AnnouncedLine[] }) {
  const { t } = useTranslation();
  return (
    <Table
      testId="announcement-lines"
      columns={[
        { words: t('announced.goods') },
        { words: t('announced.figure') },
        { words: t('announced.quantity'), of: 'figures' },
      ]}
    >
      {lines.map(({ product, name, unit, quantity, code, expires, terms }, n) => (
        <tr key={`${product} ${n.toString()}`}>
          <th scope="row">
            {name}
            {(code !== '' || expires) && (
              <span className="detail">
                {[code, expires && t('stock.expires', { day: formatDay(expires) })].filter(Boolean).join(' · ')}
              </span>
            )}
          </th>
          <td className="nowrap">
            {terms.kind === 'bought' ? `${formatDong(terms.cost)} ₫` : `${percentText(terms.perMille)} %`}
          </td>
          <td className="number strong">{`${formatQuantity(quantity)} ${unit}`}</td>
        </tr>
      ))}
    </Table>
  );
}
