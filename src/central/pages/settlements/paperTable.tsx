import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import { MOST_PAPERS, type SettlementPaper } from '../../office/api/settlements.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { money } from '../show/figures.ts';
import { Table } from '../ui/table.tsx';
import type { OpenPaper } from './view.ts';

type Props = { readonly papers: readonly SettlementPaper[]; readonly open: OpenPaper | null };

/** Settlements and payments of the days, each opening its paper. */
export function PaperTable({ papers, open }: Props) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <section className="section">
      <h2>{t('settlements.papers')}</h2>
      {papers.length === 0 && <p className="soft">{t('settlements.noPapers')}</p>}
      {papers.length > 0 && (
        <Table
          testId="papers"
          columns={[
            { words: t('settlements.number') },
            { words: t('sales.outlet') },
            { words: t('settlements.what') },
            { words: t('settlements.settled'), of: 'figures' },
            { words: t('settlements.paid'), of: 'figures' },
          ]}
        >
          {papers.map((paper) => (
            <tr key={`${paper.device} ${paper.entry}`} data-open={paper.entry === open?.entry} data-kind={paper.kind}>
              <th scope="row" className="nowrap">
                <Link href={href({ device: paper.device, entry: paper.entry })}>{paper.number}</Link>
                <span className="detail">{formatDay(paper.day)}</span>
              </th>
              <td>
                {paper.outletName}
                <span className="detail">{paper.by}</span>
              </td>
              <td>{paperWords(t, paper)}</td>
              <td className="number">{paper.kind === 'settled' ? money(paper.amount) : ''}</td>
              <td className="number">{paper.kind === 'paid' ? money(paper.amount) : ''}</td>
            </tr>
          ))}
        </Table>
      )}
      {papers.length === MOST_PAPERS && <p className="under">{t('sales.firstRows', { count: MOST_PAPERS })}</p>}
    </section>
  );
}

/** `Quyết toán 01/11/2026 – 15/11/2026` */
export function paperWords(
  t: TFunction,
  { kind, from, until }: Pick<SettlementPaper, 'kind' | 'from' | 'until'>,
): string {
  if (kind === 'paid' || until === null) return t('settlements.payment');
  if (from === null) return t('settlements.settlementTo', { until: formatDay(until) });
  return t('settlements.settlementOf', { from: formatDay(from), until: formatDay(until) });
}
