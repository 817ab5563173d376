import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { formatDong } from '../../../shared/money.ts';
import type { BankNoticeRow } from '../../office/api/bank.ts';
import { callOffice, type Problem } from '../office.ts';
import { useMay } from '../session/session.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Empty } from '../ui/empty.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Table } from '../ui/table.tsx';
import { useAsk } from '../useAsk.ts';

/** The bank's way in: its key, and what it told of that is of no sale. */
export function BankView() {
  const { t } = useTranslation();
  const may = useMay();
  const state = useAsk('bank.state', {});
  const unmatched = useAsk('bank.unmatched', {}, 'sales');
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const madeAt = state.data?.secretMadeAt ?? null;
  const make = async () => {
    setAsking(false);
    const answer = await callOffice('bank.makeSecret', {});
    if ('problem' in answer) return setProblem(answer.problem);
    setSecret(answer.reply.secret);
    state.again();
  };
  return (
    <section className="section" data-testid="bank">
      <ProblemNote problem={problem ?? state.problem ?? unmatched.problem} />
      <p>{t('outlets.notices.lead')}</p>
      {state.data && (
        <p className="soft">
          {madeAt === null ? t('outlets.notices.none') : t('outlets.notices.made', { at: formatInstant(madeAt) })}
        </p>
      )}
      {secret !== null && <Secret secret={secret} />}
      {asking && <Note tone="wait">{t('outlets.notices.question')}</Note>}
      {may('edit-bank') && (
        <p>
          <Button
            variant={madeAt === null || asking ? 'filled' : 'default'}
            disabled={!state.data}
            onClick={() => (madeAt === null || asking ? void make() : setAsking(true))}
          >
            {t(madeAt === null ? 'outlets.notices.make' : 'outlets.notices.remake')}
          </Button>
        </p>
      )}
      {unmatched.data && <Unmatched notices={unmatched.data} />}
    </section>
  );
}

function Secret({ secret }: { readonly secret: string }) {
  const { t } = useTranslation();
  const address = `${location.origin}/bank/notices`;
  return (
    <Note tone="know">
      <dl>
        <dt>{t('outlets.notices.secret')}</dt>
        <dd>
          <code data-testid="bank-secret">{secret}</code> <CopyButton text={secret} />
        </dd>
        <dt>{t('outlets.notices.address')}</dt>
        <dd>
          <code>POST {address}</code> <CopyButton text={address} />
        </dd>
      </dl>
      <p>{t('outlets.notices.once')}</p>
    </Note>
  );
}

function Unmatched({ notices }: { readonly notices: readonly BankNoticeRow[] }) {
  const { t } = useTranslation();
  if (notices.length === 0) {
    return <Empty icon="good" title={t('outlets.notices.matched')} hint={t('outlets.notices.matchedHint')} />;
  }
  return (
    <Table
      caption={t('outlets.notices.unmatched')}
      testId="unmatched"
      columns={[
        { words: t('outlets.notices.at') },
        { words: t('outlets.notices.bill') },
        { words: t('outlets.notices.amount'), of: 'figures' },
        { words: t('outlets.notices.why') },
        { words: t('outlets.notices.number') },
      ]}
    >
      {notices.map(({ notice, arrivedAt, amount, bill, received, sold }) => (
        <tr key={notice}>
          <td className="nowrap">{formatInstant(arrivedAt)}</td>
          <th scope="row">{bill ?? t('outlets.notices.noBill')}</th>
          <td className="number">{formatDong(amount)}</td>
          <td>
            {sold === null
              ? t('outlets.notices.noSale')
              : t('outlets.notices.otherSum', { sold: formatDong(sold), received: formatDong(received) })}
          </td>
          <td className="soft">{notice}</td>
        </tr>
      ))}
    </Table>
  );
}
