import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportBundle } from '../../shared/contract/doctor.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Doctor.module.css';
import { leaveBundle, saveBundle } from './store.ts';

/** Every file of the bundle as it would be saved, to be read first. */
export function BundleView({ bundle }: { readonly bundle: SupportBundle }) {
  const { t } = useTranslation();
  const [path, setPath] = useState(bundle.files[0]?.path ?? '');
  const text = bundle.files.find((file) => file.path === path)?.text ?? '';
  return (
    <div className={styles['page']} data-testid="support-bundle">
      <p className={styles['lead']}>{t('doctor.bundleLead')}</p>
      <div className={styles['bundle']}>
        <ul className={styles['files']} aria-label={t('doctor.files')}>
          {bundle.files.map((file) => (
            <li key={file.path}>
              <button type="button" aria-pressed={file.path === path} onClick={() => setPath(file.path)}>
                {file.path}
              </button>
            </li>
          ))}
        </ul>
        <pre className={styles['text']} tabIndex={0} aria-label={path} data-testid="bundle-text">
          {text}
        </pre>
      </div>
      <div className={styles['ways']}>
        <Action kind="main" onPress={() => saveBundle(bundle)} testId="bundle-save">
          <Icon name="keep" />
          {t('doctor.save')}
        </Action>
        <Action onPress={leaveBundle} testId="bundle-back">
          {t('app.back')}
        </Action>
      </div>
    </div>
  );
}
