import type { Instant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { groupDemands } from '../db/missedDemand.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';

export async function listDemands(
  { pool }: OfficeDesk,
  { filter, limit }: OfficeInput<'demand.list'>,
): Promise<OfficeReply<'demand.list'>> {
  const groups = await groupDemands(pool, filter, limit);
  return groups.map(({ product, said, times, outlets, lastAt, notes }) => ({
    product: product as ProductId | null,
    said,
    times,
    outlets,
    lastAt: lastAt as Instant,
    notes: [...notes],
  }));
}
