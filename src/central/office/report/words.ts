import { formatDay } from '../../../shared/day.ts';
import { type Dong, formatDong } from '../../../shared/money.ts';
import { formatQuantity, type Quantity } from '../../../shared/quantity.ts';
import type { MarketGrouping, MarketRow } from '../api/market.ts';

/** Reports are papers of a Vietnamese office, and so in Vietnamese whatever the page speaks. */

export const GROUPING_WORDS = {
  day: 'Thời gian',
  outlet: 'Điểm bán',
  kind: 'Loại điểm bán',
  product: 'Sản phẩm',
  producer: 'Chủ thể',
  category: 'Nhóm hàng',
  commune: 'Nơi sản xuất',
  stars: 'Hạng sao',
  buyer: 'Người mua',
} as const satisfies Record<MarketGrouping, string>;

const KINDS: Readonly<Record<string, string>> = {
  showroom: 'Điểm trưng bày',
  partner: 'Quầy đối tác',
  fair: 'Hội chợ',
};
const BUYERS: Readonly<Record<string, string>> = {
  local: 'Khách trong tỉnh',
  domestic: 'Khách tỉnh khác',
  foreign: 'Khách nước ngoài',
  none: 'Không ghi',
};

/** What a row is called on paper. */
export function wordsOf(by: MarketGrouping, { key, name }: Pick<MarketRow, 'key' | 'name'>): string {
  switch (by) {
    case 'day':
      return key.length === 7 ? key.split('-').toReversed().join('/') : formatDay(key as never);
    case 'kind':
      return KINDS[key] ?? key;
    case 'buyer':
      return buyerWords(key);
    case 'stars':
      return key === '0' ? 'Không sao' : `OCOP ${key} sao`;
    case 'category':
      return name === '' ? 'Không còn trong danh mục' : name;
    case 'commune':
      return name === '' ? 'Chưa rõ nơi' : name;
    case 'outlet':
    case 'product':
    case 'producer':
      return name;
  }
}

export const buyerWords = (key: string): string => BUYERS[key === '' ? 'none' : key] ?? key;

/** `306.500 ₫` */
export const money = (amount: number): string => `${formatDong(amount as Dong)} ₫`;
export const pieces = (units: number): string => formatQuantity(units as Quantity);

/** `+12,5 %`; a dash where nothing was before. */
export function changeWords(now: number, before: number): string {
  if (before <= 0) return '—';
  const perMille = Math.round(((now - before) * 1_000) / before);
  const size = `${Math.floor(Math.abs(perMille) / 10)},${Math.abs(perMille) % 10} %`;
  return `${perMille < 0 ? '−' : '+'}${size}`;
}

/** `tháng 11/2026` */
export const monthWords = (month: string): string => `tháng ${month.slice(5)}/${month.slice(0, 4)}`;
