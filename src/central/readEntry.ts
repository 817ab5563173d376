import { type Canonical, canonical } from '../shared/journal/canonical.ts';
import { type BodyOf, bodies, type EntryKind } from '../shared/journal/entry.ts';
import type { TillEnrolledBody } from '../shared/till/till.ts';
import type { UnreadEntry } from './db/projection.ts';
import { parseJson } from './parseJson.ts';
import { returnFault } from './returnFault.ts';
import { saleFault } from './saleFault.ts';

export type ReadEntry =
  | { readonly kind: 'sale'; readonly body: BodyOf<'sale'> }
  | { readonly kind: 'return'; readonly body: BodyOf<'return'> }
  | { readonly kind: 'shift-closed'; readonly body: BodyOf<'shift-closed'> }
  | { readonly kind: 'missed-demand'; readonly body: BodyOf<'missed-demand'> }
  | { readonly kind: 'goods-received'; readonly body: BodyOf<'goods-received'> }
  | { readonly kind: 'goods-written-off'; readonly body: BodyOf<'goods-written-off'> }
  | { readonly kind: 'producer-settled'; readonly body: BodyOf<'producer-settled'> }
  | { readonly kind: 'producer-paid'; readonly body: BodyOf<'producer-paid'> }
  | { readonly kind: 'goods-sent'; readonly body: BodyOf<'goods-sent'> }
  | { readonly kind: 'goods-arrived'; readonly body: BodyOf<'goods-arrived'> }
  | { readonly kind: 'goods-counted'; readonly body: BodyOf<'goods-counted'> }
  | { readonly kind: 'stock-adjusted'; readonly body: BodyOf<'stock-adjusted'> }
  /** Understood, and nothing of it is counted here: it was practice, or is of no kind that is. */
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
  return readBody({ kind: stored.kind, body: parsed.data } as KnownEntry, stored);
}

type KnownEntry = { readonly [K in EntryKind]: { readonly kind: K; readonly body: BodyOf<K> } }[EntryKind];

function readBody(entry: KnownEntry, stored: UnreadEntry): ReadEntry {
  switch (entry.kind) {
    case 'sale':
      return readDocument('sale', entry.body, saleFault);
    case 'return':
      return readDocument('return', entry.body, returnFault);
    case 'till-enrolled':
      return readEnrolled(entry.body, stored);
    case 'missed-demand':
      return entry.body.training ? { kind: 'noted' } : entry;
    case 'shift-closed':
    case 'goods-received':
    case 'goods-written-off':
    case 'producer-settled':
    case 'producer-paid':
    case 'goods-arrived':
    case 'goods-counted':
    case 'stock-adjusted':
      return entry;
    case 'goods-sent':
      return isSentFrom(entry.body, stored.outlet) ? entry : unreadable('not sent from this till’s outlet to another');
    // What the office does not count: money within the drawer, and who did what, stand in the journal and in the Z report.
    case 'shift-opened':
    case 'cash-moved':
    case 'credit-paid-out':
    case 'drawer-opened':
    case 'line-removed':
    case 'payment-dropped':
    case 'slip-reprinted':
    case 'training-switched':
    case 'pin-set':
    case 'sign-in-blocked':
      return { kind: 'noted' };
  }
}

function isSentFrom({ from, to }: BodyOf<'goods-sent'>, outlet: string): boolean {
  return from.id === outlet && to.id !== from.id;
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

/** What was practised counts nowhere. */
function readDocument<K extends 'sale' | 'return'>(
  kind: K,
  body: BodyOf<K>,
  faultOf: (body: BodyOf<K>) => string | undefined,
): ReadEntry {
  try {
    const fault = faultOf(body);
    if (fault) return unreadable(`arithmetic: ${fault}`);
    return body.training ? { kind: 'noted' } : ({ kind, body } as ReadEntry);
  } catch (error) {
    // Numbers beyond what can be reckoned exactly throw; one such entry must not stop the others.
    return unreadable(`arithmetic: ${String(error)}`);
  }
}

function readEnrolled(body: TillEnrolledBody, stored: UnreadEntry): ReadEntry {
  const isHis = body.publicKey === stored.publicKey && body.outlet === stored.outlet && body.till === stored.till;
  const isItsPlace =
    stored.epoch === stored.firstEpoch && canonical(body.replaces ?? null) === canonical(stored.replaces);
  return isHis && isItsPlace ? { kind: 'noted' } : unreadable('not what this till was enrolled as');
}
