import { useTranslation } from 'react-i18next';
import { dong } from '../../shared/money.ts';
import { mayRefundBy, REFUND_KINDS } from '../../shared/return/refund.ts';
import styles from './Return.module.css';
import { setKind, setReference, type Taking } from './store.ts';

/** How the money goes back. Onto a card only where one paid. */
export function RefundChoice({ taking }: { readonly taking: Taking }) {
  const { t } = useTranslation();
  const { kind, reference, sale } = taking;
  const byBank = kind === 'card' || kind === 'transfer';
  return (
    <fieldset className={styles['group']}>
      <legend>{t('returns.refund')}</legend>
      <div className={styles['tiles']}>
        {REFUND_KINDS.map((one, at) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === kind}
            aria-keyshortcuts={`Alt+${at + 1}`}
            disabled={!mayRefundBy(one, sale?.card ?? dong(0))}
            onClick={() => setKind(one)}
            data-testid={`refund-${one}`}
          >
            {t(`returns.${one}`)} <kbd aria-hidden="true">Alt {at + 1}</kbd>
          </button>
        ))}
      </div>
      {byBank && (
        <label className={styles['reference']}>
          <span>{t('returns.reference')}</span>
          <input
            type="text"
            className={styles['field']}
            maxLength={40}
            autoComplete="off"
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
            data-testid="return-reference"
          />
          <small>{t('returns.referenceHint')}</small>
        </label>
      )}
    </fieldset>
  );
}
