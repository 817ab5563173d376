import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './Action.tsx';
import { Dialog } from './Dialog.tsx';
import { focusAtOnce } from './focus.ts';
import styles from './Sure.module.css';

type Props = {
  readonly title: string;
  readonly more: string;
  /** The verb of what is done. */
  readonly yes: string;
  /** @returns whether it was done */
  readonly onYes: () => Promise<boolean> | boolean;
  readonly onClose: () => void;
};

/** Asked once before something is taken away. */
export function Sure({ title, more, yes, onYes, onClose }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    const done = await onYes();
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles['sure']}>
        <p>{more}</p>
        <div className={styles['answers']}>
          <Action shortcut="Esc" onPress={onClose} ref={focusAtOnce}>
            {t('app.cancel')}
          </Action>
          <Action kind="main" disabled={busy} onPress={() => void act()} testId="sure-yes">
            {yes}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}
