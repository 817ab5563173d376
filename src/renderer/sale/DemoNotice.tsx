import { useTranslation } from 'react-i18next';
import { prefer, usePreferences } from '../look/preferences.ts';
import { Action } from '../ui/Action.tsx';
import { Note } from '../ui/Note.tsx';

/** Said once: the starter shop's prices are invented. */
export function DemoNotice() {
  const { t } = useTranslation();
  const read = usePreferences((preferences) => preferences.demoRead);
  if (read) return null;
  return (
    <Note tone="sea" words={t('catalogue.demo')} testId="demo-notice">
      <Action kind="quiet" onPress={() => prefer({ demoRead: true })}>
        {t('catalogue.demoOk')}
      </Action>
    </Note>
  );
}
