import type { TFunction } from 'i18next';
import { type Day, formatDay } from '../../../shared/day.ts';
import type { MarketGrouping, MarketRow } from '../../office/api/market.ts';

/** What a row is called in the reader's language. */
export function nameOf(t: TFunction, by: MarketGrouping, { key, name }: Pick<MarketRow, 'key' | 'name'>): string {
  switch (by) {
    case 'day':
      return key.length === 7 ? key.split('-').toReversed().join('/') : formatDay(key as Day);
    case 'stars':
      return starsInWords(t, key);
    case 'buyer':
      return key === 'none' ? t('market.noBuyer') : t(`buyer.${key as 'local'}`);
    case 'kind':
      return t(`market.kind.${key as 'fair'}`);
    case 'category':
      return name === '' ? t('market.gone') : name;
    case 'commune':
      return name === '' ? t('market.nowhere') : name;
    case 'outlet':
    case 'product':
    case 'producer':
      return name;
  }
}

export function starsInWords(t: TFunction, stars: string): string {
  return stars === '0' ? t('market.noStars') : t('stars', { stars });
}
