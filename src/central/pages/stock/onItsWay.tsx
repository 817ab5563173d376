import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { OfficeInput } from '../../office/api.ts';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';

/** Goods that left one shelf and stand on no other yet; and those that stand on one twice. Nothing where there are none. */
export function OnItsWay({ outlet }: OfficeInput<'stock.transfers'>) {
  const { t } = useTranslation();
  const { data } = useAsk('stock.transfers', { outlet }, 'sales');
  if (!data || data.length === 0) return null;
  return (
    <Table
      testId="on-its-way"
      columns={[
        { words: t('stock.transfer') },
        { words: t('stock.transferEnds') },
        { words: t('stock.transferGoods') },
        { words: t('stock.at') },
      ]}
    >
      {data.map(({ device, entry, number, from, to, goods, at, acceptedTwice }) => (
        <tr key={`${device} ${entry}`}>
          <th scope="row">
            {number}
            <span className={acceptedTwice.length > 0 ? 'detail bad' : 'detail'}>
              {acceptedTwice.length > 0
                ? t('stock.acceptedTwice', { numbers: acceptedTwice.join(', ') })
                : t('stock.onItsWay')}
            </span>
          </th>
          <td>{`${from} → ${to}`}</td>
          <td>{goods.map(({ name, unit, quantity }) => `${name}: ${formatQuantity(quantity)} ${unit}`).join(' · ')}</td>
          <td className="nowrap">{formatInstant(at)}</td>
        </tr>
      ))}
    </Table>
  );
}
