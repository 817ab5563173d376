import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatQuantity, type Quantity, quantity } from '../../shared/quantity.ts';
import type { SettledLine } from '../../shared/settlement/settled.ts';
import { WENT, type WentHow } from '../../shared/settlement/went.ts';
import { type Whereabouts, whereabouts } from '../../shared/settlement/whereabouts.ts';
import styles from './Settlement.module.css';
import { lotWords } from './words.ts';

type Row = { readonly line: SettledLine; readonly goods: Whereabouts };
const HOW = ['sold', ...WENT] as const;

/** What became of a producer's own goods, lot by lot: what was there and came, less each column, is what is there. */
export function GoodsTable({ lines }: { readonly lines: readonly SettledLine[] }) {
  const { t } = useTranslation();
  const rows = lines.flatMap((line): Row[] => {
    const goods = whereabouts(line);
    return goods ? [{ line, goods }] : [];
  });
  if (rows.length === 0) return null;
  // A reason that nothing went by would only push the others off the screen.
  const shown = HOW.filter((how) => how === 'sold' || rows.some(({ goods }) => goneOf(goods, how) !== 0));
  return (
    <table className={styles['goods']} data-testid="statement-goods">
      <caption>{t('settlement.goodsTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settlement.goods')}</th>
          <th scope="col">{t('settlement.opened')}</th>
          <th scope="col">{t('settlement.came')}</th>
          {shown.map((how) => (
            <th key={how} scope="col">
              {t(`settlement.went.${how}`)}
            </th>
          ))}
          <th scope="col">{t('settlement.closed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, goods }) => (
          <tr key={`${line.product} ${line.lot?.id ?? ''}`} data-testid="statement-goods-line">
            <th scope="row">
              {line.name}
              <small>{lotAndUnit(line, t)}</small>
            </th>
            <td>{counted(goods.opened)}</td>
            <td>{counted(goods.came, '+')}</td>
            {shown.map((how) => (
              <td key={how}>{counted(quantity(-goneOf(goods, how)), '+')}</td>
            ))}
            <td className={styles['heavy']}>{formatQuantity(goods.closed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function goneOf({ gone }: Whereabouts, how: 'sold' | WentHow): number {
  return gone.find((each) => each.how === how)?.quantity ?? 0;
}

const counted = (amount: Quantity, plus = ''): string =>
  amount === 0 ? '' : `${amount > 0 ? plus : ''}${formatQuantity(amount)}`;

function lotAndUnit(line: SettledLine, t: TFunction): string {
  return [lotWords(line, t), t('settlement.inUnit', { unit: line.unit })].filter((words) => words !== '').join(' · ');
}
