import { z } from 'zod';
import { ProductPart } from '../../../shared/catalogue/product.ts';
import { formatQuantity } from '../../../shared/quantity.ts';

/** One fact of what was changed, as text; an empty one was not there. */
export type ChangedFact = { readonly fact: string; readonly before: string; readonly after: string };

/** The facts in which two states of one thing differ, in the order they stand in the newer one. */
export function changedFacts(before: unknown, after: unknown): ChangedFact[] {
  const [old, now] = [factsIn(before), factsIn(after)];
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return names
    .map((fact) => ({ fact, before: textOf(old[fact]), after: textOf(now[fact]) }))
    .filter((changed) => changed.before !== changed.after);
}

function factsIn(state: unknown): Readonly<Record<string, unknown>> {
  return typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ');
  const parts = z.array(ProductPart).min(1).safeParse(value).data;
  return parts ? parts.map(partText).join(', ') : JSON.stringify(value);
}

/** Of what is in a basket: what, how much of it, and its share of the price. */
function partText({ product, quantity, share }: ProductPart): string {
  return `${product} × ${formatQuantity(quantity)} (${String(share / 10).replace('.', ',')} %)`;
}
