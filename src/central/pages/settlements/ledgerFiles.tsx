import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../../shared/csv.ts';
import { formatDay } from '../../../shared/day.ts';
import type { ReportAsked } from '../../office/api/report.ts';
import { type LedgerAt, type LedgerRow, MOST_LEDGER_ROWS } from '../../office/api/settlements.ts';
import type { OfficeInput } from '../../office/api.ts';
import { ReportProgress } from '../market/reportProgress.tsx';
import { useReport } from '../market/useReport.ts';
import { callOffice, type Problem } from '../office.ts';
import { saveFile } from '../saveFile.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';

type Asked = Pick<OfficeInput<'settlement.list'>, 'days' | 'outlet' | 'text'>;
type StatementAsked = Omit<Extract<ReportAsked, { what: 'settlements' }>, 'what' | 'format'>;

/** All accounts as files: what the table shows, by outlet; and a statement to each owner as a PDF. */
export function LedgerFiles({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem>();
  const { days, outlet } = asked;
  const csv = async () => {
    const answer = await callOffice('settlement.list', { ...asked, offset: 0, limit: MOST_LEDGER_ROWS });
    if ('problem' in answer) return setProblem(answer.problem);
    setProblem(undefined);
    const head = (['producer', 'outlet', ...FILE_FIGURES, 'until'] as const).map((column) =>
      t(`settlements.file.${column}`),
    );
    const text = csvOf([head, ...answer.reply.rows.flatMap(cellsOf)]);
    const name = `${t('settlements.file.name')}-${days.from ?? ''}-${days.to ?? ''}.csv`;
    saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <Files asked={{ days, ...(outlet !== null && { outlet }) }}>
      <ProblemNote problem={problem} again={() => void csv()} />
      <Button variant="default" leftSection={<Icon name="download" size={18} />} onClick={() => void csv()}>
        CSV
      </Button>
    </Files>
  );
}

const FILE_FIGURES = ['opened', 'settled', 'commission', 'paid', 'closed', 'unsettled'] as const;

function cellsOf({ name, outlets }: LedgerRow): string[][] {
  return outlets.map((at: LedgerAt) => [
    name,
    at.outletName,
    ...FILE_FIGURES.map((figure) => String(at[figure])),
    at.until === null ? '' : formatDay(at.until),
  ]);
}

/** One owner's account as a workbook, or as the statement that is sent. */
export function AccountFiles({ asked, name }: { readonly asked: StatementAsked; readonly name: string }) {
  return <Files asked={asked} of={name} />;
}

type FilesProps = {
  readonly asked: StatementAsked;
  readonly of?: string;
  readonly children?: React.ReactNode;
};

function Files({ asked, of, children }: FilesProps) {
  const { t } = useTranslation();
  const { making, problem, make, cancel } = useReport();
  const icon = <Icon name="download" size={18} />;
  return (
    <>
      <ProblemNote problem={problem} />
      {making && <ReportProgress making={making} cancel={cancel} />}
      {children}
      {(['xlsx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          variant="default"
          leftSection={icon}
          aria-label={of === undefined ? undefined : `${of}: ${t(`settlements.${format}`)}`}
          onClick={() => void make({ what: 'settlements', format, ...asked })}
        >
          {t(`settlements.${format}`)}
        </Button>
      ))}
    </>
  );
}
