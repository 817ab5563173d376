import type { CashRounding } from '../../shared/catalogue/outlet.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { isCharged, type Part } from '../../shared/sale/part.ts';
import { stillOwed } from '../../shared/sale/settle.ts';
import type { TenderKind } from '../../shared/sale/tender.ts';

/** The ways to pay, in the order of their tiles and keys. */
export const WAYS = ['cash', 'vietqr', 'card', 'voucher', 'exchange'] as const satisfies readonly TenderKind[];

export type Bill = { readonly total: Dong; readonly rounding: CashRounding };

/** What is left to pay after some parts, if this way pays all of it. */
export function owedBy(way: TenderKind, { total, rounding }: Bill, parts: readonly Part[]): Dong {
  const tenders = parts.map(({ tender }) => tender);
  return stillOwed(total, rounding, tenders, way === 'cash' ? 'cash' : 'other');
}

/** By how much what was charged is more than the whole: only cash gives change. 0 where it is not. */
export function overBy({ total }: Bill, parts: readonly Part[]): Dong {
  const charged = parts.filter(isCharged).reduce((sum, { tender }) => sum + tender.given, 0);
  return dong(Math.max(0, charged - total));
}

/** What cash rounding makes of it, if this way pays all that is left: what other ways paid is not rounded. */
export function roundedBy(way: TenderKind, bill: Bill, parts: readonly Part[]): Dong {
  return dong(owedBy(way, bill, parts) - owedBy('vietqr', bill, parts));
}

/** The first of the sale's VietQR codes that has paid nothing yet: the same again, where one was only shown. */
export function freeCode(parts: readonly Part[]): number {
  const used = new Set(parts.map(({ code }) => code));
  let code = 0;
  while (used.has(code)) code += 1;
  return code;
}
