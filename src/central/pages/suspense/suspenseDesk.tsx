import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import { callOffice, type Problem } from '../office.ts';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { factWords } from './factWords.ts';
import { kindWords } from './kindWords.ts';
import { readable } from './readable.ts';
import { laidOut, reasonOf } from './reason.ts';
import type { SuspenseRow } from './suspensePage.tsx';

type Props = {
  readonly rows: readonly SuspenseRow[];
  readonly tills: readonly TillRow[];
  readonly onRetried: () => void;
};

export function SuspenseDesk({ rows, tills, onRetried }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  // The list is only the newest of them; the tills' rows count them all.
  const all = Math.max(
    rows.length,
    tills.reduce((sum, till) => sum + till.inSuspense, 0),
  );
  if (all === 0) return <Empty icon="good" title={t('suspense.empty')} hint={t('suspense.emptyHint')} />;
  return (
    <section className="section">
      <p className="headline" data-testid="suspense-count">
        <b>{count(all)}</b>
        <span>{t('suspense.entries', { count: all })}</span>
      </p>
      <p className="soft leadText">{t('suspense.lead')}</p>
      {may('run-fleet') && <RetryAll onRetried={onRetried} />}
      {all > rows.length && <p className="under">{t('suspense.newest', { count: rows.length })}</p>}
      {rows.map((row) => (
        <Entry
          key={`${row.device} ${row.epoch} ${row.seq}`}
          row={row}
          till={tills.find(({ device }) => device === row.device)}
          onRetried={onRetried}
        />
      ))}
    </section>
  );
}

/** After an update the centre tries by itself; this is for whoever has mended something since. */
function RetryAll({ onRetried }: { readonly onRetried: () => void }) {
  const { t } = useTranslation();
  const retry = async () => {
    const answer = await callOffice('fleet.retrySuspense', {});
    if ('problem' in answer) return answer.problem;
    const { read, left } = answer.reply;
    confirmDone(t('suspense.retried', { read: count(read), left: count(left) }));
    onRetried();
    return null;
  };
  return (
    <div className="retryAll">
      <RetryButton words={t('suspense.retry')} testId="suspense-retry" onRetry={retry} />
    </div>
  );
}

type RetryProps = {
  readonly words: string;
  readonly testId: string;
  /** @returns why nothing came of it */
  readonly onRetry: () => Promise<Problem | null>;
};

function RetryButton({ words, testId, onRetry }: RetryProps) {
  const [isTrying, setIsTrying] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const retry = async () => {
    setIsTrying(true);
    setProblem(await onRetry());
    setIsTrying(false);
  };
  return (
    <>
      <ProblemNote problem={problem} />
      <Button variant="default" loading={isTrying} onClick={() => void retry()} data-testid={testId}>
        {words}
      </Button>
    </>
  );
}

type EntryProps = {
  readonly row: SuspenseRow;
  readonly till: TillRow | undefined;
  readonly onRetried: () => void;
};

function Entry({ row, till, onRetried }: EntryProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { device, seq } = row;
  const where = till ? t('suspense.where', { outlet: till.outletName, till: till.till }) : device;
  const entry = row.epoch === 1 ? t('suspense.entry', row) : t('suspense.epochEntry', row);
  const reason = reasonOf(row.reason);
  const retry = async () => {
    const answer = await callOffice('fleet.retryOne', { device, seq });
    if ('problem' in answer) return answer.problem;
    const isRead = 'refused' in answer.reply || answer.reply.read;
    confirmDone(t(isRead ? 'suspense.oneRead' : 'suspense.oneLeft', { seq }));
    onRetried();
    return null;
  };
  return (
    <article className="card" data-testid="suspense-entry">
      <div className="cardHead">
        <h2 className="state wait">
          <Icon name="suspense" />
          {kindWords(t, row.kind)} · {where} · {entry}
        </h2>
        <span className="soft small">{t('suspense.arrived', { at: formatInstant(row.arrivedAt) })}</span>
      </div>
      <p>{t(`suspense.reasons.${reason}`, { kind: kindWords(t, row.kind) })}</p>
      <p>
        <b>{t('suspense.mend')}</b> {t(`suspense.mends.${reason}`, { version: till?.version ?? t('none') })}
      </p>
      <InWords entry={row.entry} />
      {may('run-fleet') && (
        <div className="deeds">
          <RetryButton words={t('suspense.retryOne')} testId="suspense-retry-one" onRetry={retry} />
        </div>
      )}
      <Raw row={row} />
    </article>
  );
}

/** What the entry says, as far as that can be read; a long one, of which the list has the beginning, is read below. */
function InWords({ entry }: { readonly entry: string }) {
  const { t } = useTranslation();
  const read = readable(entry);
  if (!read) return null;
  return (
    <div className="entryWords">
      <dl className="changes">
        <div>
          <dt>{t('suspense.facts.at')}</dt> <dd>{read.at}</dd>
        </div>
        <div>
          <dt>{t('suspense.facts.actor')}</dt> <dd>{read.actor}</dd>
        </div>
        {read.facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{factWords(t, name)}</dt> <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {read.lines.length > 0 && (
        <table className="table small">
          <tbody>
            {read.lines.map((line, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines of an entry never move
              <tr key={at}>
                <td>{line.name}</td>
                <td className="number">{line.quantity}</td>
                <td className="number">{line.amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** An entry word for word, folded away until somebody wants it. Copied as it came: its hash is over those bytes. */
function Raw({ row }: { readonly row: SuspenseRow }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState<string>();
  const entry = whole ?? row.entry;
  const fetchWhole = async () => {
    const answer = await callOffice('fleet.showSuspended', { device: row.device, seq: row.seq });
    if ('reply' in answer && 'entry' in answer.reply) setWhole(answer.reply.entry);
  };
  return (
    <details onToggle={(event) => event.currentTarget.open && row.cut && !whole && void fetchWhole()}>
      <summary>{t('suspense.raw')}</summary>
      <p className="small soft">
        {t('suspense.technical')}: <code>{row.reason}</code>
      </p>
      {whole !== undefined && <InWords entry={whole} />}
      <pre className="raw">{laidOut(entry)}</pre>
      {(whole !== undefined || !row.cut) && (
        <p>
          <CopyButton text={entry} />
        </p>
      )}
    </details>
  );
}
