import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../shift/Room.module.css';
import { Room } from '../shift/Room.tsx';
import { useTill } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { PAGES } from './pages.ts';
import { goToStock, leaveStock } from './room.ts';

/** What can be done with goods; each with its digit. */
export function StockHome() {
  const { t } = useTranslation();
  const training = useTill(({ state }) => state?.stage === 'enrolled' && state.training);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    for (const { prepare } of PAGES) prepare?.();
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('[role="dialog"]')) return;
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      const page = digit && PAGES.find((_, at) => digitOf(at) === digit);
      if (!page) return;
      event.preventDefault();
      goToStock(page.id);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <Room
      short
      title={t('stockRoom.title')}
      lead={t('stockRoom.lead')}
      actions={
        <Action kind="main" size="large" shortcut="Esc" onPress={leaveStock} testId="stock-leave">
          {t('stockRoom.leave')}
        </Action>
      }
    >
      <div className={styles['stack']}>
        {training && <p className={styles['tell']}>{t('stockRoom.training')}</p>}
        <div className={styles['tiles']} data-testid="stock-home">
          {PAGES.map(({ id, title, more }, at) => (
            <button
              key={id}
              ref={at === 0 ? first : undefined}
              type="button"
              className={styles['tile']}
              onClick={() => goToStock(id)}
              aria-keyshortcuts={digitOf(at)}
              data-testid={`stock-${id}`}
            >
              <strong>{title(t)}</strong>
              {digitOf(at) && <kbd aria-hidden="true">{digitOf(at)}</kbd>}
              <small>{more(t)}</small>
            </button>
          ))}
        </div>
      </div>
    </Room>
  );
}

/** As on the keyboard: 1 to 9, and 0 for the tenth. */
function digitOf(at: number): string | undefined {
  return at < 10 ? `${(at + 1) % 10}` : undefined;
}
