import type { TFunction } from 'i18next';
import { formatDay } from '../../shared/day.ts';
import { formatDong } from '../../shared/money.ts';
import { formatQuantity, type Quantity } from '../../shared/quantity.ts';
import type { Lot } from '../../shared/stock/lot.ts';

export function withUnit(quantity: Quantity, unit: string): string {
  return `${formatQuantity(quantity)} ${unit}`;
}

/** `+3`, `−2`: what moved. */
export function signed(quantity: Quantity): string {
  return quantity > 0 ? `+${formatQuantity(quantity)}` : formatQuantity(quantity);
}

/** How a lot is called; what none is known for, too. */
export function lotName(lot: Lot | null, t: TFunction): string {
  if (lot === null) return t('shelf.loose');
  return lot.code === '' ? t('shelf.noCode') : t('shelf.lot', { code: lot.code });
}

/** A lot by its code and last day, for a choice. */
export function lotWords(lot: Lot, t: TFunction): string {
  return lot.expires ? `${lotName(lot, t)}, ${t('shelf.until', { day: formatDay(lot.expires) })}` : lotName(lot, t);
}

/** Until when, whose, on which terms. */
export function lotFacts({ expires, owner, terms }: Lot, t: TFunction): string {
  const rate = terms.kind === 'consigned' ? `${(terms.perMille / 10).toString().replace('.', ',')} %` : '';
  return [
    expires ? t('shelf.until', { day: formatDay(expires) }) : t('shelf.noDay'),
    owner.name,
    terms.kind === 'consigned'
      ? t('shelf.consigned', { rate })
      : t('shelf.bought', { cost: `${formatDong(terms.cost)} ₫` }),
  ].join(' · ');
}

/** Goods as lists name them. */
export function goodsName({ name, netContent }: { readonly name: string; readonly netContent: string }): string {
  return netContent === '' || name.includes(netContent) ? name : `${name} ${netContent}`;
}
