import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import type { ProducerId } from '../../../shared/id.ts';
import type { OfficeReply } from '../../office/api.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { PeriodChoice } from '../sales/periodChoice.tsx';
import { PlacePicks } from '../sales/placePicks.tsx';
import { money } from '../show/figures.ts';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { AccountFiles } from './ledgerFiles.tsx';
import { Figures, LEDGER_FIGURES } from './ledgerTable.tsx';
import { PaperDrawer } from './paperDrawer.tsx';
import { PaperTable } from './paperTable.tsx';
import { UnsettledTable } from './unsettledTable.tsx';
import type { SettlementsView } from './view.ts';

type Props = { readonly view: SettlementsView; readonly producer: ProducerId };
type Account = OfficeReply<'settlement.producer'>;

/** One owner: what each outlet owes, by which papers, and what nobody settled yet. */
export function ProducerAccount({ view: { period, days, outlet, open }, producer }: Props) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const { data, problem, again, stale } = useAsk('settlement.producer', { producer, days, outlet }, 'sales');
  return (
    <Page
      title={data?.row.name ?? t('nav.settlements')}
      question={data?.place ?? ''}
      above={
        <Link href={href({ producer: null, device: null, entry: null })} data-testid="all-accounts">
          {t('nav.settlements')}
        </Link>
      }
      actions={
        data && <AccountFiles asked={{ days, producer, ...(outlet !== null && { outlet }) }} name={data.row.name} />
      }
    >
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      <search className="filters">
        <PeriodChoice period={period} days={days} />
        <PlacePicks outlet={outlet ?? undefined} tills={false} />
      </search>
      {!data && !problem && <div className="blank" />}
      {data && (
        <div className="waitingFade" data-stale={stale}>
          <p className="headline">
            <b data-testid="owed">{money(data.row.closed)}</b>
            <span>{t(days.to === undefined ? 'settlements.owedNow' : 'settlements.owedThen')}</span>
          </p>
          <ByOutlet row={data.row} />
          <PaperTable papers={data.papers} open={open} />
          <UnsettledTable lines={data.unsettled} />
        </div>
      )}
      <PaperDrawer open={open} />
    </Page>
  );
}

function ByOutlet({ row }: Pick<Account, 'row'>) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2>{t('settlements.byOutlet')}</h2>
      <Table
        testId="account-outlets"
        columns={[
          { words: t('sales.outlet') },
          ...LEDGER_FIGURES.map((figure) => ({ words: t(`settlements.${figure}`), of: 'figures' as const })),
        ]}
        foot={
          <tr>
            <th scope="row">{t('sales.sum')}</th>
            <Figures of={row} />
          </tr>
        }
      >
        {row.outlets.map((at) => (
          <tr key={at.outlet} data-outlet={at.outlet}>
            <th scope="row">
              {at.outletName}
              <span className="detail">
                {at.until === null
                  ? t('settlements.neverSettled')
                  : t('settlements.settledUntil', { day: formatDay(at.until) })}
              </span>
            </th>
            <Figures of={at} />
          </tr>
        ))}
      </Table>
    </section>
  );
}
