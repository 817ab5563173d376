import { t } from 'i18next';
import { AskedLabel, COPIES_TOGETHER } from '../../shared/contract/label.ts';
import type { Day } from '../../shared/day.ts';
import { Grams, type LabelForm } from '../../shared/label/label.ts';
import { dayTyped } from '../ui/day.ts';
import type { Labels, Overdue, Wanted } from './store.ts';

/** What is asked of the till for one product; what was typed and cannot be is left out of the preview. */
export function askedLabel({ product, copies, grams, lot, expiresOn }: Wanted, form: LabelForm): AskedLabel {
  const base = { product: product.product, form, copies };
  if (form === 'shelf') return base;
  const weight = Grams.safeParse(Number(grams));
  const until = dayTyped(expiresOn);
  const packet = AskedLabel.shape.lot.safeParse(lot.trim());
  return {
    ...base,
    ...(product.weighed && weight.success && { grams: weight.data }),
    ...(packet.success && packet.data !== '' && { lot: packet.data }),
    ...(until && { expiresOn: until }),
  };
}

/** Why what was typed cannot be printed, as a sentence; undefined where it can. */
export function faultIn({ wanted, form }: Pick<Labels, 'wanted' | 'form'>): string | undefined {
  const copies = wanted.reduce((sum, one) => sum + one.copies, 0);
  if (copies > COPIES_TOGETHER) return t('label.tooMany', { most: COPIES_TOGETHER });
  if (form === 'shelf') return undefined;
  const lots = wanted.map(({ lot }) => lot.trim()).filter((lot) => lot !== '');
  if (lots.some((lot) => !AskedLabel.shape.lot.safeParse(lot).success)) return t('label.badLot');
  if (wanted.some(({ expiresOn }) => expiresOn.trim() !== '' && !dayTyped(expiresOn))) return t('label.badDay');
  const weights = wanted.filter(({ product, grams }) => product.weighed && grams !== '').map(({ grams }) => grams);
  return weights.some((grams) => !Grams.safeParse(Number(grams)).success) ? t('label.badGrams') : undefined;
}

/** Goods whose packets would say a last day that is over, with that day. */
export function overdueIn({ wanted, form }: Pick<Labels, 'wanted' | 'form'>, today: Day): readonly Overdue[] {
  if (form === 'shelf') return [];
  return wanted.flatMap(({ product, expiresOn }) => {
    const day = dayTyped(expiresOn);
    return day && day < today ? [{ name: product.name, day }] : [];
  });
}

/** Nothing typed yet of a product that is only looked at. */
export function unwanted(product: Wanted['product']): Wanted {
  return { product, copies: 1, grams: '', lot: '', expiresOn: '' };
}
