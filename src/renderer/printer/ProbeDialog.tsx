import { useTranslation } from 'react-i18next';
import type { Answered, Probe } from '../../shared/printer/calibration.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import page from './Page.module.css';
import styles from './ProbeDialog.module.css';

type Props = { readonly name: string; readonly probe: Probe; readonly onClose: () => void };

/** What a printer answered when it was asked everything. */
export function ProbeDialog({ name, probe, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('printer.probed.title', { name })} size={520} onClose={onClose}>
      <div className={styles['probe']} data-testid="probe">
        <ProbeAnswers probe={probe} />
        <div>
          <p className={page['quiet']}>{t('printer.probed.heard')}</p>
          <code className={styles['bytes']}>{probe.heard || t('printer.probed.heardNone')}</code>
        </div>
      </div>
    </Dialog>
  );
}

/** Each question with yes or no, or one sentence where there is nothing to tell apart. */
export function ProbeAnswers({ probe }: { readonly probe: Answered }) {
  const { t } = useTranslation();
  if (!probe.reached) return <p>{t('printer.probed.unreached')}</p>;
  if (!probe.process && !probe.paper && probe.status.length === 0) return <p>{t('printer.probed.nothing')}</p>;
  const answers = [
    ['process', probe.process],
    ['paper', probe.paper],
    ['status1', probe.status.includes(1)],
    ['status2', probe.status.includes(2)],
    ['status4', probe.status.includes(4)],
  ] as const;
  return (
    <ul className={styles['answers']}>
      {answers.map(([question, isYes]) => (
        <li key={question} data-yes={isYes}>
          <Icon name={isYes ? 'sent' : 'close'} />
          {t(`printer.probed.${question}`)}
          <strong>{t(isYes ? 'printer.probed.yes' : 'printer.probed.no')}</strong>
        </li>
      ))}
    </ul>
  );
}
