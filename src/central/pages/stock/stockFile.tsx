import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../../shared/csv.ts';
import { dayOf, formatDay, formatInstant } from '../../../shared/day.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import { MOST_STOCK_LINES, type StockLine } from '../../office/api/stock.ts';
import { useNow } from '../clock.ts';
import { callOffice, type Problem } from '../office.ts';
import { saveFile } from '../saveFile.ts';
import { signedOut } from '../session/session.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import type { StockView } from './view.ts';

const COLUMNS = ['goods', 'productId', 'ownerName', 'lot', 'expiry', 'outlet', 'onHand', 'unit', 'lastMoved'] as const;

/** All lines that the filters find, as a file a spreadsheet opens. */
export function StockFile({ asked }: { readonly asked: Omit<StockView, 'open'> }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<Problem>();
  const today = dayOf(useNow(60_000));
  const save = async () => {
    const answer = await callOffice('stock.list', { ...asked, offset: 0, limit: MOST_STOCK_LINES });
    if ('problem' in answer) {
      if (answer.problem === 'signed-out') signedOut();
      return setProblem(answer.problem);
    }
    setProblem(undefined);
    const head = COLUMNS.map((column) => t(`stock.file.${column}`));
    const text = csvOf([head, ...answer.reply.lines.map(cellsOf)]);
    saveFile(`${t('stock.file.name')}-${today}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <>
      <ProblemNote problem={problem} again={() => void save()} />
      <Button variant="default" leftSection={<Icon name="download" size={18} />} onClick={() => void save()}>
        {t('stock.save')}
      </Button>
    </>
  );
}

function cellsOf(line: StockLine): readonly string[] {
  return [
    line.name,
    line.product,
    line.owner?.name ?? '',
    line.code,
    line.expires === null ? '' : formatDay(line.expires),
    line.outletName,
    formatQuantity(line.onHand).replace('−', '-'),
    line.unit,
    formatInstant(line.movedAt),
  ];
}
