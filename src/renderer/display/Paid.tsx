import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../shared/contract/display.ts';
import { Amount } from '../ui/Amount.tsx';
import { withSign } from '../ui/money.ts';
import styles from './Paid.module.css';

type Props = { readonly view: Extract<DisplayView, { stage: 'paid' }> };

/** Thanks, and the change while it is counted out. */
export function Paid({ view }: Props) {
  const { t } = useTranslation();
  const { shop, due, given, change, number } = view;
  return (
    <main className={styles['paid']}>
      <p className={styles['shop']}>{shop}</p>
      <h1>{t('display.thanks')}</h1>
      {change > 0 && (
        <p className={styles['change']}>
          <span>{t('display.change')}</span>
          <strong data-testid="display-change">
            <Amount of={change} />
          </strong>
        </p>
      )}
      <dl>
        <div>
          <dt>{t('display.due')}</dt>
          <dd data-testid="display-due">{withSign(due)}</dd>
        </div>
        {change > 0 && (
          <div>
            <dt>{t('display.given')}</dt>
            <dd>{withSign(given)}</dd>
          </div>
        )}
      </dl>
      <p className={styles['number']}>{t('display.number', { number })}</p>
    </main>
  );
}
