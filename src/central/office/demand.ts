import { gtinKey } from '../../shared/barcode/gtin.ts';
import type { Instant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { groupDemands, groupUnknownCodes } from '../db/missedDemand.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { type Visit, withinOf } from './people/visit.ts';

export async function listDemands(
  { pool }: OfficeDesk,
  { filter, limit }: OfficeInput<'demand.list'>,
  visit: Visit,
): Promise<OfficeReply<'demand.list'>> {
  const groups = await groupDemands(pool, { ...filter, within: withinOf(visit) }, limit);
  return groups.map(({ product, said, times, outlets, lastAt, notes }) => ({
    product: product as ProductId | null,
    said,
    times,
    outlets,
    lastAt: lastAt as Instant,
    notes: [...notes],
  }));
}

/** What the tills could not find, and what of it the catalogue lists by now: whoever put it right sees that it is. */
export async function listUnknownCodes(
  { pool, catalogue }: OfficeDesk,
  { filter, limit }: OfficeInput<'demand.unknownCodes'>,
  visit: Visit,
): Promise<OfficeReply<'demand.unknownCodes'>> {
  const groups = await groupUnknownCodes(pool, { ...filter, within: withinOf(visit) }, limit);
  const { products } = await catalogue.fresh();
  const names = new Map<string, string[]>(groups.map(({ code }) => [gtinKey(code) ?? code, []]));
  for (const { name, codes } of products.values()) for (const code of codes) names.get(code)?.push(name);
  return groups.map(({ code, said, times, outlets, lastAt, photos }) => ({
    code,
    said: [...said],
    times,
    outlets: [...outlets],
    lastAt: lastAt as Instant,
    listed: names.get(gtinKey(code) ?? code) ?? [],
    photos: [...photos],
  }));
}
