import { useTranslation } from 'react-i18next';
import type { Outlet } from '../../shared/catalogue/outlet.ts';
import type { TookPlace } from '../../shared/contract/till.ts';
import { formatInstant } from '../../shared/day.ts';
import { slipNumber } from '../../shared/sale/sale.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './InPlaceOf.module.css';

type Props = { readonly outlet: Outlet; readonly till: number; readonly took: TookPlace };

/** Whose place this machine took and what is known of it; what nobody knows is said, too. */
export function InPlaceOf({ outlet, till, took: { of, epoch } }: Props) {
  const { t, i18n } = useTranslation();
  const entries = of.seq.toLocaleString(i18n.language);
  const { last } = of;
  return (
    <aside className={styles['place']} data-testid="in-place-of">
      <Icon name="refresh" />
      <div>
        <p className={styles['first']}>{t('signIn.replaces', { till })}</p>
        <p>
          {last
            ? t('signIn.replacesLast', { entries, number: last.number, at: formatInstant(last.at, outlet.zone) })
            : t('signIn.replacesNothing', { entries })}
        </p>
        <p>{t('signIn.replacesNumbers', { number: slipNumber(outlet.code, till, epoch, 1) })}</p>
      </div>
    </aside>
  );
}
