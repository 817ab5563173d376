import { Button, Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { ProblemNote } from '../ui/note.tsx';
import { useAsk } from '../useAsk.ts';
import { ReportPaper } from './reportPaper.tsx';
import type { ShiftsView } from './view.ts';

/** A Z report laid beside the list. */
export function ReportDrawer({ open }: { readonly open: ShiftsView['open'] }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const asked = useAsk('shifts.show', open);
  const reply = open === null || asked.stale ? undefined : asked.data;
  return (
    <Drawer
      opened={open !== null}
      onClose={() => change({ device: null, shift: null })}
      title={<span className="strong">{reply && 'row' in reply ? t('shifts.title', { z: reply.row.z }) : ''}</span>}
      size={440}
      closeButtonProps={{ 'aria-label': t('close') }}
      data-testid="report"
    >
      <ProblemNote problem={asked.problem} again={asked.again} />
      <Report reply={reply} />
    </Drawer>
  );
}

function Report({ reply }: { readonly reply: OfficeReply<'shifts.show'> | undefined }) {
  const { t } = useTranslation();
  if (!reply) return <p className="soft">{t('shifts.loading')}</p>;
  if ('refused' in reply) return <p>{t('shifts.missing')}</p>;
  return (
    <div className="form">
      <ReportPaper row={reply.row} body={reply.body} />
      <div className="formEnd noPrint">
        <Button variant="default" onClick={() => window.print()}>
          {t('slip.print')}
        </Button>
      </div>
    </div>
  );
}
