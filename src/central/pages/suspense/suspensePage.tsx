import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { bodies, type EntryKind } from '../../../shared/journal/entry.ts';
import type { OfficeReply, TillRow } from '../../office/api.ts';
import { count } from '../show/figures.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { Page } from '../ui/page.tsx';
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
      {suspense.data && suspense.data.length > 0 && <Entries rows={suspense.data} tills={tills.data ?? []} />}
      {forks.data && forks.data.length > 0 && <Forks rows={forks.data} />}
    </Page>
  );
}

function Entries({ rows, tills }: { readonly rows: readonly SuspenseRow[]; readonly tills: readonly TillRow[] }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <p className="headline" data-testid="suspense-count">
        <b>{count(rows.length)}</b>
        <span>{t('suspense.entries', { count: rows.length })}</span>
      </p>
      <p className="soft leadText">{t('suspense.lead')}</p>
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
      <Raw summary={t('suspense.raw')} entry={row.entry} />
    </article>
  );
}

/** A kind in the trade's words; one this version does not know keeps the till's own. */
function kindWords(t: ReturnType<typeof useTranslation>['t'], kind: string): string {
  return isKnownKind(kind) ? t(`suspense.kinds.${kind}`) : kind;
}

function isKnownKind(kind: string): kind is EntryKind {
  return Object.hasOwn(bodies, kind);
}

function Forks({ rows }: { readonly rows: readonly ForkRow[] }) {
  const { t } = useTranslation();
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
          <div className="branches">
            <Raw summary={t('suspense.kept')} entry={row.kept} />
            <Raw summary={t('suspense.other')} entry={row.other} />
          </div>
        </article>
      ))}
    </section>
  );
}

/** An entry word for word, folded away until somebody wants it. Copied as it came: its hash is over those bytes. */
function Raw({ summary, entry }: { readonly summary: string; readonly entry: string }) {
  return (
    <details>
      <summary>{summary}</summary>
      <pre className="raw">{laidOut(entry)}</pre>
      <p>
        <CopyButton text={entry} />
      </p>
    </details>
  );
}
