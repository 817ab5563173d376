import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import { takeAnswer, writeForCentre } from './exchange.ts';
import styles from './StatusDialog.module.css';

type Props = {
  /** Before somebody's leave is asked for, or the file's name is: nothing lies over that. */
  readonly onLeave: () => void;
};

/** Till and centre by a file that somebody carries, where no network leads. */
export function ByFile({ onLeave }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const chosen = (file: File | undefined): void => {
    if (!file) return;
    onLeave();
    void takeAnswer(file);
  };
  return (
    <section className={styles['part']}>
      <h3>{t('exchange.title')}</h3>
      <p className={styles['lead']}>{t('exchange.lead')}</p>
      <div className={styles['actions']}>
        <Action
          onPress={() => {
            onLeave();
            void writeForCentre();
          }}
          testId="exchange-make"
        >
          {t('exchange.make')}
        </Action>
        <Action onPress={() => field.current?.click()} testId="exchange-take-key">
          {t('exchange.take')}
        </Action>
      </div>
      <input
        ref={field}
        type="file"
        accept=".quay"
        hidden
        aria-label={t('exchange.take')}
        onChange={(event) => chosen(event.currentTarget.files?.[0])}
        data-testid="exchange-take"
      />
    </section>
  );
}
