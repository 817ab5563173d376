import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant } from '../../../shared/day.ts';
import { type Dong, dong, formatDong } from '../../../shared/money.ts';
import { countedSum, differenceOf } from '../../../shared/shift/count.ts';
import type { ShiftReport, Sum as Summed } from '../../../shared/shift/report.ts';
import type { ShiftClosedBody } from '../../../shared/shift/shift.ts';
import { PaidBy } from '../../office/api/sales.ts';
import type { ShiftRow } from '../../office/api/shifts.ts';
import { Sum, VatRows, Why } from '../sales/slipParts.tsx';
import { money } from '../show/figures.ts';
import { Difference } from './difference.tsx';

type Props = { readonly row: ShiftRow; readonly body: ShiftClosedBody };

/** A Z report as it stands in the journal: every figure is the till's, none is reckoned anew. */
export function ReportPaper({ row, body }: Props) {
  const { t } = useTranslation();
  const { report } = body;
  return (
    <article className="slipPaper">
      <header className="slipHead">
        <span className="strong">{row.outletName}</span>
        <h2>{t('shifts.heading', { number: row.number })}</h2>
        <span className="small">
          {t('sales.tillName', { till: row.till })} · {formatDay(body.day)}
        </span>
        <span className="small soft">
          {t('shifts.opened', { name: report.openedBy, at: formatInstant(report.openedAt) })}
        </span>
        <span className="small soft">
          {t('shifts.closedBy', { name: body.cashier, at: formatInstant(row.closedAt) })}
        </span>
        <Why approvedBy={body.approvedBy} />
      </header>
      <Sold report={report} />
      <Returned report={report} />
      {body.creditsOwed && body.creditsOwed.count > 0 && (
        <Sum label={t('shifts.creditsOwed', { count: body.creditsOwed.count })} amount={body.creditsOwed.amount} />
      )}
      <InTheDrawer body={body} />
      <Remarks body={body} />
    </article>
  );
}

function Sold({ report }: { readonly report: ShiftReport }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="slipRow">
        <span>{t('shifts.sales')}</span>
        <span className="number strong">{report.sales}</span>
      </p>
      <Sum label={t('shifts.gross')} amount={report.gross} />
      {report.offs.map(({ kind, amount }) => (
        <Sum key={kind} label={offName(t, kind)} amount={dong(-amount)} />
      ))}
      <Sum className="strong" label={t('shifts.total')} amount={report.total} />
      {report.rounding !== 0 && <Sum label={t('shifts.rounding')} amount={report.rounding} />}
      <Kinds sums={report.tenders} />
      <VatRows vat={report.vat} />
    </>
  );
}

function Returned({ report: { returns, creditsPaidOut } }: { readonly report: ShiftReport }) {
  const { t } = useTranslation();
  if (returns.count === 0 && creditsPaidOut.count === 0) return null;
  return (
    <div className="slipSums">
      <Sum className="strong" label={t('shifts.returns', { count: returns.count })} amount={returns.amount} />
      {returns.rounding !== 0 && <Sum label={t('shifts.rounding')} amount={returns.rounding} />}
      <Kinds sums={returns.refunds} />
      <VatRows vat={returns.vat} />
      {creditsPaidOut.count > 0 && (
        <Sum label={t('shifts.creditsPaidOut', { count: creditsPaidOut.count })} amount={creditsPaidOut.amount} />
      )}
    </div>
  );
}

function InTheDrawer({ body: { report, counted } }: { readonly body: ShiftClosedBody }) {
  const { t } = useTranslation();
  const { float, sales, refunds, cashIn, cashOut, expected } = report.drawer;
  return (
    <div className="slipSums">
      <Sum label={t('shifts.float')} amount={float} />
      <Sum label={t('shifts.cashSales')} amount={sales} />
      {refunds !== 0 && <Sum label={t('shifts.cashRefunds')} amount={dong(-refunds)} />}
      {cashIn.count > 0 && <Sum label={t('shifts.cashIn', { count: cashIn.count })} amount={cashIn.amount} />}
      {cashOut.count > 0 && (
        <Sum label={t('shifts.cashOut', { count: cashOut.count })} amount={dong(-cashOut.amount)} />
      )}
      <Sum className="strong" label={t('shifts.drawer')} amount={expected} />
      {counted
        .filter(({ count }) => count > 0)
        .map(({ note, count }) => (
          <Sum key={note} label={`${formatDong(note)} × ${count}`} amount={dong(note * count)} />
        ))}
      <Sum className="strong" label={t('shifts.counted')} amount={countedSum(counted)} />
      <p className="slipRow strong">
        <span>{t('shifts.difference')}</span>
        <span className="number">
          <Difference amount={differenceOf(counted, expected)} />
        </span>
      </p>
    </div>
  );
}

function Remarks({ body: { report, unsent } }: { readonly body: ShiftClosedBody }) {
  const { t } = useTranslation();
  const { training, linesRemoved, paymentsDropped, running } = report;
  const practised = training.sales.count + training.returns.count;
  return (
    <footer className="slipFoot soft">
      {report.openings > 0 && <p>{t('shifts.openings', { n: report.openings })}</p>}
      {report.priceChanges > 0 && <p>{t('shifts.priceChanges', { n: report.priceChanges })}</p>}
      {linesRemoved.count > 0 && (
        <p>{t('shifts.linesRemoved', { n: linesRemoved.count, amount: money(linesRemoved.amount) })}</p>
      )}
      {paymentsDropped && (
        <p>{t('shifts.paymentsDropped', { n: paymentsDropped.count, amount: money(paymentsDropped.amount) })}</p>
      )}
      {report.reprints > 0 && <p>{t('shifts.reprints', { n: report.reprints })}</p>}
      {practised > 0 && <p>{t('shifts.training', { n: practised })}</p>}
      {unsent > 0 && <p>{t('shifts.unsent', { n: unsent })}</p>}
      <p>{t('shifts.running', { sold: money(running.sold), returned: money(running.returned) })}</p>
    </footer>
  );
}

/** Sums by kind of tender or refund, as the till wrote them; a kind of a newer till by its own word. */
function Kinds({ sums }: { readonly sums: readonly (Summed & { readonly kind: string; readonly amount: Dong })[] }) {
  const { t } = useTranslation();
  return sums.map(({ kind, count, amount }) => {
    const known = PaidBy.safeParse(kind).data;
    return <Sum key={kind} label={`${known ? t(`paidBy.${known}`) : kind} (${count})`} amount={amount} />;
  });
}

function offName(t: TFunction, kind: string): string {
  return kind === 'promotion' || kind === 'line' || kind === 'sale' ? t(`slip.off.${kind}`) : kind;
}
