import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Making } from './useReport.ts';

export function ReportProgress({ making, cancel }: { readonly making: Making; readonly cancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="filterRow" role="status" data-testid="report-progress">
      <progress className="progress" max={making.of} value={making.done} aria-label={t('market.report.making')} />
      <Button variant="default" size="xs" onClick={cancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}
