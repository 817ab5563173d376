import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterShown, PrintJobShown } from '../../shared/contract/printer.ts';
import { formatTime } from '../../shared/day.ts';
import { resolveSlip } from '../slip/resolveSlip.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Sure } from '../ui/Sure.tsx';
import { retryJob, skipJob } from './ask.ts';
import { ElsewhereDialog } from './ElsewhereDialog.tsx';
import styles from './JobList.module.css';
import page from './Page.module.css';
import { othersThan, USE_OF } from './uses.ts';
import { nameOf } from './words.ts';

type Props = {
  readonly jobs: readonly PrintJobShown[];
  readonly printers: readonly PrinterShown[];
  readonly zone: string;
};

/** What is not out, and of which nobody knows, each with what can be done about it. */
export function JobList({ jobs, printers, zone }: Props) {
  const unknown = jobs.filter(({ state }) => state === 'unknown');
  const waiting = jobs.filter(({ state }) => state !== 'unknown');
  return (
    <>
      {unknown.length > 0 && <Jobs of="unknown" jobs={unknown} printers={printers} zone={zone} />}
      {waiting.length > 0 && <Jobs of="waiting" jobs={waiting} printers={printers} zone={zone} />}
    </>
  );
}

function Jobs({ of, jobs, printers, zone }: Props & { readonly of: 'unknown' | 'waiting' }) {
  const { t } = useTranslation();
  return (
    <section className={styles['jobs']} aria-label={t(`printer.jobs.title.${of}`)}>
      <h2>{t(`printer.jobs.title.${of}`)}</h2>
      <ul>
        {jobs.map((job) => (
          <li key={job.job} className={styles['job']} data-state={job.state} data-testid="print-job">
            <Job job={job} printers={printers} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Job({ job, printers, zone }: Omit<Props, 'jobs'> & { readonly job: PrintJobShown }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'elsewhere' | 'skip' | null>(null);
  const { number, state } = job;
  const others = job.what === 'drawer' ? [] : othersThan(printers, job.printer, USE_OF[job.what]);
  const close = () => setAsking(null);
  return (
    <>
      <Icon name={state === 'unknown' ? 'doubt' : state === 'sending' ? 'printer' : 'waiting'} size={24} />
      <span className={`${page['who']} ${styles['what']}`}>
        <strong>{titleOf(job, t)}</strong>
        <span>{useFacts(job, printers, zone)}</span>
      </span>
      {state !== 'sending' && (
        <span className={page['acts']}>
          {state === 'unknown' && (
            <Action onPress={() => void resolveSlip(job.job, true)} testId="job-came-out">
              {t('slip.cameOut')}
            </Action>
          )}
          <Action onPress={() => void retryJob(job)} testId="job-retry">
            {t(state === 'unknown' ? 'slip.didNotComeOut' : 'printer.jobs.retry')}
          </Action>
          {others.length > 0 && (
            <Action onPress={() => setAsking('elsewhere')} testId="job-elsewhere">
              {t('printer.jobs.elsewhere')}
            </Action>
          )}
          <Action kind="quiet" onPress={() => setAsking('skip')} testId="job-skip">
            {t('printer.jobs.skip')}
          </Action>
        </span>
      )}
      {asking === 'elsewhere' && <ElsewhereDialog job={job} others={others} onClose={close} />}
      {asking === 'skip' && (
        <Sure
          title={t('printer.jobs.skipTitle', { number })}
          more={t('printer.jobs.skipMore')}
          yes={t('printer.jobs.skipYes')}
          onYes={() => skipJob(job)}
          onClose={close}
        />
      )}
    </>
  );
}

/** `máy in không trả lời · Máy in quầy · 14:02 · đã thử 3 lần` */
function useFacts(job: PrintJobShown, printers: readonly PrinterShown[], zone: string): string {
  const { t } = useTranslation();
  const printer = printers.find(({ id }) => id === job.printer);
  return [
    job.state === 'unknown'
      ? t(`printer.jobs.state.unknown.${job.doubt ?? 'lost'}`)
      : t(`printer.jobs.state.${job.state}`),
    ...(job.copy > 0 ? [t('printer.jobs.copy', { count: job.copy })] : []),
    ...(printer ? [nameOf(printer, t)] : []),
    formatTime(job.at, zone),
    ...(job.attempts > 1 ? [t('printer.jobs.tries', { count: job.attempts })] : []),
  ].join(' · ');
}

/** Labels are titled with what they are already: `3 nhãn Muối tinh`. */
function titleOf({ what, number }: PrintJobShown, t: TFunction): string {
  switch (what) {
    case 'slip':
      return t('printer.jobs.slip', { number });
    case 'labels':
      return number;
    case 'drawer':
      return t('printer.jobs.drawer');
  }
}
