import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import styles from './Photo.module.css';
import { shrink } from './shrink.ts';
import { Viewfinder } from './Viewfinder.tsx';

type Props = {
  /** A JPEG, base64; null where none is there. */
  readonly photo: string | null;
  readonly onPhoto: (photo: string | null) => void;
};

/** One photograph of goods, from a camera or a file, small enough to be sent. It may always be left out. */
export function PhotoField({ photo, onPhoto }: Props) {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  const take = async (source: Blob | HTMLVideoElement) => {
    const taken = await shrink(source);
    if (!taken) return say('stop', t('photo.unreadable'));
    setLooking(false);
    onPhoto(taken);
  };
  if (looking) return <Viewfinder onTake={take} onClose={() => setLooking(false)} />;
  if (photo !== null) return <Kept photo={photo} onDrop={() => onPhoto(null)} />;
  return (
    <div className={styles['keys']} role="group" aria-label={t('photo.title')}>
      <Action onPress={() => setLooking(true)} testId="photo-take">
        {t('photo.take')}
      </Action>
      <FileKey onFile={(file) => void take(file)} />
    </div>
  );
}

function Kept({ photo, onDrop }: { readonly photo: string; readonly onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles['kept']} data-testid="photo">
      <img src={`data:image/jpeg;base64,${photo}`} alt={t('photo.kept')} />
      <Action onPress={onDrop} testId="photo-drop">
        {t('photo.drop')}
      </Action>
    </div>
  );
}

function FileKey({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Action onPress={() => field.current?.click()} testId="photo-file-key">
        {t('photo.file')}
      </Action>
      <input
        ref={field}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={t('photo.file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file may be chosen again.
          currentTarget.value = '';
          if (file) onFile(file);
        }}
        data-testid="photo-file"
      />
    </>
  );
}
