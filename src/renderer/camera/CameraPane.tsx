import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { keepFocus } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Camera.module.css';
import { switchTorch, turnOn } from './device.ts';
import { readVideo } from './reading.ts';
import { closeCamera, tookCode, useCamera } from './store.ts';

/**
 * The camera's picture over a corner of the goods, reading as long as it stands there. It goes with the counter: with a payment,
 * a lock, another page.
 */
export function CameraPane({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const { trouble, stream, torch, cameras, chosen, last } = useCamera();
  useEffect(() => (trouble === null ? turnOn(chosen) : undefined), [chosen, trouble]);
  useEffect(() => () => void closeCamera(), []);
  return (
    <section className={styles['pane']} aria-label={t('camera.title')} data-testid="camera" onPointerDown={keepButtons}>
      <header>
        <h2>{t('camera.title')}</h2>
        {torch !== null && (
          <button type="button" aria-pressed={torch} onClick={() => void switchTorch()} data-testid="torch">
            {t('camera.torch')}
          </button>
        )}
        <button type="button" aria-label={t('app.close')} onClick={closeCamera} data-testid="camera-close">
          <Icon name="close" />
        </button>
      </header>
      {trouble === null ? (
        <Picture stream={stream} onCode={onCode} />
      ) : (
        <Words>
          <p role="alert">{t(`camera.${trouble}`)}</p>
          <button type="button" onClick={() => useCamera.setState({ trouble: null })} data-testid="camera-again">
            {t('camera.again')}
          </button>
        </Words>
      )}
      <footer>
        {cameras.length > 1 && <Choice />}
        <output data-testid="camera-last">
          {trouble === null && (last === null ? t('camera.aim') : t('camera.read', { code: last }))}
        </output>
      </footer>
    </section>
  );
}

/** A tap on a key of ours leaves the focus at the counter; the list of cameras needs it. */
function keepButtons(event: React.PointerEvent): void {
  if (!(event.target instanceof HTMLSelectElement)) keepFocus(event);
}

function Words({ children }: { readonly children: ReactNode }) {
  return <div className={styles['words']}>{children}</div>;
}

type PictureProps = { readonly stream: MediaStream | null; readonly onCode: (code: string) => void };

function Picture({ stream, onCode }: PictureProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const handOn = async (code: string, id: string): Promise<void> => {
    if (!(await isMeant(code, id))) return;
    tookCode(code);
    onCode(code);
  };
  const accepted = useEffectEvent((code: string, id: string) => {
    void handOn(code, id);
  });
  useEffect(() => {
    const screen = video.current;
    if (!stream || !screen) return undefined;
    screen.srcObject = stream;
    // Playing ends by itself when the stream does; that is told elsewhere.
    screen.play().catch(() => undefined);
    const stop = readVideo(screen, {
      accepted: (code, id) => accepted(code, id),
      failed: (why) => {
        console.error(`the camera's decoder: ${why}`);
        useCamera.setState({ trouble: 'reader', stream: null });
      },
      isWanted: () => document.querySelector('[role="dialog"], [role="alertdialog"]') === null,
    });
    return () => {
      stop();
      screen.srcObject = null;
    };
  }, [stream]);
  return (
    <div className={styles['picture']}>
      <video ref={video} muted playsInline aria-hidden="true" />
      {stream ? <span className={styles['aim']} aria-hidden="true" /> : <p>{t('camera.starting')}</p>}
    </div>
  );
}

/** Eight digits are found in anything that has stripes: they are meant only where the catalogue has them. */
async function isMeant(code: string, id: string): Promise<boolean> {
  if (id !== ']E4') return true;
  const found = await bridge.call('label.scan', { code });
  return !isRefusal(found) || found.refused === 'shared-code';
}

function Choice() {
  const { t } = useTranslation();
  const { cameras, chosen, stream } = useCamera();
  const inUse = chosen ?? stream?.getVideoTracks()[0]?.getSettings().deviceId ?? '';
  return (
    <select
      aria-label={t('camera.which')}
      value={inUse}
      onChange={({ currentTarget }) => useCamera.setState({ chosen: currentTarget.value, stream: null, torch: null })}
      data-testid="camera-which"
    >
      {cameras.map(({ id, name }, at) => (
        <option key={id} value={id}>
          {name || t('camera.nth', { nth: at + 1 })}
        </option>
      ))}
    </select>
  );
}
