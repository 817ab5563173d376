import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatInstant } from '../../../shared/day.ts';
import type { SaleRow } from '../../office/api/sales.ts';
import { now } from '../clock.ts';
import { onLive } from '../live.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { count, money } from '../show/figures.ts';
import { ProblemNote } from '../ui/note.tsx';
import { announce } from '../ui/say.tsx';
import { Table } from '../ui/table.tsx';
import { salesListing } from './listing.ts';
import { NoSales } from './noSales.tsx';
import { span } from './period.ts';
import { countsPartsOnly, type SalesView } from './view.ts';

/** Every sale of the filter as it arrives. Nothing moves under the eyes of someone reading further down. */
export function SalesList({ view }: { readonly view: SalesView }) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const { listing, openedAt } = useListing(view, table);
  const { arrivals, total, next, problem } = useStore(listing.store);

  if (!arrivals) return problem ? <ProblemNote problem={problem} again={listing.freshen} /> : <div className="blank" />;
  const { shown, waiting } = arrivals;
  if (shown.length + waiting.length === 0) return <NoSales view={view} />;
  return (
    <>
      <ProblemNote problem={problem} again={listing.freshen} showsOld />
      {waiting.length > 0 && (
        <div className="newSales">
          <Button size="xs" onClick={listing.showWaiting} data-testid="show-new">
            {t('sales.showNew', { count: waiting.length })}
          </Button>
        </div>
      )}
      <SalesTable rows={shown} view={view} freshSince={openedAt} tableRef={table} />
      <div className="under">
        <span>
          {next === null
            ? t('sales.end', { shown: count(shown.length) })
            : t('sales.shown', { shown: count(shown.length), total: count(total) })}
        </span>
        {next !== null && (
          <Button variant="default" onClick={listing.loadOlder}>
            {t('sales.more')}
          </Button>
        )}
      </div>
    </>
  );
}

/** One listing for as long as this filter is looked at; another filter is another list (see the `key` above it). */
function useListing(view: SalesView, table: RefObject<HTMLTableElement | null>) {
  const { t } = useTranslation();
  const [openedAt] = useState(now);
  const [listing] = useState(() =>
    salesListing(view.filter, {
      mustHold: () =>
        (table.current?.getBoundingClientRect().top ?? 0) < 0 || table.current?.matches(':hover') === true,
      onNews: (news) => announce(t('sales.newSales', { count: news })),
    }),
  );
  useEffect(() => {
    listing.freshen();
    return onLive('sales', listing.freshen);
  }, [listing]);
  return { listing, openedAt };
}

type TableProps = {
  readonly rows: readonly SaleRow[];
  readonly view: SalesView;
  /** Rows that arrived after this instant glow once. */
  readonly freshSince: number;
  readonly tableRef: RefObject<HTMLTableElement | null>;
};

function SalesTable({ rows, view, freshSince, tableRef }: TableProps) {
  const { t } = useTranslation();
  const partOnly = countsPartsOnly(view);
  return (
    <Table
      tableRef={tableRef}
      testId="sales-list"
      columns={[
        { words: t('sales.number') },
        { words: `${t('sales.at')} · ${t('sales.arrived')}` },
        { words: `${t('sales.place')} · ${t('sales.cashier')}` },
        { words: t('sales.pieces'), of: 'figures' },
        { words: t(partOnly ? 'sales.whole' : 'sales.amount'), of: 'figures' },
      ]}
    >
      {rows.map((row) => (
        <SaleLine
          key={`${row.device} ${row.sale}`}
          row={row}
          open={row.sale === view.open?.sale}
          fresh={row.arrivedAt > freshSince}
        />
      ))}
    </Table>
  );
}

function SaleLine({ row, open, fresh }: { readonly row: SaleRow; readonly open: boolean; readonly fresh: boolean }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <tr className={fresh ? 'fresh' : ''} data-open={open} data-sale={row.sale} data-kind={row.kind}>
      <th scope="row" className="nowrap">
        <Link href={href({ device: row.device, sale: row.sale })}>{row.number}</Link>
        {row.kind === 'return' && <span className="detail">{t('sales.return')}</span>}
      </th>
      <td className="nowrap">
        {formatInstant(row.at)}
        <span className="detail">
          <Arrived row={row} />
        </span>
      </td>
      <td>
        {row.outletName}
        <span className="soft nowrap"> · {t('sales.tillName', { till: row.till })}</span>
        <span className="detail">{row.cashier}</span>
      </td>
      <td className="number">{count(row.pieces)}</td>
      <td className="number strong">{money(row.total)}</td>
    </tr>
  );
}

/** How long a sale was on its way: what a reader wants of the arrival is whether the till was offline. */
function Arrived({ row }: { readonly row: SaleRow }) {
  const { t } = useTranslation();
  const { unit, count: units } = span(row.at, row.arrivedAt);
  if (unit === 'seconds') return t('sales.sameMinute');
  if (unit === 'minutes') return t('sales.laterMinutes', { count: units });
  return unit === 'hours' ? t('sales.laterHours', { count: units }) : t('sales.laterDays', { count: units });
}
