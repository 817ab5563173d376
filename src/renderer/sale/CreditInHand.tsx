import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sumDong } from '../../shared/money.ts';
import { refetchInHand, useInHand } from '../tender/inHand.ts';
import { Action } from '../ui/Action.tsx';
import { withSign } from '../ui/money.ts';
import styles from './Cart.module.css';
import { takeCreditsOut } from './edit.ts';
import { useSale } from './store.ts';

/** What the buyer has in hand from goods they brought back, and the way to leave it for another day. Gone with its cart. */
export function CreditInHand() {
  const { t } = useTranslation();
  const made = useSale(({ cart }) => (cart?.credits ?? []).map((credit) => credit.return).join(' '));
  const credits = useInHand((inHand) => inHand.credits);
  useEffect(() => void refetchInHand(made !== ''), [made]);
  if (credits.length === 0) return null;
  const amount = withSign(sumDong(credits.map(({ remaining }) => remaining)));
  return (
    <div className={styles['credit']} data-testid="credit-in-hand">
      <span>{t('cart.credit', { amount })}</span>
      <Action onPress={() => void takeCreditsOut(amount)} testId="credit-later">
        {t('cart.creditLater')}
      </Action>
    </div>
  );
}
