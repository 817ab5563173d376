import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../shared/contract/display.ts';
import { useConnection } from '../bridge/connection.ts';
import { Icon } from '../ui/Icon.tsx';
import { Basket } from './Basket.tsx';
import styles from './Display.module.css';
import { Idle } from './Idle.tsx';
import { Paid } from './Paid.tsx';
import { useDisplay } from './store.ts';
import { Transfer } from './Transfer.tsx';

/** What stands before the buyer. It asks nothing and can be told nothing: whoever touches it changes nothing. */
export function Display() {
  const { t } = useTranslation();
  const view = useDisplay((seen) => seen.view);
  const title = `${t('display.title')} · ${t('app.title')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles['display']} data-training={view?.training === true} data-testid="display">
      {view?.training && (
        <p className={styles['training']} data-testid="display-training">
          {t('display.training')}
        </p>
      )}
      <Stage view={view} />
      <Line seen={view !== null} />
    </div>
  );
}

function Stage({ view }: { readonly view: DisplayView | null }) {
  if (!view) return <main className={styles['stage']} />;
  switch (view.stage) {
    case 'idle':
      return <Idle shop={view.shop} goods={view.goods} />;
    case 'cart':
    case 'paying':
      return <Basket view={view} />;
    case 'qr':
      return <Transfer transfer={view.transfer} shop={view.shop} />;
    case 'paid':
      return <Paid view={view} />;
  }
}

/** ms. A till restarted within a breath is not worth a word. */
const PATIENCE = 1_500;

/** Small and in a corner: what stands on the screen was true a moment ago, and the cashier sees more of it. */
function Line({ seen }: { readonly seen: boolean }) {
  const { t } = useTranslation();
  const away = useConnection(({ state }) => state === 'away');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(away), away ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [away]);
  if (!away || !late) return null;
  return (
    <p className={styles['away']} role="status" data-testid="display-away">
      <Icon name="waiting" size={18} />
      {seen ? t('display.reconnecting') : t('display.notFound')}
    </p>
  );
}
