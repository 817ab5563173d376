import { useTranslation } from 'react-i18next';
import { sumDong } from '../../shared/money.ts';
import { amountOf } from '../../shared/quantity.ts';
import type { DraftLine } from '../../shared/stock/receiveDraft.ts';
import { withSign } from '../ui/money.ts';
import styles from './Receive.module.css';
import { useReceive } from './store.ts';
import { goodsSumWords } from './words.ts';

/** How much is on the list so far, and what it costs where any is bought in. */
export function Summary() {
  const { t } = useTranslation();
  const lines = useReceive(({ draft }) => draft?.lines);
  if (!lines || lines.length === 0) return <p className={styles['sum']} />;
  const costs = lines.flatMap(costOf);
  return (
    <p className={styles['sum']} role="status" data-testid="receive-sum">
      <strong>{t('receive.sum', { count: lines.length, goods: goodsSumWords(lines) })}</strong>
      {costs.length > 0 && <span>{t('receive.cost_sum', { amount: withSign(sumDong(costs)) })}</span>}
    </p>
  );
}

function costOf({ terms, quantity }: DraftLine) {
  return terms.kind === 'bought' && terms.cost !== null && quantity !== null ? [amountOf(terms.cost, quantity)] : [];
}
