import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../shared/day.ts';
import { formatDong } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { Refund } from '../../../shared/return/refund.ts';
import type { ReturnBody, ReturnLine } from '../../../shared/return/return.ts';
import type { SaleRow } from '../../office/api/sales.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { SlipFoot, SlipHead, Sum, Why } from './slipParts.tsx';

type Props = { readonly row: SaleRow; readonly body: ReturnBody };

/** A return as it stands in the journal: its amounts are positive, what it is says its title. */
export function ReturnPaper({ row, body }: Props) {
  const { t } = useTranslation();
  return (
    <article className="slipPaper">
      <SlipHead row={row} by={row.cashier} title={t('slip.returnHeading')}>
        <Origin row={row} of={body.of} />
      </SlipHead>
      <ul>
        {body.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines of a return never change, and two may be alike
          <Line key={`${index} ${line.product}`} line={line} />
        ))}
      </ul>
      <Why reason={body.reason} approvedBy={body.approvedBy} />
      <div className="slipSums">
        <Sum className="slipTotal" label={t('slip.back')} amount={body.total} />
        {body.rounding !== 0 && <Sum label={t('slip.rounding')} amount={body.rounding} />}
        {body.refunds.map((refund, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the refunds of a return never change, and two may be alike
          <Refunded key={index} refund={refund} />
        ))}
      </div>
      <SlipFoot row={row} vat={body.vat} />
    </article>
  );
}

/** The way to the sale it came from. */
function Origin({ row, of }: { readonly row: SaleRow; readonly of: ReturnBody['of'] }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  if (!of) return <span className="small soft">{t('slip.withoutSlip')}</span>;
  return (
    <span className="small">
      {t('slip.of', { day: formatDay(of.day) })}{' '}
      <Link href={href({ device: row.device, sale: of.sale })}>{of.number}</Link>
    </span>
  );
}

function Line({ line }: { readonly line: ReturnLine }) {
  const { t } = useTranslation();
  return (
    <li className="slipLine">
      <p>{line.name}</p>
      <p className="small soft">
        {line.producer.name} · {t(`slip.to.${line.to}`)}
      </p>
      <p className="slipRow">
        <span className="soft">
          {formatQuantity(line.quantity)} {line.unit} × {formatDong(line.price)}
        </span>
        <span className="number strong">{formatDong(line.amount)}</span>
      </p>
    </li>
  );
}

function Refunded({ refund }: { readonly refund: Refund }) {
  const { t } = useTranslation();
  const label = t(`paidBy.${refund.kind}`);
  return 'reference' in refund ? (
    <Sum label={label} amount={refund.amount} detail={refund.reference} />
  ) : (
    <Sum label={label} amount={refund.amount} />
  );
}
