import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import styles from './Settlement.module.css';
import { type Counting, read, stopCounting } from './store.ts';

/** How far the till's books are counted, before anything can be settled by them. */
export function CountingView({ counting: { done, of, isStopped } }: { readonly counting: Counting }) {
  const { t, i18n } = useTranslation();
  const number = (count: number) => count.toLocaleString(i18n.language);
  const words = t(isStopped ? 'settlement.countingStopped' : 'settlement.counting', {
    done: number(done),
    of: number(of),
  });
  return (
    <section
      className={styles['counting']}
      aria-label={t('settlement.countingTitle')}
      data-testid="settlement-counting"
    >
      <h2>{t('settlement.countingTitle')}</h2>
      <p>{t('settlement.countingWhy')}</p>
      <progress value={done} max={of} aria-label={words} />
      <p>{words}</p>
      {isStopped ? (
        <Action size="large" onPress={() => void read()} testId="settlement-count-on">
          {t('settlement.countOn')}
        </Action>
      ) : (
        <Action size="large" onPress={stopCounting} testId="settlement-count-stop">
          {t('settlement.countStop')}
        </Action>
      )}
    </section>
  );
}
