import { useTranslation } from 'react-i18next';
import type { Status } from '../../shared/contract/till.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { refetchTill } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './UnknownSlip.module.css';

type Unknown = NonNullable<Status['slipUnknown']>;

/** The printer was lost halfway, and only who stands beside it knows whether paper came out. Selling goes on meanwhile. */
export function UnknownSlip({ slip }: { readonly slip: Unknown }) {
  const { t } = useTranslation();
  return (
    <aside className={styles['question']} role="alert" data-testid="slip-unknown">
      <Icon name="slip" size={28} />
      <p>
        <strong>{t('slip.unknownQuestion', { number: slip.number })}</strong>
        <span>{t('slip.unknownMore')}</span>
      </p>
      <Action onPress={() => void resolve(slip, true)} testId="slip-came-out">
        {t('slip.cameOut')}
      </Action>
      <Action onPress={() => void resolve(slip, false)} testId="slip-did-not-come-out">
        {t('slip.didNotComeOut')}
      </Action>
    </aside>
  );
}

async function resolve(slip: Unknown, cameOut: boolean): Promise<void> {
  try {
    const reply = await bridge.call('slip.resolve', { job: slip.job, cameOut });
    if (isRefusal(reply)) refuse(reply);
    await refetchTill();
  } catch (why) {
    sayFailed(why);
  }
}
