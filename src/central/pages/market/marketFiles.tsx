import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../../shared/csv.ts';
import type { MarketGrouping } from '../../office/api/market.ts';
import type { OfficeReply } from '../../office/api.ts';
import { saveFile } from '../saveFile.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { ReportProgress } from './reportProgress.tsx';
import { tableCells } from './tableCells.ts';
import { useReport } from './useReport.ts';
import type { MarketView } from './view.ts';

type Props = {
  readonly view: MarketView;
  readonly by: MarketGrouping;
  readonly data: OfficeReply<'market.show'>;
};

/** What the table shows, as files: all rows, and what they come to. */
export function MarketFiles({ view: { days, before, goods }, by, data }: Props) {
  const { t } = useTranslation();
  const { making, problem, make, cancel } = useReport();
  const csv = () => {
    const text = csvOf(tableCells(t, by, data));
    const name = `${t('market.file.name')}-${days.from}-${days.to}.csv`;
    saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  const icon = <Icon name="download" size={16} />;
  return (
    <div className="files">
      <ProblemNote problem={problem} />
      <Button variant="default" size="xs" leftSection={icon} onClick={csv}>
        {t('market.csv')}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={icon}
        onClick={() => void make({ what: 'table', format: 'xlsx', asked: { days, before, goods, by } })}
      >
        {t('market.xlsx')}
      </Button>
      {making && <ReportProgress making={making} cancel={cancel} />}
    </div>
  );
}
