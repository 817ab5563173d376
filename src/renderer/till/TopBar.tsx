import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status, TillState } from '../../shared/contract/till.ts';
import { formatTime } from '../../shared/day.ts';
import { openBackups } from '../backup/store.ts';
import { signOf } from '../printer/StateSign.tsx';
import { Icon } from '../ui/Icon.tsx';
import { folderTrouble } from './folderTrouble.ts';
import { StatusDialog } from './StatusDialog.tsx';
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
  /** What the till says, over the names. */
  readonly children: ReactNode;
};

/** Which till, who, since when, is it sent, does it print: always in sight. */
export function TopBar({ state, status, inert, onRecent, children }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { outlet, signedIn } = state;
  const since = shiftInWords(state, t);
  return (
    <section className={styles['bar']} aria-label={t('status.label')}>
      <div className={styles['said']}>
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
        {children}
      </div>
      <div className={styles['signs']} inert={inert}>
        {status && <SyncState status={status} zone={outlet.zone} onPress={() => setAsked(true)} />}
        {status && <FolderSign status={status} onPress={() => setAsked(true)} />}
        {status && signedIn && <BackupSign standing={status.backup} />}
        {status && <PrinterSign status={status} onPress={() => setAsked(true)} />}
        <TillMenu
          // What was open for one person is not for the next.
          key={signedIn?.id}
          signedIn={signedIn?.name ?? null}
          onRecent={onRecent}
        />
      </div>
      {status && asked && (
        <StatusDialog status={status} zone={outlet.zone} signedIn={signedIn !== null} onClose={() => setAsked(false)} />
      )}
    </section>
  );
}

/** Since when it is open, and whose it is where somebody else began it: their drawer is being sold into. */
function shiftInWords({ shift, signedIn, staff, outlet }: Enrolled, t: TFunction): string {
  if (!shift) return t('status.noShift');
  const time = formatTime(shift.openedAt, outlet.zone);
  const opener = shift.opener === signedIn?.id ? undefined : staff.find(({ id }) => id === shift.opener);
  return opener ? t('status.shiftOf', { name: opener.name, time }) : t('status.shiftSince', { time });
}

/** The line at the top of a till that has nothing yet to show of itself. */
export function TopLine({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['bar']}>
      <div className={styles['said']}>{children}</div>
    </div>
  );
}

/** Only where something is to be done about it: what goes well needs no room here. */
function BackupSign({ standing }: { readonly standing: Status['backup'] }) {
  const { t } = useTranslation();
  if (standing === 'well' || standing === 'none-yet') return null;
  const tone = standing === 'damaged' ? 'trouble' : 'waiting';
  return (
    <button
      type="button"
      className={styles['state']}
      data-tone={tone}
      data-testid="backup-state"
      aria-haspopup="dialog"
      onClick={() => void openBackups()}
    >
      <Icon name="trouble" size={18} />
      <span>{t(`backup.sign.${standing}`)}</span>
    </button>
  );
}

type SignProps = { readonly status: Status; readonly onPress: () => void };

/** Only where the disk or what lies on it is in trouble; touch it for what to do. */
function FolderSign({ status, onPress }: SignProps) {
  const { t } = useTranslation();
  const trouble = folderTrouble(status);
  if (!trouble) return null;
  return (
    <button
      type="button"
      className={styles['state']}
      data-tone={trouble === 'low' ? 'waiting' : 'trouble'}
      data-testid="folder-state"
      aria-haspopup="dialog"
      onClick={onPress}
    >
      <Icon name="trouble" size={18} />
      <span>{t(`status.folder.${trouble}`)}</span>
    </button>
  );
}

/** How the printer is, in one line, and what was kept for it; touch it for what can be done. */
function PrinterSign({ status, onPress }: SignProps) {
  const { t } = useTranslation();
  const { printer } = status;
  const owed = owedInWords(status, t);
  const { tone, icon } = signOf(printer);
  return (
    <button
      type="button"
      className={styles['state']}
      data-tone={tone}
      data-testid="printer-state"
      aria-haspopup="dialog"
      onClick={onPress}
    >
      <Icon name={icon === 'sent' ? 'printer' : icon} size={18} />
      <span>
        {t(`printer.sign.${printer}`)}
        {tone === 'waiting' && owed && <span className={styles['second']}>{owed}</span>}
      </span>
    </button>
  );
}

/** What waits for paper, and what somebody has to look at, where the first line does not say it. */
function owedInWords({ printer, slipsWaiting: waiting, slipsUnknown: unknown }: Status, t: TFunction): string | null {
  const toCheck = printer === 'unknown' ? 0 : unknown;
  if (waiting > 0 && toCheck > 0) return t('printer.signBoth', { waiting, unknown: toCheck });
  if (toCheck > 0) return t('printer.signUnknown', { count: toCheck });
  return waiting > 0 ? t('printer.signWaiting', { count: waiting }) : null;
}
