import { t as speak } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../shared/contract/till.ts';
import { formatInstant } from '../../shared/day.ts';
import { bridge } from '../bridge/bridge.ts';
import { openDoctor } from '../doctor/store.ts';
import { say, sayFailed } from '../notice.ts';
import { PrinterStatus } from '../printer/PrinterStatus.tsx';
import { StaleStaff } from '../staff/StaleStaff.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ByFile } from './ByFile.tsx';
import { folderTrouble } from './folderTrouble.ts';
import styles from './StatusDialog.module.css';
import { useTill } from './store.ts';

type Props = {
  readonly status: Status;
  readonly zone: string;
  /** Nobody signed in: what is printed is nobody's to change. */
  readonly signedIn: boolean;
  readonly onClose: () => void;
};

/** What the line at the top means, with its facts. */
export function StatusDialog({ status, zone, signedIn, onClose }: Props) {
  const { t } = useTranslation();
  const trouble = folderTrouble(status);
  const said = (at: Status['lastSyncAt'], none: string) => (at === null ? none : formatInstant(at, zone));
  const examine = (): void => {
    onClose();
    void openDoctor();
  };
  return (
    <Dialog title={t('status.label')} size={640} onClose={onClose}>
      {trouble && (
        <p className={styles['trouble']} data-tone={trouble} data-testid="folder-trouble">
          <Icon name="trouble" size={24} />
          {t(`status.folderCalm.${trouble}`)}
        </p>
      )}
      <div className={styles['part']}>
        <p>{t(`status.calm.${status.sync}`)}</p>
        <dl className={styles['facts']}>
          <dt>{t('status.unsentFact')}</dt>
          <dd>{t('status.unsentValue', { count: status.unsent })}</dd>
          <dt>{t('status.oldestFact')}</dt>
          <dd>{said(status.oldestUnsentAt, t('status.nothing'))}</dd>
          <dt>{t('status.lastSyncFact')}</dt>
          <dd>{said(status.lastSyncAt, t('status.never'))}</dd>
        </dl>
        <div className={styles['actions']}>
          <Action kind="main" onPress={() => void syncNow()}>
            <Icon name="refresh" />
            {t('status.syncNow')}
          </Action>
          <Action onPress={examine} testId="status-doctor">
            <Icon name="doubt" />
            {t('doctor.menu')}
          </Action>
        </div>
      </div>
      {signedIn && <ByFile onLeave={onClose} />}
      <StaleStaff />
      <PrinterStatus state={status.printer} zone={zone} signedIn={signedIn} onLeave={onClose} />
    </Dialog>
  );
}

export async function syncNow(): Promise<void> {
  try {
    const status = await bridge.call('till.sync', {});
    useTill.setState({ status });
    // Also where nothing changed: who asked wants to hear that it was tried.
    say(status.sync === 'ok' ? 'done' : 'stop', speak(`status.calm.${status.sync}`));
  } catch (why) {
    sayFailed(why);
  }
}
