import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownTransfer } from '../../shared/contract/payment.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { bankName } from '../../shared/vietqr/banks.ts';
import { Action } from '../ui/Action.tsx';
import { Amount } from '../ui/Amount.tsx';
import { play } from '../ui/sound.ts';
import own from './Transfer.module.css';
import { standingOf } from './transfer.ts';

type Props = {
  readonly shown: ShownTransfer;
  /** What the buyer was asked for by this code before the surface was gone without anybody leaving it. */
  readonly before: Dong | undefined;
  readonly onTakePartial: (received: Dong) => void;
};

/** How a transfer stands, loud where it is less than was asked for, and what the buyer's bank will show them. */
export function TransferState({ shown, before, onTakePartial }: Props) {
  const { t } = useTranslation();
  const standing = standingOf(shown);
  const { amount, received, bill, account, centre } = shown;
  const facts = {
    amount: formatDong(amount),
    received: formatDong(received),
    over: formatDong(dong(received - amount)),
  };
  useEffect(() => {
    if (standing !== 'unconfirmed') play(standing === 'partial' ? 'refused' : 'taken');
  }, [standing]);
  return (
    <>
      <div className={own['state']} data-standing={standing} data-testid="transfer-state">
        <p className={own['amount']}>
          <Amount of={amount} />
        </p>
        <p role={standing === 'partial' ? 'alert' : 'status'}>{t(`transfer.${standing}`, facts)}</p>
        {before !== undefined && standing === 'unconfirmed' && (
          <small className={own['before']} data-testid="may-have-paid">
            {t('transfer.shownBefore', { amount: formatDong(before) })}
          </small>
        )}
        {standing === 'unconfirmed' && (
          <small>
            {account.demo ? t('transfer.demo') : t(centre === 'away' ? 'transfer.away' : 'transfer.waiting')}
          </small>
        )}
        {standing === 'partial' && (
          <Action onPress={() => onTakePartial(received)} testId="take-partial">
            {t('transfer.takePartial', facts)}
          </Action>
        )}
      </div>
      <dl className={own['facts']}>
        <dt>{t('transfer.bill')}</dt>
        <dd data-testid="bill">{bill}</dd>
        <dt>{t('transfer.account')}</dt>
        <dd>{account.account}</dd>
        <dt>{t('transfer.bank')}</dt>
        <dd>{bankName(account.bin) ?? account.bin}</dd>
        <dt>{t('transfer.name')}</dt>
        <dd>{account.name}</dd>
      </dl>
    </>
  );
}
