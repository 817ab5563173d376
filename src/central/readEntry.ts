import { type Canonical, canonical } from '../shared/journal/canonical.ts';
import { bodies, type EntryKind } from '../shared/journal/entry.ts';
import { DONG_LIMIT } from '../shared/money.ts';
import { amountOf, QUANTITY_LIMIT } from '../shared/quantity.ts';
import { dueOf, type SaleBody, type SaleLine } from '../shared/sale/sale.ts';
import { vatOf } from '../shared/sale/vat.ts';
import type { TillEnrolledBody } from '../shared/till/till.ts';
import { parseJson } from './batch.ts';
import type { UnreadEntry } from './db/projection.ts';

export type ReadEntry =
  | { readonly kind: 'sale'; readonly body: SaleBody }
  /** Understood, and nothing of it is counted here yet. */
  | { readonly kind: 'noted' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a stored entry as this version understands it. It is proven to be the till's; here it is asked whether it makes sense. */
export function readEntry(stored: UnreadEntry): ReadEntry {
  if (!isKnownKind(stored.kind)) return unreadable(`unknown kind: ${stored.kind}`);
  const entry = parseJson(stored.entry);
  if (!isObject(entry) || !isCanonical(entry, stored.entry)) return unreadable('not one canonical JSON value');

  const parsed = bodies[stored.kind].safeParse(entry.body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return unreadable(`body: ${issue?.path.join('.')} ${issue?.message}`);
  }
  if (stored.kind === 'sale') return readSale(parsed.data as SaleBody);
  if (stored.kind === 'till-enrolled') return readEnrolled(parsed.data as TillEnrolledBody, stored);
  return { kind: 'noted' };
}

const unreadable = (reason: string): ReadEntry => ({ kind: 'unreadable', reason });

function isKnownKind(kind: string): kind is EntryKind {
  return Object.hasOwn(bodies, kind);
}

function isObject(value: unknown): value is { readonly body?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Two readers of one text must see one thing: no member twice, no float, no other spelling. */
function isCanonical(value: object, text: string): boolean {
  try {
    return canonical(value as Canonical) === text;
  } catch {
    return false;
  }
}

function readSale(body: SaleBody): ReadEntry {
  try {
    const fault = saleFault(body);
    return fault ? unreadable(`arithmetic: ${fault}`) : { kind: 'sale', body };
  } catch (error) {
    // Numbers beyond what can be reckoned exactly throw; one such entry must not stop the others.
    return unreadable(`arithmetic: ${String(error)}`);
  }
}

/** Cash rounds to 1.000 ₫ at the most, so what it adds or takes is always less. */
const ROUNDING_LIMIT = 1_000;

/** No till can have sold it: one such figure would also spoil every sum it stands in. */
function limitFault(sale: SaleBody): string | undefined {
  const wrongLine = sale.lines.findIndex((line) => !isWithinLimits(line));
  if (wrongLine !== -1) return `line ${wrongLine + 1} is beyond what can be sold`;
  if (sale.total >= DONG_LIMIT) return 'the total is beyond what can be sold';
  return Math.abs(sale.rounding) >= ROUNDING_LIMIT ? 'the rounding is beyond any cash rounding' : undefined;
}

function isWithinLimits({ quantity, price, amount }: SaleLine): boolean {
  const isMoney = [price, amount].every((money) => money >= 0 && money < DONG_LIMIT);
  return isMoney && quantity > 0 && quantity <= QUANTITY_LIMIT;
}

/** @returns what does not add up */
function saleFault(sale: SaleBody): string | undefined {
  const beyond = limitFault(sale);
  if (beyond) return beyond;
  const wrongLine = sale.lines.findIndex((line) => line.amount !== amountOf(line.price, line.quantity));
  if (wrongLine !== -1) return `line ${wrongLine + 1} is not price × quantity`;
  const sum = sale.lines.reduce((total, line) => total + line.amount, 0);
  if (sum !== sale.total) return `the lines come to ${sum}, not ${sale.total}`;
  const vat = vatOf(sale.lines.map((line) => ({ perMille: line.vat.perMille, amount: line.amount })));
  if (JSON.stringify(vat) !== JSON.stringify(sale.vat)) return 'the VAT is not that of the lines';
  const given = sale.tenders.reduce((total, tender) => total + tender.given, 0);
  if (given - dueOf(sale) !== sale.change || sale.change < 0) return 'given − due is not the change';
  return undefined;
}

function readEnrolled(body: TillEnrolledBody, stored: UnreadEntry): ReadEntry {
  const isHis = body.publicKey === stored.publicKey && body.outlet === stored.outlet && body.till === stored.till;
  return isHis ? { kind: 'noted' } : unreadable('not what this till was enrolled as');
}
