import { useTranslation } from 'react-i18next';
import { type Dong, dong } from '../../shared/money.ts';
import type { Part } from '../../shared/sale/part.ts';
import { cashDue } from '../../shared/sale/settle.ts';
import type { TenderKind } from '../../shared/sale/tender.ts';
import { Amount } from '../ui/Amount.tsx';
import { withSign } from '../ui/money.ts';
import own from './Parts.module.css';
import { type Bill, owedBy, roundedBy } from './parts.ts';
import styles from './Tender.module.css';

type Props = { readonly bill: Bill; readonly way: TenderKind; readonly parts: readonly Part[] };

/** What the buyer owes, on top; and once some of it is paid, what is left. Only cash is rounded. */
export function Sums({ bill, way, parts }: Props) {
  const { t } = useTranslation();
  const { total, rounding } = bill;
  const isAllCash = way === 'cash' && parts.every(({ tender }) => tender.kind === 'cash');
  const due = isAllCash ? cashDue(total, rounding).due : total;
  const rounded = roundedBy(way, bill, parts);
  return (
    <dl className={styles['sums']}>
      <dt>{t('tender.due')}</dt>
      <dd className={styles['due']} data-testid="due">
        <Amount of={due} />
      </dd>
      {due !== total && (
        <div className={styles['row']}>
          <dt>{t('tender.total')}</dt>
          <dd>{withSign(total)}</dd>
        </div>
      )}
      {rounded !== 0 && (
        <div className={styles['row']}>
          <dt>{t('tender.rounding')}</dt>
          <dd data-testid="rounding">{withSign(rounded)}</dd>
        </div>
      )}
      {parts.length > 0 && (
        <div className={styles['left']}>
          <dt>{t('tender.left')}</dt>
          <dd data-testid="left">
            <Amount of={dong(Math.max(0, owedBy(way, bill, parts)))} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What one credit does to what is owed: what is left to pay, or what is left of it. */
export function AfterCredit({ owed, credit }: { readonly owed: Dong; readonly credit: Dong }) {
  const { t } = useTranslation();
  const isLeft = credit > owed;
  return (
    <div className={styles['change']} role="status">
      <p>{t(isLeft ? 'tender.creditKeeps' : 'tender.afterCredit')}</p>
      <output data-testid="after-credit">
        <Amount of={dong(Math.abs(owed - credit))} />
      </output>
    </div>
  );
}

/** More was charged than there is to pay, and only cash gives change: what to do before the sale can be finished. */
export function Over({ over }: { readonly over: Dong }) {
  const { t } = useTranslation();
  return (
    <div className={own['over']} role="alert" data-testid="over">
      <p>{t('tender.over')}</p>
      <output>
        <Amount of={over} />
      </output>
      <small>{t('tender.overMore')}</small>
    </div>
  );
}

/** @param owed less than 0 where the cash that was taken is more than what is left to pay since */
export function Change({ owed, handed }: { readonly owed: Dong; readonly handed: Dong }) {
  const { t } = useTranslation();
  const change = handed - owed;
  const short = change < 0;
  return (
    <div className={styles['change']} data-short={short} role="status">
      <p>{short ? t('tender.missing') : t('tender.change')}</p>
      <output data-testid="change">
        <Amount of={dong(Math.abs(change))} />
      </output>
    </div>
  );
}
