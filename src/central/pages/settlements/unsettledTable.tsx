import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { UnsettledLine } from '../../office/api/settlements.ts';
import { money } from '../show/figures.ts';
import { Note } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { lotWords, termsWords } from './goodsWords.ts';

/** Goods that brought something since they were settled last, as a till would settle them now. */
export function UnsettledTable({ lines }: { readonly lines: readonly UnsettledLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  // An outlet may have goods of one lot twice: what is new, and what was settled twice.
  const placed = lines.map((line, at) => Object.assign({}, line, { at }));
  return (
    <section className="section">
      <h2>{t('settlements.unsettledTitle')}</h2>
      <p className="soft">{t('settlements.unsettledHint')}</p>
      {lines.some(({ commissionWanted }) => commissionWanted) && (
        <Note tone="know">{t('settlements.commissionWanted')}</Note>
      )}
      <Table
        testId="unsettled"
        columns={[
          { words: t('settlements.goods') },
          { words: t('sales.outlet') },
          { words: t('settlements.sold'), of: 'figures' },
          { words: t('settlements.brought'), of: 'figures' },
          { words: t('settlements.commission'), of: 'figures' },
          { words: t('settlements.payable'), of: 'figures' },
        ]}
      >
        {placed.map((line) => (
          <tr key={line.at}>
            <th scope="row">
              {line.name}
              <span className="detail">
                {line.twice ? t('settlements.twice') : lotWords(t, line.code)}
                {!line.commissionWanted && ` · ${termsWords(t, line.terms)}`}
              </span>
            </th>
            <td>{line.outletName}</td>
            <td className="number nowrap">
              {formatQuantity(line.sold)} <span className="soft small">{line.unit}</span>
            </td>
            <td className="number">{money(line.paid)}</td>
            <td className="number">{line.commission === 0 ? '' : money(line.commission)}</td>
            <td className="number strong">{money(line.payable)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
