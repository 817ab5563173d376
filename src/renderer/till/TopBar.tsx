import { useTranslation } from 'react-i18next';
import type { Status, TillState } from '../../shared/contract/till.ts';
import { formatTime } from '../../shared/day.ts';
import { Icon } from '../ui/Icon.tsx';
import { SyncState } from './SyncState.tsx';
import { TillMenu } from './TillMenu.tsx';
import styles from './TopBar.module.css';

export type Enrolled = Extract<TillState, { stage: 'enrolled' }>;

type Props = {
  readonly state: Enrolled;
  readonly status: Status | null;
  /** While the buyer pays there is nothing here to be pressed, signing out least of all. */
  readonly inert: boolean;
  readonly onRecent: () => void;
};

/** Which till, who, since when, is it sent, does it print: always in sight. */
export function TopBar({ state, status, inert, onRecent }: Props) {
  const { t } = useTranslation();
  const { outlet, signedIn, shift } = state;
  const since = shift ? t('status.shiftSince', { time: formatTime(shift.openedAt, outlet.zone) }) : t('status.noShift');
  return (
    <section className={styles['bar']} inert={inert} aria-label={t('status.label')}>
      <p className={styles['place']}>
        <strong>{t('app.till', { till: state.till })}</strong>
        <span className={styles['outlet']}>{outlet.name}</span>
      </p>
      {signedIn && (
        <p className={styles['who']}>
          <strong>{signedIn.name}</strong>
          <span>{since}</span>
        </p>
      )}
      {status && <SyncState status={status} zone={outlet.zone} />}
      {status && <PrinterSign status={status} />}
      <TillMenu
        // What was open for one person is not for the next.
        key={signedIn?.id}
        signedIn={signedIn?.name ?? null}
        onRecent={onRecent}
      />
    </section>
  );
}

function PrinterSign({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const tone = status.printer === 'waiting' || status.printer === 'unknown' ? 'waiting' : 'well';
  return (
    <p className={styles['printer']} data-tone={tone} data-testid="printer-state">
      <Icon name="printer" size={18} />
      <span>{t(`status.printer.${status.printer}`)}</span>
    </p>
  );
}
