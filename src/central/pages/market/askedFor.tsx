import { useTranslation } from 'react-i18next';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { Bar } from '../ui/bar.tsx';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import type { MarketView } from './view.ts';

/** The most that are listed here; the page of what was asked for has more, and the codes that nobody knew. */
const MOST = 50;

/** What buyers asked for and did not find, in these days. */
export function AskedFor({ view: { days, goods } }: { readonly view: MarketView }) {
  const { t } = useTranslation();
  const may = useMay();
  const filter = { ...days, ...(goods.outlet && { outlet: goods.outlet }) };
  const { data, problem, again } = useAsk('demand.list', may('read-demand') ? { filter, limit: MOST } : null, 'sales');
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  if (data.length === 0) return <Empty icon="demand" title={t('demand.empty')} hint={t('demand.emptyHint')} />;
  const most = Math.max(...data.map(({ times }) => times));
  return (
    <>
      <Table
        testId="market-asked"
        columns={[
          { words: t('demand.said') },
          { words: t('demand.bar'), of: 'bar' },
          { words: t('demand.times'), of: 'figures' },
          { words: t('demand.outlets'), of: 'figures' },
        ]}
      >
        {data.map(({ product, said, times, outlets }) => (
          <tr key={`${product} ${said}`}>
            <th scope="row">
              {said}
              <span className="detail">{t(product === null ? 'demand.unlisted' : 'demand.listed')}</span>
            </th>
            <td className="barCell">
              <Bar part={times} whole={most} />
            </td>
            <td className="number strong">{count(times)}</td>
            <td className="number">{count(outlets)}</td>
          </tr>
        ))}
      </Table>
      <p className="under">
        <Link href={pageHref('demand', { period: 'custom', ...days })}>{t('market.allAsked')}</Link>
      </p>
    </>
  );
}
