import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { bodies, type EntryKind } from '../../../shared/journal/entry.ts';
import type { TillRow } from '../../office/api/fleet.ts';
import type { OfficeReply } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { useMay } from '../session/session.ts';
import { count } from '../show/figures.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';
import { laidOut, reasonOf } from './reason.ts';

type SuspenseRow = OfficeReply<'fleet.suspense'>[number];
type ForkRow = OfficeReply<'fleet.forks'>[number];

export function SuspensePage() {
  const { t } = useTranslation();
  const suspense = useAsk('fleet.suspense', {}, 'fleet');
  const forks = useAsk('fleet.forks', {}, 'fleet');
  const tills = useAsk('fleet.tills', {}, 'fleet');
  const problem = suspense.problem ?? forks.problem;
  const again = () => {
    suspense.again();
    forks.again();
  };
  const known = suspense.data && forks.data;
  const waiting = (suspense.data?.length ?? 0) + (forks.data?.length ?? 0);
  return (
    <Page title={t('nav.suspense')} question={t('suspense.question')}>
      <ProblemNote problem={problem} again={again} showsOld={known !== undefined} />
      {known && waiting === 0 && <Empty icon="good" title={t('suspense.empty')} hint={t('suspense.emptyHint')} />}
      {suspense.data && suspense.data.length > 0 && (
        <Entries rows={suspense.data} tills={tills.data ?? []} onRetried={again} />
      )}
      {forks.data && forks.data.length > 0 && <Forks rows={forks.data} />}
    </Page>
  );
}

type EntriesProps = {
  readonly rows: readonly SuspenseRow[];
  readonly tills: readonly TillRow[];
  readonly onRetried: () => void;
};

function Entries({ rows, tills, onRetried }: EntriesProps) {
  const { t } = useTranslation();
  const may = useMay();
  // The list is only the newest of them; the tills' rows count them all.
  const all = Math.max(
    rows.length,
    tills.reduce((sum, till) => sum + till.inSuspense, 0),
  );
  return (
    <section className="section">
      <p className="headline" data-testid="suspense-count">
        <b>{count(all)}</b>
        <span>{t('suspense.entries', { count: all })}</span>
      </p>
      <p className="soft leadText">{t('suspense.lead')}</p>
      {may('run-fleet') && <Retry onRetried={onRetried} />}
      {all > rows.length && <p className="under">{t('suspense.newest', { count: rows.length })}</p>}
      {rows.map((row) => (
        <Entry
          key={`${row.device} ${row.epoch} ${row.seq}`}
          row={row}
          till={tills.find(({ device }) => device === row.device)}
        />
      ))}
    </section>
  );
}

/** After an update the centre tries by itself; this is for whoever has mended something since. */
function Retry({ onRetried }: { readonly onRetried: () => void }) {
  const { t } = useTranslation();
  const [isTrying, setIsTrying] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const retry = async () => {
    setIsTrying(true);
    const answer = await callOffice('fleet.retrySuspense', {});
    setIsTrying(false);
    setProblem('problem' in answer ? answer.problem : null);
    if (!('reply' in answer)) return;
    const { read, left } = answer.reply;
    confirmDone(t('suspense.retried', { read: count(read), left: count(left) }));
    onRetried();
  };
  return (
    <p>
      <ProblemNote problem={problem} />
      <Button variant="default" loading={isTrying} onClick={() => void retry()} data-testid="suspense-retry">
        {t('suspense.retry')}
      </Button>
    </p>
  );
}

function Entry({ row, till }: { readonly row: SuspenseRow; readonly till: TillRow | undefined }) {
  const { t } = useTranslation();
  const where = till ? t('suspense.where', { outlet: till.outletName, till: till.till }) : row.device;
  const entry = row.epoch === 1 ? t('suspense.entry', row) : t('suspense.epochEntry', row);
  return (
    <article className="card" data-testid="suspense-entry">
      <div className="cardHead">
        <h2 className="state wait">
          <Icon name="suspense" />
          {where} · {entry}
        </h2>
        <span className="soft small">{t('suspense.arrived', { at: formatInstant(row.arrivedAt) })}</span>
      </div>
      <p>{t(`suspense.reasons.${reasonOf(row.reason)}`, { kind: kindWords(t, row.kind) })}</p>
      <p className="small soft">
        {t('suspense.technical')}: <code>{row.reason}</code>
      </p>
      <Raw summary={t('suspense.raw')} entry={row.entry} cut={row.cut} />
    </article>
  );
}

/** A kind in the trade's words; one this version does not know keeps the till's own. */
function kindWords(t: TFunction, kind: string): string {
  return isKnownKind(kind) ? t(`suspense.kinds.${kind}`) : kind;
}

function isKnownKind(kind: string): kind is EntryKind {
  return Object.hasOwn(bodies, kind);
}

function Forks({ rows }: { readonly rows: readonly ForkRow[] }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <section className="section">
      <h2>{t('suspense.forksTitle')}</h2>
      {rows.map((row) => (
        <article key={`${row.device} ${row.seq}`} className="card" data-testid="fork">
          <div className="cardHead">
            <h3 className="state bad">
              <Icon name="fork" />
              {t('suspense.where', { outlet: row.outletName, till: row.till })} · {t('suspense.entry', row)}
            </h3>
            <span className="soft small">{t('suspense.seen', { at: formatInstant(row.seenAt) })}</span>
          </div>
          <p>{t('suspense.fork', row)}</p>
          <p className="strong">{t('suspense.forkDo')}</p>
          {may('run-fleet') && (
            <>
              <p>{t('suspense.release')}</p>
              <Release row={row} />
            </>
          )}
          <div className="branches">
            <Raw summary={t('suspense.kept')} entry={row.kept} cut={row.cut} />
            <Raw summary={t('suspense.other')} entry={row.other} cut={row.cut} />
          </div>
        </article>
      ))}
    </section>
  );
}

/** Asked twice: what the other branch holds is then counted by nobody. */
function Release({ row }: { readonly row: ForkRow }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const release = async () => {
    const answer = await callOffice('fleet.releaseTill', { device: row.device });
    // The page hears that the fleet has changed, and asks anew.
    if ('problem' in answer) return setProblem(answer.problem);
    confirmDone(t('suspense.released', { outlet: row.outletName, till: row.till }));
  };
  return (
    <p>
      <ProblemNote problem={problem} />
      <Button variant="default" onClick={() => (asks ? void release() : setAsks(true))}>
        {asks ? t('suspense.releaseSure') : t('suspense.releaseButton')}
      </Button>
    </p>
  );
}

/** An entry word for word, folded away until somebody wants it. Copied as it came: its hash is over those bytes. */
function Raw({ summary, entry, cut }: { readonly summary: string; readonly entry: string; readonly cut: boolean }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{summary}</summary>
      {cut && <p className="small soft">{t('suspense.cut')}</p>}
      <pre className="raw">{laidOut(entry)}</pre>
      {!cut && (
        <p>
          <CopyButton text={entry} />
        </p>
      )}
    </details>
  );
}
