import { useTranslation } from 'react-i18next';
import { dayOf, formatDay, formatInstant } from '../../../shared/day.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import { isExpired } from '../../../shared/stock/lot.ts';
import type { StockLine } from '../../office/api/stock.ts';
import { useNow } from '../clock.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { Table } from '../ui/table.tsx';
import { addressOf, type OpenGoods } from './view.ts';

type Props = { readonly lines: readonly StockLine[]; readonly open: OpenGoods | null };

export function StockTable({ lines, open }: Props) {
  const { t } = useTranslation();
  return (
    <Table
      testId="stock"
      columns={[
        { words: t('stock.goods') },
        { words: t('stock.lot') },
        { words: t('sales.outlet') },
        { words: t('stock.onHand'), of: 'figures' },
        { words: t('stock.lastMoved') },
      ]}
    >
      {lines.map((line) => (
        <Line key={`${line.outlet} ${line.product} ${line.lot}`} line={line} open={isSame(line, open)} />
      ))}
    </Table>
  );
}

function isSame(line: StockLine, open: OpenGoods | null): boolean {
  return open !== null && line.outlet === open.outlet && line.product === open.product && line.lot === open.lot;
}

/** The name is the way to the movements that make the figure. */
function Line({ line, open }: { readonly line: StockLine; readonly open: boolean }) {
  const { t } = useTranslation();
  const { href } = useAddress();
  return (
    <tr data-open={open} data-product={line.product}>
      <th scope="row">
        <Link href={href(addressOf(line))}>{line.name}</Link>
        {line.owner && <span className="detail">{line.owner.name}</span>}
      </th>
      <td>
        <LotOf line={line} />
      </td>
      <td>{line.outletName}</td>
      <td className="number">
        <span className={line.onHand < 0 ? 'strong bad' : 'strong'} data-testid="on-hand">
          {formatQuantity(line.onHand)}
        </span>
        <span className="soft small"> {line.unit}</span>
        {line.onHand < 0 && <span className="detail bad">{t(whyShort(line))}</span>}
      </td>
      <td className="nowrap">{formatInstant(line.movedAt)}</td>
    </tr>
  );
}

function whyShort({ lot }: Pick<StockLine, 'lot'>) {
  return lot === null ? 'stock.neverCame' : 'stock.moreThanCame';
}

function LotOf({ line: { lot, code, expires } }: { readonly line: StockLine }) {
  const { t } = useTranslation();
  const today = dayOf(useNow(60_000));
  if (lot === null) return <span className="soft">{t('stock.noLot')}</span>;
  const late = expires !== null && isExpired({ expires }, today);
  return (
    <>
      {code === '' ? <span className="soft">{t('stock.noCode')}</span> : code}
      {expires !== null && (
        <span className={late ? 'detail nowrap bad' : 'detail nowrap'}>
          {t(late ? 'stock.expired' : 'stock.expires', { day: formatDay(expires) })}
        </span>
      )}
    </>
  );
}
