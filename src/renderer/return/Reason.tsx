import { useTranslation } from 'react-i18next';
import styles from './Return.module.css';
import { setReason } from './store.ts';

type Props = { readonly reason: string; readonly common: readonly string[] };

/** Why: one of the usual reasons, or in the cashier's own words. */
export function Reason({ reason, common }: Props) {
  const { t } = useTranslation();
  const own = common.includes(reason) ? '' : reason;
  return (
    <fieldset className={styles['group']}>
      <legend>
        {t('returns.reason')} <kbd aria-hidden="true">F6</kbd>
      </legend>
      <div className={styles['chips']}>
        {common.map((words) => (
          <button key={words} type="button" aria-pressed={words === reason} onClick={() => setReason(words)}>
            {words}
          </button>
        ))}
      </div>
      <input
        type="text"
        className={styles['field']}
        maxLength={80}
        autoComplete="off"
        aria-label={t('returns.reasonMore')}
        placeholder={t('returns.reasonMore')}
        value={own}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="return-reason"
      />
    </fieldset>
  );
}
