import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatInstant } from '../../../shared/day.ts';
import type { DemandRow } from '../../office/api/demand.ts';
import type { OfficeInput } from '../../office/api.ts';
import { useNow } from '../clock.ts';
import { useAddress } from '../route/useAddress.ts';
import { PeriodChoice } from '../sales/periodChoice.tsx';
import { PlacePicks } from '../sales/placePicks.tsx';
import { readSalesView } from '../sales/view.ts';
import { count } from '../show/figures.ts';
import { Bar } from '../ui/bar.tsx';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { UnknownCodes } from './unknownCodes.tsx';

const MOST_ROWS = 500;

/** What buyers asked for and did not find, the most often first: what to order next. */
export function DemandPage() {
  const { t } = useTranslation();
  const { query } = useAddress();
  const today = dayOf(useNow(60_000));
  const { period, filter } = useMemo(() => readSalesView(query, today), [query, today]);
  const { from, to, outlet } = filter;
  const asked = { ...(from && { from }), ...(to && { to }), ...(outlet && { outlet }) };
  return (
    <Page title={t('nav.demand')} question={t('demand.question')}>
      <search className="filters">
        <PeriodChoice period={period} days={filter} />
        <PlacePicks outlet={outlet} tills={false} />
      </search>
      <Demands filter={asked} />
      <UnknownCodes filter={asked} />
    </Page>
  );
}

function Demands({ filter }: { readonly filter: OfficeInput<'demand.list'>['filter'] }) {
  const { t } = useTranslation();
  const { data, problem, again, stale } = useAsk('demand.list', { filter, limit: MOST_ROWS }, 'sales');
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  if (data.length === 0) return <Empty icon="demand" title={t('demand.empty')} hint={t('demand.emptyHint')} />;
  return (
    <div className="waitingFade" data-stale={stale}>
      <ProblemNote problem={problem} again={again} showsOld />
      <DemandTable rows={data} />
      {data.length === MOST_ROWS && <p className="under">{t('sales.firstRows', { count: MOST_ROWS })}</p>}
    </div>
  );
}

function DemandTable({ rows }: { readonly rows: readonly DemandRow[] }) {
  const { t } = useTranslation();
  const most = Math.max(...rows.map(({ times }) => times));
  return (
    <Table
      testId="demands"
      columns={[
        { words: t('demand.said') },
        { words: t('demand.bar'), of: 'bar' },
        { words: t('demand.times'), of: 'figures' },
        { words: t('demand.outlets'), of: 'figures' },
        { words: t('demand.last') },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.product ?? ` ${row.said}`}>
          <th scope="row">
            {row.said}
            <span className="detail">{t(row.product === null ? 'demand.unlisted' : 'demand.listed')}</span>
            {row.notes.length > 0 && <span className="detail">{row.notes.join(' · ')}</span>}
          </th>
          <td className="barCell">
            <Bar part={row.times} whole={most} />
          </td>
          <td className="number strong">{count(row.times)}</td>
          <td className="number">{count(row.outlets)}</td>
          <td className="nowrap">{formatInstant(row.lastAt)}</td>
        </tr>
      ))}
    </Table>
  );
}
