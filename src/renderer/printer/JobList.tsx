import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterShown, PrintJobShown } from '../../shared/contract/printer.ts';
import { formatTime } from '../../shared/day.ts';
import { resolveSlip } from '../slip/resolveSlip.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { retryJob, skipJob } from './ask.ts';
import { ElsewhereDialog } from './ElsewhereDialog.tsx';
import styles from './Printers.module.css';
import { Sure } from './Sure.tsx';
import { othersThan } from './uses.ts';
import { nameOf } from './words.ts';

type Props = {
  readonly jobs: readonly PrintJobShown[];
  readonly printers: readonly PrinterShown[];
  readonly zone: string;
};

/** What is not out, and of which nobody knows, each with what can be done about it. */
export function JobList({ jobs, printers, zone }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles['jobs']} aria-label={t('printer.jobs.title')}>
      <h2>{t('printer.jobs.title')}</h2>
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

const USE_OF = { slip: 'slips', labels: 'labels' } as const;

function Job({ job, printers, zone }: Omit<Props, 'jobs'> & { readonly job: PrintJobShown }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'elsewhere' | 'skip' | null>(null);
  const { number, state } = job;
  const others = job.what === 'drawer' ? [] : othersThan(printers, job.printer, USE_OF[job.what]);
  const close = () => setAsking(null);
  return (
    <>
      <Icon name={state === 'unknown' ? 'doubt' : state === 'sending' ? 'printer' : 'waiting'} size={24} />
      <span className={styles['who']}>
        <strong>
          {t(`printer.jobs.what.${job.what}`)} {job.what !== 'drawer' && number}
        </strong>
        <span>{useFacts(job, printers, zone)}</span>
      </span>
      {state !== 'sending' && (
        <span className={styles['acts']}>
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

/** `chưa rõ đã ra chưa · Máy in quầy · 14:02 · đã thử 3 lần` */
function useFacts(job: PrintJobShown, printers: readonly PrinterShown[], zone: string): string {
  const { t } = useTranslation();
  const printer = printers.find(({ id }) => id === job.printer);
  return [
    t(`printer.jobs.state.${job.state}`),
    ...(job.copy > 0 ? [t('printer.jobs.copy', { count: job.copy })] : []),
    ...(printer ? [nameOf(printer, t)] : []),
    formatTime(job.at, zone),
    ...(job.attempts > 1 ? [t('printer.jobs.tries', { count: job.attempts })] : []),
  ].join(' · ');
}
