import type { TFunction } from 'i18next';
import { formatDay } from '../../shared/day.ts';
import { formatQuantity, quantity } from '../../shared/quantity.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import type { DraftLine } from '../../shared/stock/receiveDraft.ts';

/** What is asked of a line, in words. */
export function questionWords(question: GoodsQuestion, t: TFunction): string {
  switch (question.why) {
    case 'past-its-day':
    case 'absurd-day':
      return t(`receive.why.${question.why}`, { day: formatDay(question.day) });
    case 'other-day':
      return question.other === null
        ? t('receive.why.other-none')
        : t('receive.why.other-day', { day: formatDay(question.other) });
    case 'more-than-books':
      return t('receive.why.more-than-books', { onHand: formatQuantity(question.onHand) });
    case 'unexplained':
    case 'no-such-product':
    case 'gift-basket':
    case 'absurd-quantity':
    case 'not-weighed':
    case 'no-such-owner':
    case 'absurd-cost':
    case 'no-such-lot':
      return t(`receive.why.${question.why}`);
  }
}

/** `24 gói · 5,25 kg` */
export function goodsSumWords(lines: readonly DraftLine[]): string {
  const sums = new Map<string, number>();
  for (const { unit, quantity: came } of lines) sums.set(unit, (sums.get(unit) ?? 0) + (came ?? 0));
  return [...sums].map(([unit, sum]) => `${formatQuantity(quantity(sum))} ${unit}`).join(' · ');
}
