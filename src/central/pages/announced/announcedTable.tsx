import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Day, formatDay, formatInstant } from '../../../shared/day.ts';
import type { AnnouncedRow, AnnouncedView } from '../../office/api/announced.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { Empty } from '../ui/empty.tsx';
import { Table } from '../ui/table.tsx';
import { differenceWords } from './words.ts';

type Props = {
  readonly rows: readonly AnnouncedRow[];
  readonly today: Day;
  readonly view: AnnouncedView;
  /** Null where the reader may not. */
  readonly onTakeBack: ((row: AnnouncedRow) => void) | null;
};

export function AnnouncedTable({ rows, today, view, onTakeBack }: Props) {
  const { t } = useTranslation();
  if (rows.length === 0)
    return <Empty icon="announced" title={t(`announced.empty.${view}`)} hint={t('announced.emptyHint')} />;
  const hasDeeds = onTakeBack !== null && rows.some(({ state }) => state === 'waiting');
  return (
    <Table
      testId="announced"
      columns={[
        { words: t('announced.owner') },
        { words: t('announced.outlet') },
        { words: t('announced.day') },
        { words: t('announced.goods') },
        { words: t('announced.state') },
        ...(hasDeeds ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {rows.map((row) => (
        <Row key={row.id} row={row} today={today} onTakeBack={hasDeeds ? onTakeBack : null} />
      ))}
    </Table>
  );
}

type RowProps = Pick<Props, 'today' | 'onTakeBack'> & { readonly row: AnnouncedRow };

function Row({ row, today, onTakeBack }: RowProps) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const { id, outlet, outletName, owner, note, day, lines, names, state } = row;
  return (
    <tr data-testid="announced-row" data-state={state}>
      <th scope="row">
        <Link href={href({ of: id, at: outlet })}>{owner.name}</Link>
        {note !== '' && <span className="detail">{t('announced.noteOf', { note })}</span>}
      </th>
      <td>{outletName}</td>
      <td className="nowrap">
        {formatDay(day)}
        {state === 'waiting' && day < today && <span className="detail bad">{t('announced.overdue')}</span>}
      </td>
      <td>
        {names.join(', ')}
        {lines > names.length && '…'}
        <span className="detail">{t('announced.lines', { count: lines })}</span>
      </td>
      <td className="howItStands">
        <State row={row} />
      </td>
      {onTakeBack && (
        <td className="noPrint">
          {state === 'waiting' && (
            <div className="tableActions">
              <Button
                variant="default"
                size="xs"
                aria-label={t('announced.takeBackOf', { name: owner.name })}
                onClick={() => onTakeBack(row)}
              >
                {t('announced.takeBack')}
              </Button>
            </div>
          )}
        </td>
      )}
    </tr>
  );
}

/** How it stands, who received it, and what of that was not as announced. */
export function State({ row: { state, withdrawnAt, receipts } }: { readonly row: AnnouncedRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={state === 'twice' ? 'bad strong' : undefined}>{t(`announced.states.${state}`)}</span>
      {withdrawnAt !== null && (
        <span className={receipts.length > 0 ? 'detail bad' : 'detail'}>
          {t('announced.withdrawnAt', { at: formatInstant(withdrawnAt) })}
        </span>
      )}
      {receipts.map(({ device, entry, number, day, by, differences }) => (
        <span key={`${device} ${entry}`} className="detail">
          {t('announced.receivedAs', { number, day: formatDay(day), by })}
          {differences.map((difference) => (
            <span key={difference.product} className="detail bad">
              {differenceWords(difference, t)}
            </span>
          ))}
        </span>
      ))}
    </>
  );
}
