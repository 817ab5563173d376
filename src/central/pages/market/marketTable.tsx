import { useTranslation } from 'react-i18next';
import type { MarketGrouping, MarketRow } from '../../office/api/market.ts';
import type { OfficeReply } from '../../office/api.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { count, money, percent, quantityInFull } from '../show/figures.ts';
import { Bar } from '../ui/bar.tsx';
import { Empty } from '../ui/empty.tsx';
import { Table } from '../ui/table.tsx';
import { Change } from './change.tsx';
import { GroupingPick } from './groupingPick.tsx';
import { MarketFiles } from './marketFiles.tsx';
import { nameOf } from './names.ts';
import { intoRow, isNarrowed, type MarketView, slipsOf } from './view.ts';

/** More rows than these nobody reads on a page; files have all of them. */
const MOST_SHOWN = 300;

type Props = {
  readonly view: MarketView;
  readonly by: MarketGrouping;
  readonly data: OfficeReply<'market.show'>;
  readonly stale: boolean;
};

/** What sold under each name of a grouping: a bar chart whose every bar is a row of its own table. */
export function MarketTable({ view, by, data, stale }: Props) {
  const { t } = useTranslation();
  const { rows, now, before } = data;
  if (rows.length === 0) return <Nothing view={view} />;
  const most = Math.max(...rows.map(({ amount }) => amount));
  const isOverTime = by === 'day';
  return (
    <div className="waitingFade marketTable" data-stale={stale}>
      <div className="underFiles">
        <GroupingPick by={by} />
        <MarketFiles view={view} by={by} data={data} />
      </div>
      <Table
        testId={`market-${by}`}
        columns={[
          { words: t(`market.by.${by}`) },
          { words: t('sales.bar'), of: 'bar' },
          { words: t('sales.revenue'), of: 'figures' },
          { words: t('sales.share'), of: 'figures' },
          ...(isOverTime ? [] : [{ words: t('market.trend'), of: 'figures' as const }]),
          { words: t('market.units'), of: 'figures' },
          { words: t('market.baskets'), of: 'figures' },
        ]}
        foot={
          <tr>
            <th scope="row">{t('sales.sum')}</th>
            <td />
            <td className="number">{money(now.amount)}</td>
            <td />
            {!isOverTime && (
              <td className="number">
                <Change now={now.amount} before={before.amount} />
              </td>
            )}
            <td className="number">{quantityInFull(now.units)}</td>
            <td className="number">{now.baskets === null ? t('none') : count(now.baskets)}</td>
          </tr>
        }
      >
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <tr key={row.key} data-key={row.key}>
            <th scope="row">
              <RowName by={by} row={row} />
            </th>
            <td className="barCell">
              <Bar part={row.amount} whole={most} />
            </td>
            <td className="number strong">{money(row.amount)}</td>
            <td className="number soft">{row.amount < 0 ? '' : percent(row.amount, now.amount)}</td>
            {!isOverTime && (
              <td className="number">
                <Change now={row.amount} before={row.before} />
              </td>
            )}
            <td className="number">{quantityInFull(row.units)}</td>
            <td className="number">
              <Slips view={view} by={by} row={row} />
            </td>
          </tr>
        ))}
      </Table>
      {rows.length > MOST_SHOWN && <p className="under">{t('sales.firstRows', { count: MOST_SHOWN })}</p>}
      {rows.some(({ baskets }) => baskets === null) && <p className="under small">{t('market.noBaskets')}</p>}
    </div>
  );
}

/** The name is the way in: narrower by that outlet, producer, category … */
function RowName({ by, row }: { readonly by: MarketGrouping; readonly row: MarketRow }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <>
      <Link href={href(intoRow(by, row.key))}>{nameOf(t, by, row)}</Link>
      {row.detail !== '' && <span className="detail">{row.detail}</span>}
    </>
  );
}

/** How many slips, and the way to them where the sales' page can tell them. */
function Slips({ view, by, row }: { readonly view: MarketView; readonly by: MarketGrouping; readonly row: MarketRow }) {
  const { t } = useTranslation();
  const into = slipsOf(view, by, row.key);
  const text = row.baskets === null ? t('market.slips') : count(row.baskets);
  if (!into)
    return <span className={row.baskets === null ? 'soft' : ''}>{row.baskets === null ? t('none') : text}</span>;
  return (
    <Link href={pageHref('sales', into)} aria-label={t('market.slipsOf', { name: nameOf(t, by, row), count: text })}>
      {text}
    </Link>
  );
}

function Nothing({ view }: { readonly view: MarketView }) {
  const { t } = useTranslation();
  return isNarrowed(view) ? (
    <Empty icon="search" title={t('sales.emptyFiltered')} hint={t('sales.emptyFilteredHint')} />
  ) : (
    <Empty icon="market" title={t('sales.empty')} hint={t('sales.emptyHint')} />
  );
}
