import { useTranslation } from 'react-i18next';
import { staleFor } from '../../shared/staff/stale.ts';
import { useTill } from '../till/store.ts';
import { useNow } from '../till/useNow.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './People.module.css';

/** ms. A warning that counts days. */
const LOOK_EVERY = 60_000;

/** Says for how long the centre's word on who may sign in has not come; nothing while it is fresh. */
export function StaleStaff() {
  const { t } = useTranslation();
  const status = useTill((till) => till.status);
  const days = staleFor(status?.lastSyncAt ?? null, useNow(LOOK_EVERY));
  if (days === null) return null;
  return (
    <p className={styles['stale']} data-testid="stale-staff">
      <Icon name="waiting" />
      {t('signIn.stale', { count: days })}
    </p>
  );
}
