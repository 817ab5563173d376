import { useTranslation } from 'react-i18next';
import { dong } from '../../../shared/money.ts';
import { formatQuantity, quantity } from '../../../shared/quantity.ts';
import { grossOf } from '../../../shared/settlement/brought.ts';
import type { ProducerPaidBody, ProducerSettledBody, SettledLine } from '../../../shared/settlement/settled.ts';
import { isMoved, owedAfter } from '../../../shared/settlement/statementOf.ts';
import type { SettlementPaper } from '../../office/api/settlements.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { SlipHead, Sum, Why } from '../sales/slipParts.tsx';
import { useMay } from '../session/session.ts';
import { money } from '../show/figures.ts';
import { lotWords, termsWords } from './goodsWords.ts';
import { paperWords } from './paperTable.tsx';

/** How the money of each of the goods came about, line by line, as on the slip that both signed. */
export function SettledPaper({ row, body }: { readonly row: SettlementPaper; readonly body: ProducerSettledBody }) {
  const { t } = useTranslation();
  const { before } = body;
  return (
    <article className="slipPaper">
      <SlipHead row={row} by={row.by} title={t('settlements.heading')}>
        <span className="strong">{row.producer.name}</span>
        <span className="small">{paperWords(t, row)}</span>
        <Why approvedBy={body.approvedBy} />
      </SlipHead>
      <ul>
        {body.lines.filter(isMoved).map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines of a settlement never change, and two may be alike
          <Line key={`${index} ${line.product}`} row={row} line={line} />
        ))}
      </ul>
      <div className="slipSums">
        {body.commission !== 0 && <Sum label={t('settlements.commission')} amount={body.commission} />}
        <Sum className="slipTotal" label={t('settlements.payable')} amount={body.payable} />
        {(before.payable !== 0 || before.paid !== 0) && (
          <>
            <Sum label={t('settlements.before')} amount={before.payable} />
            <Sum label={t('settlements.paidBefore')} amount={dong(-before.paid)} />
            <Sum label={t('settlements.owedAfter')} amount={owedAfter(body)} />
          </>
        )}
      </div>
    </article>
  );
}

function Line({ row, line }: { readonly row: SettlementPaper; readonly line: SettledLine }) {
  const { t } = useTranslation();
  const sold = quantity(line.sold - line.returned);
  return (
    <li className="slipLine">
      <p>
        <SlipsOf row={row} line={line} />
      </p>
      <p className="small soft">
        {line.twice ? t('settlements.twice') : lotWords(t, line.lot ? line.lot.code : null)} ·{' '}
        {termsWords(t, line.terms)}
      </p>
      <p className="slipRow">
        <span className="soft">
          {t('settlements.soldPieces', { n: formatQuantity(sold), unit: line.unit })}
          {line.terms.kind === 'consigned' && `, ${money(grossOf(line))}`}
        </span>
        <span className="number">{money(line.payable)}</span>
      </p>
    </li>
  );
}

/** The slips that sold these goods in these days, on the sales' page. */
function SlipsOf({ row, line }: { readonly row: SettlementPaper; readonly line: SettledLine }) {
  const may = useMay();
  const { from, until, outlet } = row;
  if (until === null || !may('read-sales')) return line.name;
  const days = { period: 'custom', to: until, ...(from !== null && { from }) };
  return <Link href={pageHref('sales', { ...days, outlet, product: line.product })}>{line.name}</Link>;
}

/** What both sign when an owner is paid. */
export function PaidPaper({ row, body }: { readonly row: SettlementPaper; readonly body: ProducerPaidBody }) {
  const { t } = useTranslation();
  const { means, before, amount } = body;
  const owed = dong(before.payable - before.paid);
  return (
    <article className="slipPaper">
      <SlipHead row={row} by={row.by} title={t('settlements.paidHeading')}>
        <span className="strong">{row.producer.name}</span>
        <Why approvedBy={body.approvedBy} />
      </SlipHead>
      <div className="slipSums">
        <Sum label={t('settlements.owedBefore')} amount={owed} />
        <Sum
          className="slipTotal"
          label={t('settlements.paidNow')}
          amount={amount}
          detail={
            means.kind === 'transfer'
              ? t('settlements.byTransfer', { reference: means.reference })
              : t(means.drawer ? 'settlements.fromDrawer' : 'settlements.inCash')
          }
        />
        <Sum label={t('settlements.owedAfter')} amount={dong(owed - amount)} />
      </div>
    </article>
  );
}
