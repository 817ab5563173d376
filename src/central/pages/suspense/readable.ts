import { z } from 'zod';
import { Day, formatDay, formatInstant, Instant } from '../../../shared/day.ts';
import { Dong } from '../../../shared/money.ts';
import { formatQuantity, type Quantity } from '../../../shared/quantity.ts';
import { money } from '../show/figures.ts';

/** One fact of an entry, under the name it has there. */
export type EntryFact = { readonly name: string; readonly value: string };
export type EntryLine = { readonly name: string; readonly quantity: string; readonly amount: string };
export type ReadableEntry = {
  readonly at: string;
  readonly actor: string;
  readonly facts: readonly EntryFact[];
  readonly lines: readonly EntryLine[];
};

const Loose = z.object({
  at: Instant,
  actor: z.string(),
  body: z.record(z.string(), z.unknown()),
});
const LooseLine = z.object({
  name: z.string(),
  quantity: z.int().optional(),
  amount: z.int().optional(),
});

/** Names under which bodies keep money. */
const MONEY = new Set(['total', 'change', 'rounding', 'amount', 'given', 'paid', 'price']);

/**
 * An entry as far as it can be read without knowing its kind: what it says in single values, and its lines where it has any.
 * @returns undefined where it is no entry at all
 */
export function readable(text: string): ReadableEntry | undefined {
  const entry = Loose.safeParse(parsed(text)).data;
  if (!entry) return undefined;
  const facts = Object.entries(entry.body).flatMap(([name, value]) => factOf(name, value));
  return { at: formatInstant(entry.at), actor: entry.actor, facts, lines: linesIn(entry.body['lines']) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function factOf(name: string, value: unknown): EntryFact[] {
  const day = Day.safeParse(value).data;
  if (day) return [{ name, value: formatDay(day) }];
  if (typeof value === 'string' || typeof value === 'boolean') return [{ name, value: String(value) }];
  if (typeof value !== 'number') return [];
  const sum = MONEY.has(name) ? Dong.safeParse(value).data : undefined;
  return [{ name, value: sum === undefined ? String(value) : money(sum) }];
}

function linesIn(value: unknown): EntryLine[] {
  const lines = z.array(LooseLine).safeParse(value).data ?? [];
  return lines.map(({ name, quantity, amount }) => ({
    name,
    quantity: quantity === undefined ? '' : formatQuantity(quantity as Quantity),
    amount: amount === undefined ? '' : money(amount as Dong),
  }));
}
