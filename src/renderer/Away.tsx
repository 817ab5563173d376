import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Away.module.css';
import { useConnection } from './bridge/connection.ts';

/** ms. A host restarted within a breath is not worth a word. */
const PATIENCE = 400;

/** While the till does not answer: nothing can be done, and nothing is lost. It says so and waits. */
export function Away() {
  const { state, everUp } = useConnection();
  return state === 'away' ? <Veil everUp={everUp} /> : null;
}

function Veil({ everUp }: { readonly everUp: boolean }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className={styles['veil']} role="alertdialog" aria-label={t('app.away')} data-testid="away">
      <div className={styles['words']}>
        <h2>{t('app.away')}</h2>
        <p>{everUp ? t('app.awayMore') : t('app.notFound')}</p>
      </div>
    </div>
  );
}
