import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Logo } from '../../shared/contract/printer.ts';
import { say } from '../notice.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { Sure } from '../ui/Sure.tsx';
import { setLogo } from './ask.ts';
import { LogoDesk } from './LogoDesk.tsx';
import { type DrawnLogo, readPicture } from './logo.ts';
import page from './Page.module.css';
import styles from './Paper.module.css';
import { goToPrinters } from './room.ts';
import { Paper } from './SlipPreview.tsx';

/** The shop's logo at the head of every slip: a picture is chosen, made black and white, and seen before it is used. */
export function LogoPage({ logo }: { readonly logo: Logo | null }) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [drawn, setDrawn] = useState<DrawnLogo | null>(null);
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  useEffect(() => choose.current?.focus(), []);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await readPicture(chosen);
    if (read) setPicture(read);
    else say('stop', t(logo ? 'printer.logo.unreadableKept' : 'printer.logo.unreadable'));
  };
  const save = async () => {
    if (!drawn) return;
    setBusy(true);
    const saved = await setLogo(drawn.png());
    setBusy(false);
    if (saved) setPicture(null);
  };
  return (
    <Room
      title={t('printer.logo.title')}
      lead={t('printer.logo.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToPrinters({ at: 'list' })}>
            {t('app.back')}
          </Action>
          {logo && !picture && (
            <Action size="large" onPress={() => setRemoving(true)} testId="logo-remove">
              {t('printer.logo.remove')}
            </Action>
          )}
          <Action
            ref={choose}
            kind={picture ? 'plain' : 'main'}
            size="large"
            onPress={() => file.current?.click()}
            testId="logo-choose"
          >
            {t(picture || logo ? 'printer.logo.other' : 'printer.logo.choose')}
          </Action>
          {picture && (
            <Action
              kind="main"
              size="large"
              disabled={busy || !drawn || drawn.black === 0}
              onPress={() => void save()}
              testId="logo-save"
            >
              {t('printer.logo.save')}
            </Action>
          )}
        </>
      }
    >
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif,image/bmp"
        hidden
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
        data-testid="logo-file"
      />
      {picture ? <LogoDesk key={keyOf(picture)} picture={picture} onDraw={setDrawn} /> : <Now logo={logo} />}
      {removing && (
        <Sure
          title={t('printer.logo.removeTitle')}
          more={t('printer.logo.lead')}
          yes={t('printer.logo.removeYes')}
          onYes={() => setLogo(null)}
          onClose={() => setRemoving(false)}
        />
      )}
    </Room>
  );
}

function keyOf({ width, height }: ImageBitmap): string {
  return `${width} × ${height}`;
}

function Now({ logo }: { readonly logo: Logo | null }): ReactNode {
  const { t } = useTranslation();
  if (!logo) return <p className={page['lead']}>{t('printer.logo.none')}</p>;
  const words = t('printer.logo.picture', { width: logo.width, height: logo.height });
  return (
    <figure className={styles['figure']}>
      <figcaption>{t('printer.logo.now')}</figcaption>
      <div className={styles['logo']}>
        <Paper picture={logo} alt={words} testId="logo-now" />
      </div>
    </figure>
  );
}
