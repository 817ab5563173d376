import { useTranslation } from 'react-i18next';
import { type Day, formatDay } from '../../../shared/day.ts';
import { type Dong, sumDong } from '../../../shared/money.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { SalesGroup } from '../../office/api/sales.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { count, money, percent } from '../show/figures.ts';
import { Bar } from '../ui/bar.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { NoSales } from './noSales.tsx';
import { type Grouping, keyOf, type SalesView } from './view.ts';

const MOST_GROUPS = 500;

/** What sold under each name: a bar chart whose every bar is a row of its own table. */
export function SalesGroups({ view, by }: { readonly view: SalesView; readonly by: Grouping }) {
  const { t } = useTranslation();
  const { data, problem, again, stale } = useAsk('sales.by', { by, filter: view.filter, limit: MOST_GROUPS }, 'sales');
  // The rows of a long list are not all of it: then the server says what all of it comes to.
  const isCut = data?.length === MOST_GROUPS;
  const whole = useAsk('sales.list', isCut ? { filter: view.filter, limit: 1 } : null, 'sales');
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : <div className="blank" />;
  if (data.length === 0) return <NoSales view={view} />;
  const groups = by === 'day' ? data.toSorted((a, b) => (a.key < b.key ? 1 : -1)) : data;
  return (
    <div className="waitingFade" data-stale={stale}>
      <GroupTable by={by} groups={groups} sum={isCut ? whole.data?.amount : amountOf(groups)} />
      {isCut && <p className="under">{t('sales.firstRows', { count: MOST_GROUPS })}</p>}
    </div>
  );
}

const amountOf = (groups: readonly SalesGroup[]): Dong => sumDong(groups.map((group) => group.amount));

type GroupTableProps = {
  readonly by: Grouping;
  readonly groups: readonly SalesGroup[];
  /** Over all groups, those not shown too; undefined until it is known. */
  readonly sum: Dong | undefined;
};

function GroupTable({ by, groups, sum }: GroupTableProps) {
  const { t } = useTranslation();
  const most = Math.max(...groups.map((group) => group.amount));
  const pieces = by === 'product';
  return (
    <Table
      foot={
        <tr>
          <th scope="row">{t('sales.sum')}</th>
          <td />
          <td className="number">{sum === undefined ? '\u00a0' : money(sum)}</td>
          <td colSpan={pieces ? 3 : 2} />
        </tr>
      }
      testId={`by-${by}`}
      columns={[
        { words: t(`sales.heading.${by}`) },
        { words: t('sales.bar'), of: 'bar' },
        { words: t('sales.revenue'), of: 'figures' },
        { words: t('sales.share'), of: 'figures' },
        ...(pieces ? [{ words: t('sales.quantity'), of: 'figures' as const }] : []),
        { words: t('sales.count'), of: 'figures' },
      ]}
    >
      {groups.map((group) => (
        <tr key={group.key}>
          <th scope="row">
            <GroupName by={by} group={group} />
          </th>
          <td className="barCell">
            <Bar part={group.amount} whole={most} />
          </td>
          <td className="number strong">{money(group.amount)}</td>
          <td className="number soft">{sum === undefined ? '\u00a0' : shareOf(group.amount, sum)}</td>
          {pieces && <td className="number">{formatQuantity(group.quantity)}</td>}
          <td className="number">{count(group.sales)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Where more came back than sold there is no share of what sold. */
function shareOf(amount: Dong, sum: Dong): string {
  return amount < 0 ? '' : percent(amount, sum);
}

/** The name is the way in: to the sales of that day, outlet, till, product or producer. */
function GroupName({ by, group }: { readonly by: Grouping; readonly group: SalesGroup }) {
  const { href } = useAddress();
  const into =
    by === 'day'
      ? href({ period: 'custom', from: group.key, to: group.key, view: null })
      : href({ [keyOf[by]]: group.key, view: null });
  return (
    <>
      <Link href={into}>{by === 'day' ? formatDay(group.key as Day) : group.name}</Link>
      {group.detail !== '' && <span className="detail">{group.detail}</span>}
    </>
  );
}
