import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { UnknownCodeRow } from '../../office/api/demand.ts';
import type { OfficeInput } from '../../office/api.ts';
import { count } from '../show/figures.ts';
import { ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';
import { TakenPhotos } from './takenPhotos.tsx';

const MOST_ROWS = 500;

type Props = { readonly filter: OfficeInput<'demand.unknownCodes'>['filter'] };

/** Codes that were scanned and that no product had, the most often first: what to put right in the catalogue. */
export function UnknownCodes({ filter }: Props) {
  const { t } = useTranslation();
  const { data, problem, again, stale } = useAsk('demand.unknownCodes', { filter, limit: MOST_ROWS }, 'sales');
  if (!data) return problem ? <ProblemNote problem={problem} again={again} /> : null;
  if (data.length === 0) return null;
  return (
    <section className="waitingFade" data-stale={stale}>
      <h2>{t('demand.codes')}</h2>
      <p className="soft">{t('demand.codesLead')}</p>
      <ProblemNote problem={problem} again={again} showsOld />
      <CodeTable rows={data} />
      {data.length === MOST_ROWS && <p className="under">{t('sales.firstRows', { count: MOST_ROWS })}</p>}
    </section>
  );
}

function CodeTable({ rows }: { readonly rows: readonly UnknownCodeRow[] }) {
  const { t } = useTranslation();
  return (
    <Table
      testId="unknown-codes"
      columns={[
        { words: t('demand.code') },
        { words: t('demand.times'), of: 'figures' },
        { words: t('demand.outlets') },
        { words: t('demand.last') },
      ]}
    >
      {rows.map(({ code, said, times, outlets, lastAt, listed, photos }) => (
        <tr key={code}>
          <th scope="row">
            {code}
            {said.length > 0 && <span className="detail">{t('demand.pack', { words: said.join(' · ') })}</span>}
            <span className="detail">
              {listed.length > 0 ? t('demand.listedAs', { names: listed.join(' · ') }) : t('demand.unlisted')}
            </span>
            <TakenPhotos photos={photos} words={(at) => t('demand.photo', { code, at })} />
          </th>
          <td className="number strong">{count(times)}</td>
          <td className="small">{outlets.join(', ')}</td>
          <td className="nowrap">{formatInstant(lastAt)}</td>
        </tr>
      ))}
    </Table>
  );
}
