import { z } from 'zod';
import { ensure } from './must.ts';

/** Whole đồng. Vietnamese money has no smaller unit in use, so an integer is exact. */
export const Dong = z.int().brand<'Dong'>();
export type Dong = z.infer<typeof Dong>;

/** A price or a sum nobody sane would type by mistake: under ten billion đồng. */
export const DONG_LIMIT = 10_000_000_000;

export function dong(amount: number): Dong {
  ensure(Number.isSafeInteger(amount), `${amount} is whole đồng`);
  return amount as Dong;
}

export function sumDong(amounts: Iterable<Dong>): Dong {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return dong(sum);
}

/** `306500` → `306.500`: dots between thousands, as printed on every price tag in Vietnam. */
export function formatDong(amount: Dong): string {
  const digits = Math.abs(amount).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, '.');
  return amount < 0 ? `−${grouped}` : grouped;
}

/**
 * Divides, rounding half away from zero, in whole numbers only.
 * @param numerator whole, any sign
 * @param denominator whole, positive
 */
export function divideRounded(numerator: number, denominator: number): number {
  ensure(Number.isSafeInteger(numerator), 'the numerator is whole and exact');
  ensure(Number.isSafeInteger(denominator) && denominator > 0, 'the denominator is whole and positive');
  const magnitude = Math.abs(numerator);
  const remainder = magnitude % denominator;
  const floor = (magnitude - remainder) / denominator;
  const rounded = remainder * 2 >= denominator ? floor + 1 : floor;
  return numerator < 0 && rounded !== 0 ? -rounded : rounded;
}
