import { useTranslation } from 'react-i18next';
import type { PrinterState } from '../../shared/printer/state.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { JobList } from './JobList.tsx';
import page from './Page.module.css';
import styles from './PrinterStatus.module.css';
import { goToPrinters } from './room.ts';
import { StateSign, signOf } from './StateSign.tsx';
import { useFollowedPrinters } from './store.ts';
import { nameOf, usesInWords } from './words.ts';

type Props = {
  /** Of the printer that slips come out of. */
  readonly state: PrinterState;
  readonly zone: string;
  readonly signedIn: boolean;
  readonly onLeave: () => void;
};

/** How the printers are, and what is not out yet, in the dialog about the till's state. */
export function PrinterStatus({ state, zone, signedIn, onLeave }: Props) {
  const { t } = useTranslation();
  const { tone, icon } = signOf(state);
  return (
    <section className={styles['status']} aria-label={t('printer.title')}>
      <p className={page['state']} data-tone={tone} data-testid="status-printer">
        <Icon name={icon} size={24} />
        {t(`printer.calm.${state}`)}
      </p>
      {signedIn && <Printers zone={zone} onLeave={onLeave} />}
    </section>
  );
}

function Printers({ zone, onLeave }: Pick<Props, 'zone' | 'onLeave'>) {
  const { t } = useTranslation();
  const shown = useFollowedPrinters();
  if (!shown) return null;
  const { printers, jobs } = shown;
  const setUp = () => {
    onLeave();
    goToPrinters({ at: 'list' });
  };
  const there = printers.filter(({ connection }) => connection.kind !== 'preview');
  return (
    <>
      {there.length > 1 && (
        <ul className={styles['brief']}>
          {there.map((printer) => (
            <li key={printer.id}>
              <strong>{nameOf(printer, t)}</strong>
              <span>{usesInWords(printer, t).join(', ')}</span>
              <StateSign state={printer.state} />
            </li>
          ))}
        </ul>
      )}
      {jobs.length > 0 ? (
        <JobList jobs={jobs} printers={printers} zone={zone} />
      ) : (
        <p className={page['quiet']}>{t('printer.jobs.none')}</p>
      )}
      <Action onPress={setUp} testId="status-set-up-printers">
        <Icon name="printer" />
        {t('printer.jobs.setUp')}
      </Action>
    </>
  );
}
