import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnReceipt } from '../../shared/contract/return.ts';
import type { RefundKind } from '../../shared/return/refund.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { Amount } from '../ui/Amount.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Return.module.css';
import { leave } from './store.ts';

const WORDS = {
  cash: 'returns.giveCash',
  card: 'returns.giveCard',
  transfer: 'returns.giveTransfer',
  exchange: 'returns.giveExchange',
} as const satisfies Record<RefundKind, string>;

/** Taken back: what the cashier hands over, until it is, and the slip. */
export function ReturnDone({ receipt }: { readonly receipt: ReturnReceipt }) {
  const { t } = useTranslation();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const isExchange = receipt.refunds.some(({ kind }) => kind === 'exchange');
  return (
    <div className={styles['sheet']} data-testid="return-done">
      <div className={styles['given']}>
        <p className={styles['done']}>
          <Icon name="sent" size={26} />
          <span data-testid="return-number">{t('returns.doneNumber', { number: receipt.number })}</span>
        </p>
        {receipt.refunds.map(({ kind, amount }) => (
          <div key={kind} className={styles['total']} role="status">
            <p>{t(WORDS[kind])}</p>
            <output data-testid="return-given">
              <Amount of={amount} />
            </output>
          </div>
        ))}
        {isExchange && <p className={styles['hint']}>{t('returns.exchangeNext')}</p>}
        <Action ref={next} kind="main" size="large" shortcut="Enter" onPress={leave} testId="return-next">
          {t(isExchange ? 'returns.chooseGoods' : 'returns.next')}
        </Action>
      </div>
      <SlipPicture sale={receipt.entry} />
    </div>
  );
}
