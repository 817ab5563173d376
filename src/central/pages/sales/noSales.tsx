import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty.tsx';
import { isNarrowed, type SalesView } from './view.ts';

export function NoSales({ view }: { readonly view: SalesView }) {
  const { t } = useTranslation();
  return isNarrowed(view) ? (
    <Empty icon="search" title={t('sales.emptyFiltered')} hint={t('sales.emptyFilteredHint')} />
  ) : (
    <Empty icon="sales" title={t('sales.empty')} hint={t('sales.emptyHint')} />
  );
}
