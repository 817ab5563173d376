import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { switchTraining } from './ask.ts';
import styles from './Room.module.css';

type Props = { readonly on: boolean; readonly onClose: () => void };

/** What becomes of every slip from here on is asked once, in words. */
export function SwitchTraining({ on, onClose }: Props) {
  const { t } = useTranslation();
  const yes = () => {
    onClose();
    void switchTraining(on);
  };
  return (
    <Dialog title={t(on ? 'shift.trainingOnTitle' : 'shift.trainingOffTitle')} onClose={onClose}>
      <div className={styles['stack']}>
        <p>{t(on ? 'shift.trainingOnLead' : 'shift.trainingOffLead')}</p>
        <div className={styles['foot']}>
          <Action size="large" shortcut="Esc" onPress={onClose}>
            {t('app.cancel')}
          </Action>
          <Action kind="main" size="large" shortcut="Enter" onPress={yes} ref={focusAtOnce} testId="training-yes">
            {t(on ? 'shift.trainingOnYes' : 'shift.trainingOffYes')}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}
