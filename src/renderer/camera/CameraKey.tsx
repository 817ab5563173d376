import { useTranslation } from 'react-i18next';
import { keepFocus } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Camera.module.css';
import { toggleCamera, useCamera } from './store.ts';

/** Opens the camera, and closes it. */
export function CameraKey() {
  const { t } = useTranslation();
  const open = useCamera((camera) => camera.open);
  return (
    <button
      type="button"
      className={styles['key']}
      aria-pressed={open}
      aria-label={`${t('camera.key')}, F12`}
      onPointerDown={keepFocus}
      onClick={toggleCamera}
      data-testid="camera-key"
    >
      <Icon name="camera" size={22} />
      <kbd aria-hidden="true">F12</kbd>
    </button>
  );
}
