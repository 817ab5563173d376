import { DONG_LIMIT, type Dong, dong } from '../../../shared/money.ts';

/** Reads a price as typed: `25000`, `25.000`, `25 000 đ`. Undefined where it is no price. */
export function readPrice(text: string): Dong | undefined {
  const bare = text.trim().replace(/\s*[₫đĐ]$/u, '');
  if (!/^\d{1,3}(?:[. \u00a0]\d{3})+$|^\d{1,10}$/.test(bare)) return undefined;
  const amount = Number(bare.replace(/\D/g, ''));
  return amount > 0 && amount < DONG_LIMIT ? dong(amount) : undefined;
}

/** Whether a change is so large that a nought is likelier too many or too few. */
export function isLargeChange(before: Dong, after: Dong): boolean {
  return Math.abs(after - before) * 2 > before;
}
