import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Photo.module.css';
import { PhotoField } from './PhotoField.tsx';

type Props = {
  /** A JPEG, base64; null where none is there. */
  readonly photo: string | null;
  readonly onPhoto: (photo: string | null) => void;
};

/** A photograph beside a paper that is being typed: a key that shows it, and opens where it is taken. */
export function PhotoKey({ photo, onPhoto }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className={styles['key']} onClick={() => setOpen(true)} data-testid="photo-key">
        {photo === null ? t('photo.add') : <img src={`data:image/jpeg;base64,${photo}`} alt={t('photo.kept')} />}
      </button>
      {isOpen && (
        <Dialog title={t('photo.title')} size={480} onClose={close}>
          <div className={styles['field']}>
            <PhotoField photo={photo} onPhoto={onPhoto} />
            {photo !== null && (
              <Action kind="main" size="large" onPress={close} testId="photo-done">
                {t('photo.done')}
              </Action>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}
