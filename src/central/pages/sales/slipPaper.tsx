import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { type Dong, formatDong, sumDong } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import { dueOf, type SaleBody, type SaleLine } from '../../../shared/sale/sale.ts';
import type { SaleRow } from '../../office/api.ts';
import { money } from '../show/figures.ts';
import { Stars } from '../ui/stars.tsx';

type Props = { readonly row: SaleRow; readonly body: SaleBody };

/** The sale as the buyer holds it: every figure is what stands in the journal, none is looked up or reckoned anew. */
export function SlipPaper({ row, body }: Props) {
  const { t } = useTranslation();
  return (
    <article className="slipPaper">
      <header className="slipHead">
        <span className="strong">{row.outletName}</span>
        <h2>{t('slip.heading')}</h2>
        <span className="small">
          {body.number} · {formatInstant(row.at)}
        </span>
        <span className="small soft">
          {t('sales.tillName', { till: row.till })} · {body.cashier}
        </span>
      </header>
      <ul>
        {body.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines of a sale never change, and two may be alike
          <Line key={`${index} ${line.product}`} line={line} />
        ))}
      </ul>
      <Sums body={body} />
      <footer className="slipFoot soft">
        <p>{t('slip.vatNote')}</p>
        {body.vat.map(({ perMille, gross, vat }) => (
          <p key={perMille} className="slipRow">
            <span>{perMille === null ? t('slip.vatNone') : t('slip.vat', { rate: rateOf(perMille) })}</span>
            <span className="number">{money(perMille === null ? gross : vat)}</span>
          </p>
        ))}
        <p>{t('slip.arrived', { at: formatInstant(row.arrivedAt) })}</p>
      </footer>
    </article>
  );
}

function rateOf(perMille: number): string {
  return perMille % 10 === 0 ? String(perMille / 10) : `${Math.floor(perMille / 10)},${perMille % 10}`;
}

function Line({ line }: { readonly line: SaleLine }) {
  return (
    <li className="slipLine">
      <p>{line.name}</p>
      <p className="small soft">
        {line.producer.name} <Stars stars={line.stars} />
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

function Sums({ body }: { readonly body: SaleBody }) {
  const { t } = useTranslation();
  const given = sumDong(body.tenders.map((tender) => tender.given));
  const rounded = body.rounding !== 0;
  return (
    <div className="slipSums">
      <Sum className="slipTotal" label={t('slip.total')} amount={body.total} />
      {rounded && <Sum label={t('slip.rounding')} amount={body.rounding} />}
      {rounded && <Sum label={t('slip.due')} amount={dueOf(body)} />}
      <Sum label={t('slip.cash')} amount={given} />
      <Sum label={t('slip.change')} amount={body.change} />
    </div>
  );
}

function Sum({
  label,
  amount,
  className,
}: {
  readonly label: string;
  readonly amount: Dong;
  readonly className?: string;
}) {
  return (
    <p className={className ? `slipRow ${className}` : 'slipRow'}>
      <span>{label}</span>
      <span className="number">{money(amount)}</span>
    </p>
  );
}
