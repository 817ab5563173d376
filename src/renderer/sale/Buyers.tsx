import { useTranslation } from 'react-i18next';
import { BuyerKind } from '../../shared/sale/buyer.ts';
import styles from './Cart.module.css';
import { tapBuyer } from './edit.ts';
import { useSale } from './store.ts';

/** Who is buying, told with one tap and taken back with another; nobody is asked. */
export function Buyers({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const buyer = useSale(({ cart }) => cart?.buyer);
  return (
    <div className={styles['buyers']} role="group" aria-label={t('buyer.title')}>
      {BuyerKind.options.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={buyer === kind}
          disabled={disabled}
          onClick={() => tapBuyer(kind)}
          data-testid={`buyer-${kind}`}
        >
          {t(`buyer.${kind}`)}
        </button>
      ))}
    </div>
  );
}
