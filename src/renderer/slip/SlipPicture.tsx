import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipImage } from '../../shared/contract/slip.ts';
import type { EntryId, SaleId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import styles from './Slip.module.css';

/** The slip as the printer prints it, on paper: white in the dark as well. */
export function SlipPicture({ sale }: { readonly sale: SaleId | EntryId }) {
  const { t } = useTranslation();
  const [slip, setSlip] = useState<SlipImage | 'none' | null>(null);
  useEffect(() => {
    let wanted = true;
    bridge
      .call('slip.imageOf', { entry: sale as string as EntryId })
      .then((reply) => wanted && setSlip(isRefusal(reply) ? 'none' : reply))
      .catch(sayFailed);
    return () => {
      wanted = false;
    };
  }, [sale]);
  return (
    <div className={styles['frame']} tabIndex={0} role="group" aria-label={t('slip.image', { number: numberOf(slip) })}>
      {slip === 'none' && <p className={styles['none']}>{t('slip.noImage')}</p>}
      {slip !== null && slip !== 'none' && (
        <img
          src={`data:image/png;base64,${slip.png}`}
          width={slip.width}
          height={slip.height}
          alt={t('slip.image', { number: slip.number })}
          data-testid="slip-image"
        />
      )}
    </div>
  );
}

function numberOf(slip: SlipImage | 'none' | null): string {
  return slip === null || slip === 'none' ? '' : slip.number;
}
