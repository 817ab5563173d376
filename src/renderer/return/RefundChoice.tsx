import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDong } from '../../shared/money.ts';
import { mayRefundBy, REFUND_KINDS, ROOM_WITHOUT_SLIP } from '../../shared/return/refund.ts';
import styles from './Return.module.css';
import { beyondOf, setKind, setReference, type Taking, turnOtherwise } from './store.ts';

/** How the money goes back. Onto a card only where one paid. */
export function RefundChoice({ taking }: { readonly taking: Taking }) {
  const { t } = useTranslation();
  const { kind, reference, sale, otherwise } = taking;
  const beyond = beyondOf(taking);
  const byBank = kind === 'card' || kind === 'transfer';
  const mark = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (byBank) mark.current?.scrollIntoView({ block: 'nearest' });
  }, [byBank]);
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
            disabled={!mayRefundBy(one, sale ?? ROOM_WITHOUT_SLIP)}
            onClick={() => setKind(one)}
            data-testid={`refund-${one}`}
          >
            {t(`returns.${one}`)} <kbd aria-hidden="true">Alt {at + 1}</kbd>
          </button>
        ))}
      </div>
      {kind !== 'exchange' && beyond > 0 && (
        <label className={styles['otherwise']}>
          <input type="checkbox" checked={otherwise} onChange={turnOtherwise} data-testid="refund-otherwise" />
          <span>{t('returns.otherwise', { amount: formatDong(beyond) })}</span>
        </label>
      )}
      {byBank && (
        <label className={styles['reference']}>
          <span>{t('returns.reference')}</span>
          <input
            ref={mark}
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
