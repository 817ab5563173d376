import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return late ? <Sign everUp={everUp} /> : null;
}

/** The browser's own modal: it makes all else inert, dialogs too, and gives the focus back to where it was. */
function Sign({ everUp }: { readonly everUp: boolean }) {
  const { t } = useTranslation();
  const sign = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = sign.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={sign}
      className={styles['veil']}
      role="alertdialog"
      aria-label={t('app.away')}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={stayShut}
      data-testid="away"
    >
      <div className={styles['words']}>
        <h2>{t('app.away')}</h2>
        <p>{everUp ? t('app.awayMore') : t('app.notFound')}</p>
      </div>
    </dialog>
  );
}

/** Escape does not bring the till back; pressed twice, it would close the veil whatever `cancel` is told. */
function stayShut(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.preventDefault();
}
