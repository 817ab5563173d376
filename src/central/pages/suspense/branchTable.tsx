import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { BranchEntry } from '../../office/api/fleet.ts';
import { saveFile } from '../saveFile.ts';
import { money } from '../show/figures.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { forkFile } from './forkFile.ts';
import { kindWords } from './kindWords.ts';
import type { ForkRow } from './suspensePage.tsx';
import { type Branches, sideBySide, useBranches } from './useBranches.ts';

/** Both histories entry by entry, side by side from where they part; and the same as a file. */
export function BranchTable({ row }: { readonly row: ForkRow }) {
  const { t } = useTranslation();
  const { branches, problem, open, more, whole } = useBranches(row);
  const save = async () => {
    const both = await whole();
    if (!both) return;
    const columns = {
      side: t('forks.columns.side'),
      seq: t('forks.columns.seq'),
      at: t('forks.columns.at'),
      arrivedAt: t('forks.columns.arrivedAt'),
      kind: t('forks.columns.kind'),
      number: t('forks.columns.number'),
      amount: t('forks.columns.amount'),
      actor: t('forks.columns.actor'),
      hash: 'SHA-256',
      text: t('forks.columns.text'),
    };
    const sides = { kept: t('forks.kept'), other: t('forks.other') };
    const text = forkFile(both, { columns, sides });
    saveFile(
      `${t('forks.file')}-${row.device.slice(-6)}-${row.seq}.csv`,
      new Blob([text], { type: 'text/csv;charset=utf-8' }),
    );
  };
  return (
    <>
      <ProblemNote problem={problem} again={() => void more()} />
      <div className="deeds">
        {!branches && (
          <Button variant="default" onClick={() => void open()} data-testid="fork-open">
            {t('forks.show')}
          </Button>
        )}
        <Button variant="default" leftSection={<Icon name="download" size={18} />} onClick={() => void save()}>
          {t('forks.save')}
        </Button>
      </div>
      {branches && <SideBySide branches={branches} />}
      {branches && (branches.kept.more || branches.other.more) && (
        <p className="under">
          <Button variant="default" onClick={() => void more()}>
            {t('forks.more')}
          </Button>
        </p>
      )}
    </>
  );
}

function SideBySide({ branches }: { readonly branches: Branches }) {
  const { t } = useTranslation();
  return (
    <Table
      testId="fork-entries"
      columns={[
        { words: t('forks.columns.seq'), of: 'figures' },
        { words: t('forks.kept') },
        { words: t('forks.columns.amount'), of: 'figures' },
        { words: t('forks.other') },
        { words: t('forks.columns.otherAmount'), of: 'figures' },
      ]}
    >
      {sideBySide(branches).map(({ seq, kept, other }) => (
        <tr key={seq}>
          <td className="number">{seq}</td>
          <Cells entries={kept} />
          <Cells entries={other} />
        </tr>
      ))}
    </Table>
  );
}

function Cells({ entries }: { readonly entries: readonly BranchEntry[] }) {
  const { t } = useTranslation();
  return (
    <>
      <td>
        {entries.map((entry) => (
          <Fragment key={entry.hash}>
            {kindWords(t, entry.kind)} {entry.number}
            <span className="detail">
              {formatInstant(entry.at)} · {entry.actor}
              {entry.training && ` · ${t('forks.training')}`}
            </span>
          </Fragment>
        ))}
      </td>
      <td className="number">
        {entries.map((entry) => (
          <div key={entry.hash}>{entry.amount === null ? '' : money(entry.amount)}</div>
        ))}
      </td>
    </>
  );
}
