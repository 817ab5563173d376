import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../../shared/csv.ts';
import type { MarketGrouping } from '../../office/api/market.ts';
import type { OfficeReply } from '../../office/api.ts';
import { saveFile } from '../saveFile.ts';
import { Icon } from '../ui/icons.tsx';
import { tableCells } from './tableCells.ts';
import type { MarketView } from './view.ts';

type Props = {
  readonly view: MarketView;
  readonly by: MarketGrouping;
  readonly data: OfficeReply<'market.show'>;
};

/** What the table shows, as files: all rows, and what they come to. */
export function MarketFiles({ view: { days }, by, data }: Props) {
  const { t } = useTranslation();
  const csv = () => {
    const text = csvOf(tableCells(t, by, data));
    saveFile(
      `${t('market.file.name')}-${days.from}-${days.to}.csv`,
      new Blob([text], { type: 'text/csv;charset=utf-8' }),
    );
  };
  return (
    <div className="files noPrint">
      <Button variant="default" size="xs" leftSection={<Icon name="download" size={16} />} onClick={csv}>
        {t('market.csv')}
      </Button>
    </div>
  );
}
