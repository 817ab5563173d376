import type { TFunction } from 'i18next';
import { formatDay } from '../../shared/day.ts';
import type { SettledLine } from '../../shared/settlement/settled.ts';

/** `lô MB-0626 · 30/06/2027` */
export function lotWords({ lot }: Pick<SettledLine, 'lot'>, t: TFunction): string {
  if (!lot) return t('settlement.noLot');
  const day = lot.expires ? ` · ${formatDay(lot.expires)}` : '';
  return `${lot.code === '' ? '' : t('settlement.lot', { code: lot.code })}${day}`.replace(/^ · /, '');
}
