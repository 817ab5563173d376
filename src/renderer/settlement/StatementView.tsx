import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/day.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { grossOf } from '../../shared/settlement/brought.ts';
import type { SettledLine } from '../../shared/settlement/settled.ts';
import { isMoved, owedAfter, totalsOf } from '../../shared/settlement/statementOf.ts';
import { percentOf } from '../../shared/slip/settlementSlip.ts';
import { withSign } from '../ui/money.ts';
import { GoodsTable } from './GoodsTable.tsx';
import { Heard } from './Heard.tsx';
import styles from './Settlement.module.css';
import { goTo, type StatementShown } from './store.ts';
import { lotWords } from './words.ts';

type Props = { readonly statement: StatementShown; readonly percent: string };

/** What is owed for each of a producer's goods, and together. */
export function StatementView({ statement, percent }: Props) {
  const { t } = useTranslation();
  const { lines, producer } = statement;
  const hasLoose = statement.commissionWanted || statement.perMille !== null;
  return (
    <section className={styles['statement']} aria-label={producer.name} tabIndex={0} data-testid="statement">
      <header>
        <h2>{producer.name}</h2>
        <p>{periodOf(statement, t)}</p>
      </header>
      <Heard statement={statement} />
      {hasLoose && <Commission statement={statement} percent={percent} />}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('settlement.goods')}</th>
            {(['sold', 'returned', 'gross', 'producer', 'commission', 'payable', 'left'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`settlement.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line
              key={`${line.product} ${line.lot?.id ?? ''} ${line.twice ?? ''}`}
              line={line}
              isOpen={statement.commissionWanted && line.lot === undefined}
            />
          ))}
        </tbody>
      </table>
      <Sums statement={statement} />
      <GoodsTable lines={lines} />
      <p className={styles['asOf']}>{asOfWords(statement, t)}</p>
    </section>
  );
}

function periodOf({ from, until }: StatementShown, t: TFunction): string {
  const day = formatDay(until);
  if (from === null) return t('settlement.fromStart', { until: day });
  return from > until
    ? t('settlement.again', { until: day })
    : t('settlement.from', { from: formatDay(from), until: day });
}

function Commission({ statement, percent }: Props) {
  const { t } = useTranslation();
  const known = statement.perMille === null ? '' : percentOf(statement.perMille);
  return (
    <label className={styles['commission']} data-wanted={statement.commissionWanted}>
      <span>{t('settlement.loose')}</span>
      <input
        type="text"
        inputMode="decimal"
        value={percent}
        placeholder={known || t('settlement.looseHint')}
        onChange={(event) => goTo({ percent: event.currentTarget.value })}
        data-testid="commission"
      />
    </label>
  );
}

type LineProps = {
  readonly line: SettledLine;
  /** Nobody has said yet at what commission it is: what is owed for it is not known. */
  readonly isOpen: boolean;
};

function Line({ line, isOpen }: LineProps) {
  const { t } = useTranslation();
  const { sold, returned, borne, commission, payable, left } = line;
  return (
    <tr data-idle={!isMoved(line)} data-twice={line.twice} data-testid="statement-line">
      <th scope="row">
        {line.name}
        <small>{`${lotWords(line, t)} · ${isOpen ? t('settlement.consignedOpen') : termsWords(line, t)}`}</small>
        {line.twice && <small className={styles['twice']}>{t('settlement.twice')}</small>}
      </th>
      <td>{counted(sold, line.unit)}</td>
      <td>{counted(returned, line.unit)}</td>
      <td>{money(grossOf(line))}</td>
      <td>{money(dong(-borne.producer))}</td>
      <td>{isOpen ? t('settlement.notYet') : money(dong(-commission))}</td>
      <td className={styles['heavy']}>{isOpen ? t('settlement.notYet') : money(payable)}</td>
      <td>{counted(left, line.unit)}</td>
    </tr>
  );
}

const counted = (quantity: SettledLine['sold'], unit: string): string =>
  quantity === 0 ? '' : `${formatQuantity(quantity)} ${unit}`;
const money = (amount: Dong): string => (amount === 0 ? '' : formatDong(amount));

function termsWords({ terms, taken, unit }: SettledLine, t: TFunction): string {
  if (terms.kind === 'consigned') return t('settlement.consigned', { percent: percentOf(terms.perMille) });
  return t('settlement.bought', { cost: withSign(terms.cost), taken: `${formatQuantity(taken)} ${unit}` });
}

function Sums({ statement }: Pick<Props, 'statement'>) {
  const { t } = useTranslation();
  const { borne } = totalsOf(statement.lines);
  const { before, payable, commissionWanted } = statement;
  const rows: readonly (readonly [string, Dong])[] = [
    [t('settlement.before'), before.payable],
    [t('settlement.paid'), dong(before.paid === 0 ? 0 : -before.paid)],
    ...(commissionWanted ? [] : [[t('settlement.after'), owedAfter(statement)] as const]),
  ];
  return (
    <div className={styles['sums']}>
      <p className={styles['payable']}>
        <span>{t(commissionWanted ? 'settlement.sumsOpen' : 'settlement.sums')}</span>
        <strong data-testid="statement-payable">{withSign(payable)}</strong>
      </p>
      {before.payable !== 0 && (
        <dl>
          {rows.map(([words, amount]) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>{withSign(amount)}</dd>
            </div>
          ))}
        </dl>
      )}
      {(borne.shop !== 0 || borne.programme !== 0) && (
        <p className={styles['asOf']}>
          {t('settlement.borneByUs', { shop: withSign(borne.shop), programme: withSign(borne.programme) })}
        </p>
      )}
    </div>
  );
}

function asOfWords({ asOf: [, ...others] }: StatementShown, t: TFunction): string {
  if (others.length === 0) return t('settlement.asOfAlone');
  return t('settlement.asOf', { tills: others.map((till) => t('settlement.asOfTill', till)).join(', ') });
}
