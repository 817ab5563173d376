import { Button, Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { ProblemNote } from '../ui/note.tsx';
import { useAsk } from '../useAsk.ts';
import { ReturnPaper } from './returnPaper.tsx';
import { SlipPaper } from './slipPaper.tsx';
import type { SalesView } from './view.ts';

/** A sale laid beside the list. It has an address, so it can be sent to a colleague, and Back puts it away. */
export function SlipDrawer({ open }: { readonly open: SalesView['open'] }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const asked = useAsk('sales.show', open);
  const reply = open === null ? undefined : asked.data;
  const close = () => change({ device: null, sale: null });
  const title = reply && 'row' in reply ? t('slip.title', { number: reply.row.number }) : t('slip.heading');
  return (
    <Drawer
      opened={open !== null}
      onClose={close}
      title={<span className="strong">{title}</span>}
      size={440}
      closeButtonProps={{ 'aria-label': t('close') }}
      data-testid="slip"
    >
      <ProblemNote problem={asked.problem} again={asked.again} />
      <Slip reply={asked.stale ? undefined : reply} />
    </Drawer>
  );
}

function Slip({ reply }: { readonly reply: OfficeReply<'sales.show'> | undefined }) {
  const { t } = useTranslation();
  if (!reply) return <p className="soft">{t('slip.loading')}</p>;
  if ('refused' in reply) return <p>{t('slip.missing')}</p>;
  return (
    <div className="form">
      {reply.kind === 'sale' ? (
        <SlipPaper row={reply.row} body={reply.body} />
      ) : (
        <ReturnPaper row={reply.row} body={reply.body} />
      )}
      <div className="formEnd noPrint">
        <Button variant="default" onClick={() => window.print()}>
          {t('slip.print')}
        </Button>
      </div>
    </div>
  );
}
