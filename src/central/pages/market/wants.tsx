import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { EndingRow, ShelfRow } from '../../office/api/market.ts';
import { money } from '../show/figures.ts';
import { ProblemNote } from '../ui/note.tsx';
import { Stars } from '../ui/stars.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import type { MarketView } from './view.ts';

/** Shelves that are empty, goods that stand still, certificates that end. */
export function Wants({ view: { days, goods } }: { readonly view: MarketView }) {
  const { t } = useTranslation();
  const { outlet, kind } = goods;
  const asked = { days, goods: { ...(outlet && { outlet }), ...(kind && { kind }) } };
  const { data, problem, again } = useAsk('market.wants', asked, 'sales');
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  return (
    <div className="wants underTabs">
      <section className="section">
        <h2>{t('market.empty', { count: data.emptyCount })}</h2>
        <p className="soft">{t('market.emptyHint')}</p>
        {data.empty.length > 0 && <Shelf rows={data.empty} testId="market-empty" />}
      </section>
      <section className="section">
        <h2>{t('market.slow', { count: data.slowCount })}</h2>
        <p className="soft">{t('market.slowHint')}</p>
        {data.slow.length > 0 && <Shelf rows={data.slow} testId="market-slow" />}
      </section>
      <section className="section">
        <h2>{t('market.ending', { count: data.ending.length })}</h2>
        <p className="soft">{t('market.endingHint')}</p>
        {data.ending.length > 0 && <Ending rows={data.ending} />}
      </section>
    </div>
  );
}

function Shelf({ rows, testId }: { readonly rows: readonly ShelfRow[]; readonly testId: string }) {
  const { t } = useTranslation();
  return (
    <Table
      testId={testId}
      columns={[
        { words: t('market.by.product') },
        { words: t('market.by.outlet') },
        { words: t('stock.onHand'), of: 'figures' },
        { words: t('market.soldInDays'), of: 'figures' },
        { words: t('market.lastMoved') },
      ]}
    >
      {rows.map((row) => (
        <tr key={`${row.outlet} ${row.product}`}>
          <th scope="row">
            {row.name}
            <span className="detail">{row.producer}</span>
          </th>
          <td>{row.outletName}</td>
          <td className="number strong">
            {formatQuantity(row.onHand)} <span className="soft small">{row.unit}</span>
          </td>
          <td className="number">{formatQuantity(row.sold)}</td>
          <td className="nowrap">{row.lastOn === null ? t('none') : formatDay(row.lastOn)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Ending({ rows }: { readonly rows: readonly EndingRow[] }) {
  const { t } = useTranslation();
  return (
    <Table
      testId="market-ending"
      columns={[
        { words: t('market.by.product') },
        { words: t('market.stars') },
        { words: t('market.decision') },
        { words: t('market.until') },
        { words: t('market.soldFor'), of: 'figures' },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.product}>
          <th scope="row">
            {row.name}
            <span className="detail">{row.producer}</span>
          </th>
          <td>
            <Stars stars={row.stars} />
          </td>
          <td>{row.decision === '' ? t('none') : row.decision}</td>
          <td className="nowrap">{formatDay(row.until)}</td>
          <td className="number">{money(row.amount)}</td>
        </tr>
      ))}
    </Table>
  );
}
