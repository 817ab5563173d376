import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { Printable, SidePaper } from '../ui/sidePaper.tsx';
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
    <SidePaper
      isOpen={open !== null}
      onClose={() => change({ device: null, shift: null })}
      title={reply && 'row' in reply ? t('shifts.title', { number: reply.row.number }) : ''}
      problem={asked.problem}
      again={asked.again}
      testId="report"
    >
      <Report reply={reply} />
    </SidePaper>
  );
}

function Report({ reply }: { readonly reply: OfficeReply<'shifts.show'> | undefined }) {
  const { t } = useTranslation();
  if (!reply) return <p className="soft">{t('shifts.loading')}</p>;
  if ('refused' in reply) return <p>{t('shifts.missing')}</p>;
  return (
    <Printable>
      <ReportPaper row={reply.row} body={reply.body} />
    </Printable>
  );
}
