import { useTranslation } from 'react-i18next';
import { dayOf, daysBetween, formatInstant, type Instant } from '../../../shared/day.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { OfficeInput, OfficeReply } from '../../office/api.ts';
import { useNow } from '../clock.ts';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';

type Transfer = OfficeReply<'stock.transfers'>[number];

/** Goods that left one shelf and stand on no other yet; and those that stand on one twice. Nothing where there are none. */
export function OnItsWay({ outlet }: OfficeInput<'stock.transfers'>) {
  const { t } = useTranslation();
  const { data } = useAsk('stock.transfers', { outlet }, 'sales');
  if (!data || data.length === 0) return null;
  return (
    <section className="section onItsWay">
      <h2>{t('stock.wayTitle', { count: data.length })}</h2>
      <Table
        testId="on-its-way"
        columns={[
          { words: t('stock.transfer') },
          { words: t('stock.transferEnds') },
          { words: t('stock.transferGoods') },
          { words: t('stock.transferSince') },
        ]}
      >
        {data.map((transfer) => (
          <OneTransfer key={`${transfer.device} ${transfer.entry}`} transfer={transfer} />
        ))}
      </Table>
    </section>
  );
}

function OneTransfer({ transfer: { number, from, to, goods, at, acceptedTwice } }: { readonly transfer: Transfer }) {
  const { t } = useTranslation();
  const isTwice = acceptedTwice.length > 0;
  return (
    <tr>
      <th scope="row" className="nowrap">
        {number}
        {isTwice && (
          <span className="detail bad">{t('stock.acceptedTwice', { numbers: acceptedTwice.join(', ') })}</span>
        )}
      </th>
      <td>
        {from}
        <span className="detail">{t('stock.wayTo', { to })}</span>
      </td>
      <td>
        <Goods goods={goods} />
      </td>
      <td className="nowrap">
        {formatInstant(at)}
        {!isTwice && <Since at={at} />}
      </td>
    </tr>
  );
}

/** How many lines of a slip stand in a row; the rest is opened. */
const SHOWN = 3;

function Goods({ goods }: Pick<Transfer, 'goods'>) {
  const { t } = useTranslation();
  const rest = goods.slice(SHOWN);
  return (
    <>
      <Lines goods={goods.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('stock.wayMore', { count: rest.length })}</summary>
          <Lines goods={rest} />
        </details>
      )}
    </>
  );
}

function Lines({ goods }: Pick<Transfer, 'goods'>) {
  // A slip may name the same goods twice, of two lots.
  const placed = goods.map((line, at) => Object.assign({}, line, { at }));
  return (
    <ul>
      {placed.map(({ name, unit, quantity, at }) => (
        <li key={at}>
          {name} <span className="strong nowrap">{`${formatQuantity(quantity)} ${unit}`}</span>
        </li>
      ))}
    </ul>
  );
}

function Since({ at }: { readonly at: Instant }) {
  const { t } = useTranslation();
  const days = daysBetween(dayOf(at), dayOf(useNow(60_000)));
  return <span className="detail">{days === 0 ? t('stock.sentToday') : t('stock.sentDays', { count: days })}</span>;
}
