import { useTranslation } from 'react-i18next';
import { beforeSaleDiscount } from '../../shared/cart/depth.ts';
import { dong } from '../../shared/money.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DiscountForm } from './DiscountForm.tsx';
import { discountSale } from './edit.ts';
import { askFor, useSale } from './store.ts';

/** Something off the whole, after what is off its lines. */
export function SaleDiscount() {
  const { t } = useTranslation();
  const standing = useSale(({ cart }) => cart?.discount);
  const amount = useSale(({ priced }) => (priced ? beforeSaleDiscount(priced) : dong(0)));
  return (
    <Dialog title={t('discount.sale')} size={720} onClose={() => askFor(null)}>
      <DiscountForm amount={amount} standing={standing} onGive={discountSale} onDone={() => askFor(null)} />
    </Dialog>
  );
}
