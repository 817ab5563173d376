import type { Dong } from '../../shared/money.ts';
import type { Discount } from '../../shared/pricing/discount.ts';
import { parseQuantity } from '../../shared/quantity.ts';
import { readDong } from '../ui/money.ts';

export type Kind = 'percent' | 'amount';

/** A discount as it is being typed. */
export type Typed = { readonly kind: Kind; readonly text: string };

/** Room for `12,5` and for what was meant as an amount, which is then said; and for a billion đồng. */
const LONGEST = { percent: 6, amount: 10 } as const satisfies Record<Kind, number>;

/** What of a text may stand in the field. */
export function cleaned({ kind, text }: Typed): string {
  return text.replaceAll(kind === 'amount' ? /\D/g : /[^\d,.]/g, '').slice(0, LONGEST[kind]);
}

/** What the typed text takes off; undefined where it is none. Percent in tenths at most: thousandths read, per mille kept. */
export function offOf({ kind, text }: Typed): Discount['off'] | undefined {
  if (kind === 'amount') {
    const amount = readDong(text);
    return amount ? { amount } : undefined;
  }
  const thousandths = parseQuantity(text);
  const isPerMille = thousandths !== undefined && thousandths % 100 === 0;
  if (!isPerMille || thousandths <= 0 || thousandths > 100_000) return undefined;
  return { perMille: thousandths / 100 };
}

/** Why what is typed is no discount of these goods; null where it is one. */
export function faultOf(typed: Typed, amount: Dong): 'noGoods' | 'nothing' | 'noPercent' | 'tooMuch' | null {
  if (amount <= 0) return 'noGoods';
  if (typed.text === '') return 'nothing';
  const off = offOf(typed);
  if (!off) return typed.kind === 'percent' ? 'noPercent' : 'nothing';
  return 'amount' in off && off.amount > amount ? 'tooMuch' : null;
}
