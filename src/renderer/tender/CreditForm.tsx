import { useTranslation } from 'react-i18next';
import type { Credit } from '../../shared/contract/return.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { Action } from '../ui/Action.tsx';
import type { Calm } from './calm.ts';
import styles from './Tender.module.css';

type Props = {
  readonly owed: Dong;
  readonly credits: readonly Credit[];
  readonly busy: boolean;
  readonly calm: Calm;
  readonly onTake: (given: Dong, credit: Credit) => void;
  readonly onBack: () => void;
};

/** What was given back for goods and not paid out: each credit pays as much as it holds, and no more than is owed. */
export function CreditForm({ owed, credits, busy, calm, onTake, onBack }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['hands']}>
      <p className={styles['hint']}>{t('tender.credits')}</p>
      <ul className={styles['credits']} onClickCapture={calm.holdTap}>
        {credits.map((credit) => (
          <li key={credit.return}>
            <Action
              size="large"
              disabled={busy || owed <= 0}
              onPress={() => onTake(dong(Math.min(owed, credit.remaining)), credit)}
              testId="credit"
            >
              {t('tender.credit', { number: credit.number })} ·{' '}
              {t('tender.creditLeft', { amount: formatDong(credit.remaining) })}
            </Action>
          </li>
        ))}
      </ul>
      <div className={styles['choices']}>
        <Action size="large" shortcut="Esc" disabled={busy} onPress={onBack}>
          {t('app.back')}
        </Action>
      </div>
    </div>
  );
}
