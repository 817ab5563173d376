import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { Printable, SidePaper } from '../ui/sidePaper.tsx';
import { useAsk } from '../useAsk.ts';
import { PaidPaper, SettledPaper } from './papers.tsx';
import type { OpenPaper } from './view.ts';

/** A settlement or a payment laid beside the account, as the till wrote it down. */
export function PaperDrawer({ open }: { readonly open: OpenPaper | null }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const asked = useAsk('settlement.paper', open);
  const reply = open === null || asked.stale ? undefined : asked.data;
  return (
    <SidePaper
      isOpen={open !== null}
      onClose={() => change({ device: null, entry: null })}
      title={reply && 'row' in reply ? reply.row.number : t('settlements.paper')}
      size={560}
      problem={asked.problem}
      again={asked.again}
      testId="settlement-paper"
    >
      <Paper reply={reply} />
    </SidePaper>
  );
}

function Paper({ reply }: { readonly reply: OfficeReply<'settlement.paper'> | undefined }) {
  const { t } = useTranslation();
  if (!reply) return <p className="soft">{t('settlements.loading')}</p>;
  if ('refused' in reply) return <p>{t('settlements.missing')}</p>;
  return (
    <Printable>
      {reply.kind === 'settled' ? (
        <SettledPaper row={reply.row} body={reply.body} />
      ) : (
        <PaidPaper row={reply.row} body={reply.body} />
      )}
    </Printable>
  );
}
