import { useTranslation } from 'react-i18next';
import { prefer, usePreferences } from '../look/preferences.ts';
import { Action } from '../ui/Action.tsx';
import styles from './DemoNotice.module.css';

/** Said once: the starter shop's prices are invented. */
export function DemoNotice() {
  const { t } = useTranslation();
  const read = usePreferences((preferences) => preferences.demoRead);
  if (read) return null;
  return (
    <div className={styles['notice']} role="note" data-testid="demo-notice">
      <p>{t('catalogue.demo')}</p>
      <Action kind="quiet" onPress={() => prefer({ demoRead: true })}>
        {t('catalogue.demoOk')}
      </Action>
    </div>
  );
}
