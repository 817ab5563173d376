import { Button, Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { ProblemNote } from '../ui/note.tsx';
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
    <Drawer
      opened={open !== null}
      onClose={() => change({ device: null, entry: null })}
      title={<span className="strong">{reply && 'row' in reply ? reply.row.number : t('settlements.paper')}</span>}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
      data-testid="settlement-paper"
    >
      <ProblemNote problem={asked.problem} again={asked.again} />
      <Paper reply={reply} />
    </Drawer>
  );
}

function Paper({ reply }: { readonly reply: OfficeReply<'settlement.paper'> | undefined }) {
  const { t } = useTranslation();
  if (!reply) return <p className="soft">{t('settlements.loading')}</p>;
  if ('refused' in reply) return <p>{t('settlements.missing')}</p>;
  return (
    <div className="form">
      {reply.kind === 'settled' ? (
        <SettledPaper row={reply.row} body={reply.body} />
      ) : (
        <PaidPaper row={reply.row} body={reply.body} />
      )}
      <div className="formEnd noPrint">
        <Button variant="default" onClick={() => window.print()}>
          {t('slip.print')}
        </Button>
      </div>
    </div>
  );
}
