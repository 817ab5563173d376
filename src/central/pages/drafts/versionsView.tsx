import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { VersionRow } from '../../office/api/drafts.ts';
import { deedWords } from '../audit/words.ts';
import { callOffice, type Problem } from '../office.ts';
import { Link } from '../route/link.tsx';
import { useAddress } from '../route/useAddress.ts';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';

const PAGE = 30;

/** What went out, the newest first, and how to take it back. */
export function VersionsView() {
  const { t } = useTranslation();
  const { query, href } = useAddress();
  const asked = Number(query.get('before'));
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const { data, problem, again } = useAsk('version.list', { before, limit: PAGE });
  const [refused, setRefused] = useState<Refused | null>(null);
  return (
    <div className="underTabs">
      <ProblemNote problem={problem} again={again} showsOld={data !== undefined} />
      {refused && <Note tone="bad">{t(`drafts.undoRefused.${refused}`)}</Note>}
      {data?.versions.length === 0 && <Empty icon="drafts" title={t('drafts.nothingPublished')} hint="" />}
      {data && data.versions.length > 0 && (
        <VersionTable
          rows={data.versions}
          onSettled={(why) => {
            setRefused(why);
            again();
          }}
        />
      )}
      {data && data.next !== null && (
        <nav className="under" aria-label={t('pager.label')}>
          <Link href={href({ before: String(data.next) })} rel="next">
            {t('audit.older')} <Icon name="after" size={16} />
          </Link>
        </nav>
      )}
    </div>
  );
}

type Refused = 'no-such-version' | 'not-undoable' | 'changed-since' | 'faulty';
type TableProps = { readonly rows: readonly VersionRow[]; readonly onSettled: (refused: Refused | null) => void };

function VersionTable({ rows, onSettled }: TableProps) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Table
      testId="versions"
      columns={[
        { words: t('drafts.version'), of: 'figures' },
        { words: t('audit.at') },
        { words: t('audit.who') },
        { words: t('drafts.changes') },
        ...(may('edit-catalogue') ? [{ words: t('catalogue.actions'), of: 'deeds' as const }] : []),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.version} data-version={row.version}>
          <td className="number soft">{count(row.version)}</td>
          <td className="nowrap">{formatInstant(row.at)}</td>
          <td>{row.by === '' ? t('audit.centre') : row.by}</td>
          <th scope="row">
            {row.names.join(', ')}
            {row.rows > row.names.length && ` ${t('drafts.rows', { count: row.rows, shown: count(row.rows) })}`}
            <span className="detail">
              {row.undoes === null ? deedWords(t, row.deed) : t('drafts.undoes', { version: row.undoes })}
              {row.undoneBy !== null && ` · ${t('drafts.undoneBy', { version: row.undoneBy })}`}
            </span>
          </th>
          {may('edit-catalogue') && (
            <td className="noPrint">{row.undoable && <Undo row={row} onSettled={onSettled} />}</td>
          )}
        </tr>
      ))}
    </Table>
  );
}

/** Asked twice: tills hear of it at once. */
function Undo({ row, onSettled }: { readonly row: VersionRow; readonly onSettled: TableProps['onSettled'] }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const undo = async () => {
    const answer = await callOffice('version.undo', { version: row.version });
    if ('problem' in answer) return setProblem(answer.problem);
    if ('refused' in answer.reply) return onSettled(answer.reply.refused);
    confirmDone(t('drafts.undone', { version: row.version }));
    onSettled(null);
  };
  return (
    <div className="tableActions">
      <ProblemNote problem={problem} />
      <Button
        variant="default"
        size="xs"
        aria-label={t(asks ? 'drafts.undoSureOf' : 'drafts.undoOf', { version: row.version })}
        onClick={() => (asks ? void undo() : setAsks(true))}
      >
        {asks ? t('drafts.undoSure') : t('drafts.undo')}
      </Button>
    </div>
  );
}
