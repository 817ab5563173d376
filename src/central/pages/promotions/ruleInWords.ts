import type { TFunction } from 'i18next';
import { formatDay } from '../../../shared/day.ts';
import type { Discount } from '../../../shared/pricing/discount.ts';
import type { PromotedGoods, PromotionRule, PromotionTerms } from '../../../shared/promotion/promotion.ts';
import type { OfficeReply } from '../../office/api.ts';
import { money } from '../show/figures.ts';
import { hourText, percentText } from './draft.ts';

export type PromotionChoices = OfficeReply<'promotion.choices'>;

/** A rule as a sentence of the list. */
export function ruleInWords(t: TFunction, rule: PromotionRule, choices: PromotionChoices | undefined): string {
  switch (rule.kind) {
    case 'goods': {
      const words = { off: offText(rule.off), goods: goodsText(t, rule.goods, choices) };
      return 'amount' in rule.off ? t('promotions.rule.amountGoods', words) : t('promotions.rule.percentGoods', words);
    }
    case 'buy-get': {
      const words = { buy: rule.buy, get: rule.get, goods: goodsText(t, rule.goods, choices) };
      if (rule.perMille === 1000) return t('promotions.rule.buyFree', words);
      return t('promotions.rule.buyOff', { ...words, off: offText({ perMille: rule.perMille }) });
    }
    case 'sale': {
      const off = offText(rule.off);
      return rule.atLeast > 0
        ? t('promotions.rule.saleFrom', { off, from: money(rule.atLeast) })
        : t('promotions.rule.sale', { off });
    }
  }
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** Its days, and what narrows them; that is empty where nothing does. */
export function whenInWords(
  t: TFunction,
  { from, to, weekdays, window }: PromotionTerms,
): { readonly days: string; readonly narrowed: string } {
  const weekday =
    weekdays && WEEK.filter((day) => weekdays.includes(day)).map((day) => t(`promotions.weekday.d${day}`));
  const hours = window && t('promotions.hours', { from: hourText(window.from), to: hourText(window.to) });
  return {
    days: t('promotions.days', { from: formatDay(from), to: formatDay(to) }),
    narrowed: [weekday?.join(' '), hours].filter((part) => part !== undefined).join(' · '),
  };
}

export function outletsInWords(t: TFunction, outlets: PromotionTerms['outlets']): string {
  return outlets === 'all' ? t('promotions.allOutlets') : t('promotions.chosenOutlets', { count: outlets.length });
}

function offText(off: Discount['off']): string {
  return 'amount' in off ? money(off.amount) : `${percentText(off.perMille)}\u00a0%`;
}

function goodsText(t: TFunction, goods: PromotedGoods, choices: PromotionChoices | undefined): string {
  switch (goods.of) {
    case 'products': {
      const [first = ''] = goods.products;
      const name = choices?.products.find(({ id }) => id === first)?.name ?? first;
      const count = goods.products.length - 1;
      return count === 0 ? name : t('promotions.rule.more', { first: name, count });
    }
    case 'category':
      return t('promotions.rule.category', { category: goods.category });
    case 'producer': {
      const name = choices?.producers.find(({ id }) => id === goods.producer)?.name ?? goods.producer;
      return t('promotions.rule.producer', { producer: name });
    }
    case 'stars':
      return t('promotions.rule.stars', { stars: goods.stars.toSorted((a, b) => a - b).join(', ') });
  }
}
