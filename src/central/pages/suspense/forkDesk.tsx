import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/day.ts';
import { callOffice } from '../office.ts';
import { pageHref } from '../route/address.ts';
import { Link } from '../route/link.tsx';
import { useMay } from '../session/session.ts';
import { count, money } from '../show/figures.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icons.tsx';
import { NoteDialog } from '../ui/noteDialog.tsx';
import { confirmDone } from '../ui/say.tsx';
import { BranchTable } from './branchTable.tsx';
import type { ForkRow } from './suspensePage.tsx';

type Props = { readonly rows: readonly ForkRow[]; readonly onDecided: () => void };

/** Tills of which two histories came: those that wait for a decision, then those that were decided over. */
export function ForkDesk({ rows, onDecided }: Props) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Empty icon="good" title={t('forks.empty')} hint={t('forks.emptyHint')} />;
  return (
    <section className="section">
      <p className="soft leadText">{t('forks.lead')}</p>
      {rows.map((row) => (
        <Fork key={`${row.device} ${row.seq} ${row.otherHash}`} row={row} onDecided={onDecided} />
      ))}
    </section>
  );
}

type ForkProps = { readonly row: ForkRow; readonly onDecided: () => void };

function Fork({ row, onDecided }: ForkProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { quarantined, judged } = row;
  return (
    <article className="card" data-testid="fork" data-quarantined={quarantined}>
      <div className="cardHead">
        <h2 className={`state ${quarantined ? 'bad' : 'off'}`}>
          <Icon name="fork" />
          {t('suspense.where', { outlet: row.outletName, till: row.till })} · {t('forks.from', row)}
        </h2>
        <span className="soft small">{t('suspense.seen', { at: formatInstant(row.seenAt) })}</span>
      </div>
      <p>{t(quarantined ? 'forks.open' : 'forks.settled', row)}</p>
      {judged && (
        <p className="small">
          <b>{t(`forks.judged.${judged.as}`)}</b>{' '}
          {t('fleet.alarms.seenBy', { by: judged.by, at: formatInstant(judged.at) })} “{judged.note}”
          {judged.as === 'goes-on' && quarantined && <b> {t('forks.again')}</b>}
        </p>
      )}
      <div className="branches">
        <Kept row={row} />
        <Other row={row} />
      </div>
      <BranchTable row={row} />
      {may('run-fleet') && quarantined && <Decide row={row} onDecided={onDecided} />}
    </article>
  );
}

function Kept({ row: { kept, speaks } }: { readonly row: ForkRow }) {
  const { t } = useTranslation();
  return (
    <section className="branch">
      <h3>{t('forks.kept')}</h3>
      <p className="branchSum">{money(kept.total)}</p>
      <p>{t('forks.counted', { slips: count(kept.slips), entries: count(kept.entries) })}</p>
      {kept.waiting.entries > 0 && (
        <p className="small soft">
          {t('forks.waiting', {
            slips: count(kept.waiting.slips),
            total: money(kept.waiting.total),
            entries: count(kept.waiting.entries),
          })}
        </p>
      )}
      {speaks === 'kept' && <Speaks />}
    </section>
  );
}

function Other({ row: { other, speaks } }: { readonly row: ForkRow }) {
  const { t } = useTranslation();
  return (
    <section className="branch">
      <h3>{t('forks.other')}</h3>
      <p className="branchSum">{money(other.total)}</p>
      <p>{t('forks.notCounted', { slips: count(other.slips), entries: count(other.entries) })}</p>
      {other.inBoth > 0 && <p className="small soft">{t('forks.inBoth', { slips: count(other.inBoth) })}</p>}
      {other.unread > 0 && <p className="small soft">{t('forks.unread', { entries: count(other.unread) })}</p>}
      {speaks === 'other' && <Speaks />}
    </section>
  );
}

function Speaks() {
  const { t } = useTranslation();
  return (
    <p className="state good small">
      <Icon name="good" size={16} />
      {t('forks.speaks')}
    </p>
  );
}

type Decision = 'keepApart' | 'releaseTill';

/** Each is written down with its reason; neither counts anything twice, nor throws anything away. */
function Decide({ row, onDecided }: ForkProps) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<Decision | null>(null);
  const { device, outletName, till } = row;
  const decide = async (note: string) => {
    const answer = await callOffice(decision === 'releaseTill' ? 'fleet.releaseTill' : 'fleet.keepApart', {
      device,
      note,
    });
    if ('problem' in answer) return answer.problem;
    confirmDone(t(decision === 'releaseTill' ? 'forks.released' : 'forks.keptApart', { outlet: outletName, till }));
    setDecision(null);
    onDecided();
    return undefined;
  };
  return (
    <>
      <div className="deeds">
        <Button variant="default" onClick={() => setDecision('keepApart')} data-testid="fork-keep">
          {t('forks.decide.keepApart')}
        </Button>
        <Button variant="default" onClick={() => setDecision('releaseTill')} data-testid="fork-release">
          {t('forks.decide.releaseTill')}
        </Button>
        <Link href={pageHref('outlets')}>{t('forks.revoke')}</Link>
      </div>
      {decision && (
        <NoteDialog
          title={`${t(`forks.decide.${decision}`)}: ${t('suspense.where', { outlet: outletName, till })}`}
          deed={t(`forks.deed.${decision}`)}
          onClose={() => setDecision(null)}
          onSay={decide}
        >
          <p>{t(`forks.effect.${decision}`)}</p>
          {decision === 'releaseTill' && row.other.slips > 0 && (
            <p className="strong">
              {t('forks.leftOut', { slips: count(row.other.slips), total: money(row.other.total) })}
            </p>
          )}
        </NoteDialog>
      )}
    </>
  );
}
