import type { TFunction } from 'i18next';
import { percentText } from '../../../shared/percent.ts';
import type { Terms } from '../../../shared/stock/lot.ts';
import { money } from '../show/figures.ts';

/** @param code as printed; empty where there is none, null where no lot is known */
export function lotWords(t: TFunction, code: string | null): string {
  if (code === null) return t('stock.noLot');
  return code === '' ? t('stock.noCode') : t('settlements.lot', { code });
}

export function termsWords(t: TFunction, terms: Terms): string {
  return terms.kind === 'bought'
    ? t('settlements.bought', { cost: money(terms.cost) })
    : t('settlements.consigned', { percent: percentText(terms.perMille) });
}
