import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { borrowStream, troubleOf } from '../camera/device.ts';
import type { Trouble } from '../camera/store.ts';
import { Action } from '../ui/Action.tsx';
import styles from './Photo.module.css';

type Props = {
  readonly onTake: (video: HTMLVideoElement) => Promise<void>;
  readonly onClose: () => void;
};

/** What the camera sees, until it is taken: the picture that codes are read from, where that is open. */
export function Viewfinder({ onTake, onClose }: Props) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    const { stream, giveBack } = borrowStream();
    const show = async () => {
      const picture = await stream;
      if (video.current) video.current.srcObject = picture;
    };
    show().catch((why: unknown) => setTrouble(troubleOf(why)));
    return giveBack;
  }, []);
  return (
    <div className={styles['viewfinder']} data-testid="viewfinder">
      {trouble === null ? (
        <video ref={video} autoPlay muted playsInline aria-hidden="true" onPlaying={() => setReady(true)} />
      ) : (
        <p role="alert">{t(`camera.${trouble}`)}</p>
      )}
      <div className={styles['keys']}>
        <Action
          disabled={!ready || trouble !== null}
          onPress={() => video.current && void onTake(video.current)}
          testId="photo-shoot"
        >
          {t('photo.shoot')}
        </Action>
        <Action onPress={onClose} testId="photo-not">
          {t('app.cancel')}
        </Action>
      </div>
    </div>
  );
}
