import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dong } from '../../shared/money.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { withSign } from '../ui/money.ts';
import styles from './Room.module.css';

type Props = {
  readonly amount: Dong;
  readonly onClose: () => void;
  readonly onSure: () => Promise<void>;
};

/** Once closed the count stands; so it is asked once. */
export function SureOfCount({ amount, onClose, onSure }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const yes = async (): Promise<void> => {
    setBusy(true);
    // Leave is asked for in a dialog of its own, which takes this one's place.
    onClose();
    await onSure();
  };
  return (
    <Dialog title={t('shift.confirmTitle')} onClose={onClose}>
      <div className={styles['stack']}>
        <p>{t('shift.confirmLead', { amount: withSign(amount) })}</p>
        <div className={styles['foot']}>
          <Action size="large" shortcut="Esc" onPress={onClose}>
            {t('shift.countAgain')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="Enter"
            disabled={busy}
            onPress={() => void yes()}
            testId="close-shift"
            ref={focusAtOnce}
          >
            {t('shift.closeNow')}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}
