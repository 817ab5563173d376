import { useTranslation } from 'react-i18next';
import type { DisplayTransfer } from '../../shared/contract/display.ts';
import { Amount } from '../ui/Amount.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { withSign } from '../ui/money.ts';
import { QrCode } from '../ui/QrCode.tsx';
import styles from './Transfer.module.css';

const SIGNS = { waiting: 'waiting', partial: 'trouble', arrived: 'sent' } as const satisfies Record<
  DisplayTransfer['state'],
  IconName
>;

type Props = { readonly transfer: DisplayTransfer; readonly shop: string };

/** The code, as large as the screen allows, beside what the buyer's own app must show before they send. */
export function Transfer({ transfer, shop }: Props) {
  const { t } = useTranslation();
  const { amount, bill, account, code, state, demo } = transfer;
  return (
    <main className={styles['transfer']}>
      <QrCode
        className={styles['code']}
        testId="display-code"
        rows={code}
        label={t('display.qr.code', { amount: withSign(amount), bill })}
      />
      <section className={styles['facts']}>
        <p className={styles['shop']}>{shop}</p>
        <h1>{t('display.qr.title')}</h1>
        <p className={styles['amount']} data-long={amount >= 10_000_000} data-testid="display-qr-amount">
          <Amount of={amount} />
        </p>
        <p className={styles['state']} data-state={state} role="status" data-testid="display-qr-state">
          <Icon name={SIGNS[state]} size={28} />
          {t(`display.qr.${state}`)}
        </p>
        <dl>
          <dt>{t('display.qr.bill')}</dt>
          <dd>{bill}</dd>
          <dt>{t('display.qr.account')}</dt>
          <dd>{account.number}</dd>
          <dt>{t('display.qr.name')}</dt>
          <dd>{account.name}</dd>
        </dl>
        {demo && <p className={styles['demo']}>{t('display.qr.demo')}</p>}
      </section>
    </main>
  );
}
