import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { Dong } from '../../../shared/money.ts';
import type { VatSum } from '../../../shared/sale/vat.ts';
import type { Approver } from '../../../shared/staff/approval.ts';
import type { SaleRow } from '../../office/api/sales.ts';
import { money } from '../show/figures.ts';

type HeadProps = {
  readonly row: Pick<SaleRow, 'outletName' | 'number' | 'at' | 'till'>;
  /** Who wrote it at the till, by name as it stood. */
  readonly by: string;
  readonly title: string;
  readonly children?: ReactNode;
};

export function SlipHead({ row, by, title, children }: HeadProps) {
  const { t } = useTranslation();
  return (
    <header className="slipHead">
      <span className="strong">{row.outletName}</span>
      <h2>{title}</h2>
      <span className="small">
        {row.number} · {formatInstant(row.at)}
      </span>
      <span className="small soft">
        {t('sales.tillName', { till: row.till })} · {by}
      </span>
      {children}
    </header>
  );
}

type SumProps = {
  readonly label: string;
  readonly amount: Dong;
  readonly className?: string;
  readonly detail?: string;
};

/** A figure with its name; what else is to be known of it stands under it. */
export function Sum({ label, amount, className, detail }: SumProps) {
  return (
    <>
      <p className={className ? `slipRow ${className}` : 'slipRow'}>
        <span>{label}</span>
        <span className="number">{money(amount)}</span>
      </p>
      {detail !== undefined && <p className="small soft">{detail}</p>}
    </>
  );
}

export function SlipFoot({ row, vat }: { readonly row: SaleRow; readonly vat: readonly VatSum[] }) {
  const { t } = useTranslation();
  return (
    <footer className="slipFoot soft">
      <p>{t('slip.vatNote')}</p>
      <VatRows vat={vat} />
      <p>{t('slip.arrived', { at: formatInstant(row.arrivedAt) })}</p>
    </footer>
  );
}

export function VatRows({ vat: sums }: { readonly vat: readonly VatSum[] }) {
  const { t } = useTranslation();
  return sums.map(({ perMille, gross, vat }) => (
    <p key={perMille} className="slipRow">
      <span>{perMille === null ? t('slip.vatNone') : t('slip.vat', { rate: rateOf(perMille) })}</span>
      <span className="number">{money(perMille === null ? gross : vat)}</span>
    </p>
  ));
}

function rateOf(perMille: number): string {
  return perMille % 10 === 0 ? String(perMille / 10) : `${Math.floor(perMille / 10)},${perMille % 10}`;
}

type WhyProps = { readonly reason?: string | undefined; readonly approvedBy?: Approver | undefined };

/** Why somebody did it, and who let them. */
export function Why({ reason, approvedBy }: WhyProps) {
  const { t } = useTranslation();
  const words = [
    ...(reason === undefined ? [] : [reason]),
    ...(approvedBy === undefined ? [] : [t('slip.approvedBy', { name: approvedBy.name })]),
  ];
  return words.length === 0 ? null : <p className="small soft">{words.join(' · ')}</p>;
}
