import type { StockPage } from '../stock/page.ts';
import { ReceivePage } from './ReceivePage.tsx';

export const receivePage: StockPage = {
  id: 'receive',
  title: (t) => t('receive.title'),
  more: (t) => t('receive.more'),
  Page: ReceivePage,
};
