import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import { divideRounded, dong } from '../../../shared/money.ts';
import { money } from '../show/figures.ts';
import { Empty } from '../ui/empty.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { Change } from './change.tsx';
import { starsInWords } from './names.ts';
import type { MarketView } from './view.ts';

/** What goods sold a day before their stars changed, and after. */
export function StarsChanged({ view: { days, goods } }: { readonly view: MarketView }) {
  const { t } = useTranslation();
  const { outlet, kind } = goods;
  const asked = { days, goods: { ...(outlet && { outlet }), ...(kind && { kind }) } };
  const { data, problem, again } = useAsk('market.starsChanged', asked, 'sales');
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  if (data.length === 0)
    return <Empty icon="market" title={t('market.noneChanged')} hint={t('market.noneChangedHint')} />;
  return (
    <>
      <Table
        testId="market-changed"
        columns={[
          { words: t('market.by.product') },
          { words: t('market.changedOn') },
          { words: t('market.stars') },
          { words: t('market.aDayBefore'), of: 'figures' },
          { words: t('market.aDayAfter'), of: 'figures' },
          { words: t('market.trend'), of: 'figures' },
        ]}
      >
        {data.map((row) => (
          <tr key={row.product}>
            <th scope="row">
              {row.name}
              <span className="detail">{row.producer}</span>
            </th>
            <td className="nowrap">{formatDay(row.changedOn)}</td>
            <td>
              {starsInWords(t, String(row.from))} → {starsInWords(t, String(row.to))}
            </td>
            <td className="number">{money(dong(divideRounded(row.before, row.daysBefore)))}</td>
            <td className="number strong">{money(dong(divideRounded(row.after, row.daysAfter)))}</td>
            <td className="number">
              <Change now={row.after} before={row.before} />
            </td>
          </tr>
        ))}
      </Table>
      <p className="under small">{t('market.changedHow')}</p>
    </>
  );
}
