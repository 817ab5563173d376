import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Dong, dong } from '../../shared/money.ts';
import { formatQuantity, type Quantity } from '../../shared/quantity.ts';
import type { VatSum } from '../../shared/sale/vat.ts';
import type { BlindReport, DrawerReport, ShiftReport, Sum } from '../../shared/shift/report.ts';
import type { SoFar } from '../../shared/shift/soFar.ts';
import { withSign } from '../ui/money.ts';
import styles from './Figures.module.css';

/** `id` where two rows may say the same. */
type Row = readonly [words: string, figure: string, heavy?: 'heavy' | undefined, id?: string];
type Part = { readonly title: string; readonly rows: readonly Row[] };

const KNOWN = {
  off: ['promotion', 'line', 'sale'],
  tender: ['cash', 'vietqr', 'card', 'voucher', 'exchange'],
  refund: ['cash', 'card', 'transfer', 'exchange'],
} as const;

type Props = {
  readonly report: ShiftReport | BlindReport;
  /** In the middle of a shift: cash that was moved, and why. */
  readonly moves?: SoFar['moves'];
  /** Absent in shifts of before it was told. */
  readonly creditsOwed?: Sum | undefined;
};

const NO_MOVES: SoFar['moves'] = [];

/** A shift in figures, as its paper has them; what is nought is left out. */
export function Figures({ report, moves = NO_MOVES, creditsOwed }: Props) {
  const { t } = useTranslation();
  const parts = [
    ...('drawer' in report ? partsOf(report, t) : countsOf(report, t)),
    { title: t('figures.moves'), rows: moves.map((move) => moveRow(move, t)) },
    { title: t('figures.owed'), rows: creditsOwed ? sum(t('figures.creditsOwed'), creditsOwed) : [] },
  ];
  return (
    <div className={styles['figures']} data-testid="figures">
      {withRows(parts).map(({ title, rows }) => (
        <section key={title}>
          <h2>{title}</h2>
          <dl>
            {rows.map(([words, figure, heavy, id]) => (
              <div key={id ?? words} data-heavy={heavy !== undefined}>
                <dt>{words}</dt>
                <dd>{figure}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function withRows(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ rows }) => rows.length > 0);
}

function nameOf<F extends keyof typeof KNOWN>(family: F, kind: string, t: TFunction): string {
  const known = (KNOWN[family] as readonly string[]).includes(kind);
  return known ? t(`figures.${family}.${kind}` as 'figures.off.line') : kind;
}

/** How often, and not how much: for whoever is to count the drawer. */
function countsOf({ sales, tenders, returns, training, ...report }: BlindReport, t: TFunction): readonly Part[] {
  return [
    { title: t('figures.selling'), rows: [[t('figures.sales'), `${sales}`]] },
    {
      title: t('figures.tenders'),
      rows: tenders.map(({ kind, count }) => [nameOf('tender', kind, t), `${count}`]),
    },
    {
      title: t('figures.returns'),
      rows: [
        ...times(t('figures.returned'), returns.count),
        ...times(t('figures.paidOut'), report.creditsPaidOut.count),
      ],
    },
    {
      title: t('figures.watch'),
      rows: [
        ...times(t('figures.openings'), report.openings),
        ...times(t('figures.priceChanges'), report.priceChanges),
        ...times(t('figures.linesRemoved'), report.linesRemoved.count),
        ...times(t('figures.paymentsDropped'), report.paymentsDropped?.count ?? 0),
        ...times(t('figures.reprints'), report.reprints),
        ...times(t('figures.practised'), training.sales.count),
      ],
    },
  ];
}

function partsOf(report: ShiftReport, t: TFunction): readonly Part[] {
  const name = (family: keyof typeof KNOWN, kind: string): string => nameOf(family, kind, t);
  const { returns, training } = report;
  const vat = ({ perMille, gross, vat: tax }: VatSum): Row =>
    perMille === null
      ? [t('figures.noVat'), withSign(gross)]
      : [
          t('figures.vatRate', { rate: formatQuantity((perMille * 100) as Quantity), gross: withSign(gross) }),
          withSign(tax),
        ];
  return [
    {
      title: t('figures.selling'),
      rows: [
        [t('figures.sales'), `${report.sales}`],
        [t('figures.gross'), withSign(report.gross)],
        ...report.offs.map(({ kind, amount }): Row => [name('off', kind), withSign(dong(-amount))]),
        [t('figures.total'), withSign(report.total), 'heavy'],
        ...money(t('figures.rounding'), report.rounding),
        ...money(t('figures.change'), report.change),
      ],
    },
    {
      title: t('figures.tenders'),
      rows: report.tenders.map(({ kind, count, amount }) => [`${name('tender', kind)} (${count})`, withSign(amount)]),
    },
    { title: t('figures.vat'), rows: report.vat.map(vat) },
    {
      title: t('figures.returns'),
      rows: [
        ...sum(t('figures.returned'), returns),
        ...returns.refunds.map(
          ({ kind, count, amount }): Row => [`${name('refund', kind)} (${count})`, withSign(amount)],
        ),
        ...sum(t('figures.paidOut'), report.creditsPaidOut),
      ],
    },
    { title: t('figures.drawer'), rows: drawerRows(report.drawer, t) },
    {
      title: t('figures.watch'),
      rows: [
        ...times(t('figures.openings'), report.openings),
        ...times(t('figures.priceChanges'), report.priceChanges),
        ...sum(t('figures.linesRemoved'), report.linesRemoved),
        ...(report.paymentsDropped ? sum(t('figures.paymentsDropped'), report.paymentsDropped) : []),
        ...times(t('figures.reprints'), report.reprints),
        ...sum(t('figures.practised'), training.sales),
      ],
    },
    {
      title: t('figures.running'),
      rows: [
        [t('figures.sold'), withSign(report.running.sold)],
        [t('figures.backRunning'), withSign(report.running.returned)],
      ],
    },
  ];
}

function drawerRows({ float, sales, refunds, cashIn, cashOut, expected }: DrawerReport, t: TFunction): Row[] {
  return [
    [t('figures.float'), withSign(float)],
    [t('figures.cashSales'), withSign(sales)],
    ...money(t('figures.cashRefunds'), dong(-refunds)),
    ...sum(t('figures.cashIn'), cashIn),
    ...sum(t('figures.cashOut'), { ...cashOut, amount: dong(-cashOut.amount) }),
    [t('figures.expected'), withSign(expected), 'heavy'],
  ];
}

function moveRow({ at, direction, amount, reason }: SoFar['moves'][number], t: TFunction): Row {
  const isIn = direction === 'in';
  return [
    `${t(isIn ? 'figures.cashIn' : 'figures.cashOut')}: ${reason}`,
    withSign(isIn ? amount : dong(-amount)),
    undefined,
    `${at}`,
  ];
}

function money(words: string, amount: Dong): Row[] {
  return amount === 0 ? [] : [[words, withSign(amount)]];
}

function times(words: string, count: number): Row[] {
  return count === 0 ? [] : [[words, `${count}`]];
}

function sum(words: string, { count, amount }: { readonly count: number; readonly amount: Dong }): Row[] {
  return count === 0 ? [] : [[`${words} (${count})`, withSign(amount)]];
}
