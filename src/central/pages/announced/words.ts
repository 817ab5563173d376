import type { TFunction } from 'i18next';
import { formatDay } from '../../../shared/day.ts';
import { formatQuantity } from '../../../shared/quantity.ts';
import type { AnnouncedDifference } from '../../../shared/stock/announced.ts';
import type { NoteFault } from '../../../shared/stock/deliveryNote.ts';
import type { GoodsQuestion } from '../../../shared/stock/question.ts';

/** What the centre asks of a line that is announced; the others of a till's questions are never asked here. */
export function questionWords(question: GoodsQuestion, t: TFunction): string {
  switch (question.why) {
    case 'past-its-day':
    case 'absurd-day':
      return t(`announced.rowFault.${question.why}`, { day: formatDay(question.day) });
    case 'other-day':
      return question.other === null
        ? t('announced.otherNone')
        : t('announced.otherDay', { day: formatDay(question.other) });
    case 'no-such-product':
      return t('announced.rowFault.unknown-product');
    case 'gift-basket':
    case 'absurd-quantity':
    case 'not-weighed':
      return t(`announced.rowFault.${question.why}`);
    case 'no-such-owner':
    case 'absurd-cost':
    case 'no-such-lot':
    case 'more-than-books':
    case 'unexplained':
      return t('announced.mend');
  }
}

/** Where in the file, what stands there, and what is wrong with it. */
export function faultWords(fault: NoteFault, t: TFunction): string {
  const place = fault.column === '' ? '' : `${fault.column} “${fault.found}”: `;
  const facts = {
    unit: 'unit' in fault ? fault.unit : '',
    day: 'day' in fault ? formatDay(fault.day) : '',
  };
  return `${place}${t(`announced.rowFault.${fault.why}`, facts)}`;
}

/** `Muối tinh: báo 24 gói, nhận 22 · lô khác` */
export function differenceWords(
  { name, unit, announced, came, lot, terms }: AnnouncedDifference,
  t: TFunction,
): string {
  const amounts = { name, unit, announced: formatQuantity(announced), came: formatQuantity(came) };
  const words = [
    announced === 0 ? t('announced.unannounced', amounts) : t('announced.differs', amounts),
    ...(lot ? [t('announced.otherLot')] : []),
    ...(terms ? [t('announced.otherTerms')] : []),
  ];
  return words.join(' · ');
}
