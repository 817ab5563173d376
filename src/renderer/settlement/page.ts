import type { StockPage } from '../stock/page.ts';
import { SettlementPage } from './SettlementPage.tsx';

export const settlementPage: StockPage = {
  id: 'settlement',
  title: (t) => t('settlement.title'),
  more: (t) => t('settlement.more'),
  Page: SettlementPage,
};
