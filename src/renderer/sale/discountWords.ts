import type { Discount } from '../../shared/pricing/discount.ts';
import { withSign } from '../ui/money.ts';

/** `10 %` or `50.000 ₫` */
export function wordsOf({ off }: Pick<Discount, 'off'>): string {
  if ('amount' in off) return withSign(off.amount);
  return `${(off.perMille / 10).toString().replace('.', ',')} %`;
}
