import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleSummary } from '../../shared/contract/sale.ts';
import { formatInstant } from '../../shared/day.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { withSign } from '../ui/money.ts';
import styles from './RecentSales.module.css';

const LIMIT = 50;

type Props = { readonly zone: string; readonly mayReprint: boolean; readonly onClose: () => void };

/** The sales just made, newest first, each with its slip. */
export function RecentSales({ zone, mayReprint, onClose }: Props) {
  const { t } = useTranslation();
  const [sales, setSales] = useState<readonly SaleSummary[] | null>(null);
  const [chosen, setChosen] = useState<SaleSummary | null>(null);
  useEffect(() => {
    const fetch = async () => {
      const found = await bridge.call('sale.recent', { limit: LIMIT });
      setSales(found);
      setChosen(found[0] ?? null);
    };
    fetch().catch(sayFailed);
  }, []);
  return (
    <Dialog title={t('recent.title')} size={900} onClose={onClose}>
      <div className={styles['sheet']} data-testid="recent">
        <ul className={styles['list']} aria-label={t('recent.list')}>
          {sales?.length === 0 && <li className={styles['none']}>{t('recent.none')}</li>}
          {sales?.map((sale) => (
            <li key={sale.sale}>
              <button type="button" aria-pressed={sale === chosen} onClick={() => setChosen(sale)}>
                <strong>{sale.number}</strong>
                <strong>{withSign(sale.due)}</strong>
                <span>{formatInstant(sale.at, zone)}</span>
                <span>{sale.cashier}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles['slip']}>
          {chosen ? <SlipPicture key={chosen.sale} sale={chosen.sale} /> : <p className={styles['none']} />}
          {chosen && mayReprint && (
            <Action kind="main" onPress={() => void reprint(chosen)} testId="recent-reprint">
              <Icon name="printer" />
              {t('slip.reprint')}
            </Action>
          )}
        </div>
      </div>
    </Dialog>
  );
}
