import { useTranslation } from 'react-i18next';
import type { OfficeReply } from '../../office/api.ts';
import { useAddress } from '../route/useAddress.ts';
import { Printable, SidePaper } from '../ui/sidePaper.tsx';
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
    <SidePaper
      isOpen={open !== null}
      onClose={close}
      title={title}
      problem={asked.problem}
      again={asked.again}
      testId="slip"
    >
      <Slip reply={asked.stale ? undefined : reply} />
    </SidePaper>
  );
}

function Slip({ reply }: { readonly reply: OfficeReply<'sales.show'> | undefined }) {
  const { t } = useTranslation();
  if (!reply) return <p className="soft">{t('slip.loading')}</p>;
  if ('refused' in reply) return <p>{t('slip.missing')}</p>;
  return (
    <Printable>
      {reply.kind === 'sale' ? (
        <SlipPaper row={reply.row} body={reply.body} />
      ) : (
        <ReturnPaper row={reply.row} body={reply.body} />
      )}
    </Printable>
  );
}
