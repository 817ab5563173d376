import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterPicture } from '../../shared/contract/printer.ts';
import type { EscposProfile } from '../../shared/printer/profile.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import styles from './Paper.module.css';

type Props = { readonly name: string; readonly profile: EscposProfile };

/** The test slip as this profile prints it, a dot of the screen for a dot of the paper. */
export function SlipPreview({ name, profile }: Props) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<PrinterPicture | null>(null);
  const asked = JSON.stringify(profile);
  useEffect(() => {
    let wanted = true;
    bridge
      .call('printer.preview', { name, profile: JSON.parse(asked) as EscposProfile })
      .then((drawn) => wanted && setPicture(drawn))
      .catch(sayFailed);
    return () => {
      wanted = false;
    };
  }, [name, asked]);
  const words = t(profile.form.kind === 'raster' ? 'printer.preview' : 'printer.previewNative');
  return (
    <figure className={styles['figure']}>
      <figcaption>{words}</figcaption>
      <div className={styles['frame']} tabIndex={0} role="group" aria-label={words}>
        {picture && (
          <div className={styles['sheet']}>
            <Paper picture={picture} alt={words} testId="printer-preview" />
          </div>
        )}
      </div>
    </figure>
  );
}

type PaperProps = { readonly picture: PrinterPicture; readonly alt: string; readonly testId: string };

/** Paper is white in the dark as well. */
export function Paper({ picture: { png, width, height }, alt, testId }: PaperProps) {
  return (
    <img
      className={styles['paper']}
      src={`data:image/png;base64,${png}`}
      width={width}
      height={height}
      alt={alt}
      data-testid={testId}
    />
  );
}
