import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatDay, formatInstant } from '../../../shared/day.ts';
import { dong } from '../../../shared/money.ts';
import type { ShiftRow } from '../../office/api/shifts.ts';
import { useNow } from '../clock.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { PeriodChoice } from '../sales/periodChoice.tsx';
import { PlacePicks } from '../sales/placePicks.tsx';
import { money } from '../show/figures.ts';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { Difference } from './difference.tsx';
import { ReportDrawer } from './reportDrawer.tsx';
import { readShiftsView, type ShiftsView } from './view.ts';

/** As many as ten tills close in three months. */
const MOST_SHIFTS = 1_000;

/** Every shift that was closed, and whether its drawer added up. */
export function ShiftsPage() {
  const { t } = useTranslation();
  const { query } = useAddress();
  const today = dayOf(useNow(60_000));
  const view = useMemo(() => readShiftsView(query, today), [query, today]);
  return (
    <Page title={t('nav.shifts')} question={t('shifts.question')}>
      <search className="filters">
        <PeriodChoice period={view.period} days={view.filter} />
        <PlacePicks outlet={view.filter.outlet} tills />
      </search>
      <Shifts view={view} />
      <ReportDrawer open={view.open} />
    </Page>
  );
}

function Shifts({ view }: { readonly view: ShiftsView }) {
  const { t } = useTranslation();
  const { data, problem, again, stale } = useAsk('shifts.list', { filter: view.filter, limit: MOST_SHIFTS }, 'sales');
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  if (data.length === 0) return <Empty icon="shifts" title={t('shifts.empty')} hint={t('shifts.emptyHint')} />;
  const off = data.filter(isOff).length;
  return (
    <div className="waitingFade" data-stale={stale}>
      <ProblemNote problem={problem} again={again} showsOld />
      <p className="figureFacts" data-testid="shifts-off">
        {off === 0 ? t('shifts.allEven') : t('shifts.off', { count: off })}
      </p>
      <ShiftTable rows={data} open={view.open?.shift} />
      {data.length === MOST_SHIFTS && <p className="under">{t('sales.firstRows', { count: MOST_SHIFTS })}</p>}
    </div>
  );
}

function isOff({ counted, expected }: ShiftRow): boolean {
  return counted !== expected;
}

const FIGURES = ['sold', 'returned', 'expected', 'counted', 'difference'] as const;

function ShiftTable({ rows, open }: { readonly rows: readonly ShiftRow[]; readonly open: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Table
      testId="shifts"
      columns={[
        { words: t('shifts.z') },
        { words: `${t('shifts.day')} · ${t('shifts.closed')}` },
        { words: t('sales.place') },
        ...FIGURES.map((figure) => ({ words: t(`shifts.${figure}`), of: 'figures' as const })),
      ]}
    >
      {rows.map((row) => (
        <ShiftLine key={`${row.device} ${row.shift}`} row={row} open={row.shift === open} />
      ))}
    </Table>
  );
}

function ShiftLine({ row, open }: { readonly row: ShiftRow; readonly open: boolean }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <tr data-open={open} data-shift={row.shift}>
      <th scope="row" className="nowrap">
        <Link href={href({ device: row.device, shift: row.shift })}>{t('shifts.title', { number: row.number })}</Link>
      </th>
      <td className="nowrap">
        {formatDay(row.day)}
        <span className="detail">{formatInstant(row.closedAt)}</span>
        <span className="detail">{row.closedBy}</span>
      </td>
      <td>
        {row.outletName}
        <span className="soft nowrap"> · {t('sales.tillName', { till: row.till })}</span>
      </td>
      <td className="number">{money(row.sold)}</td>
      <td className="number">{row.returned === 0 ? '' : money(row.returned)}</td>
      <td className="number">{money(row.expected)}</td>
      <td className="number">{money(row.counted)}</td>
      <td className="number strong">
        <Difference amount={dong(row.counted - row.expected)} />
      </td>
    </tr>
  );
}
