import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { ProductId } from '../../../shared/id.ts';
import { Hash } from '../../../shared/journal/hash.ts';
import { ofOutlets } from './call.ts';
import { SalesFilter } from './sales.ts';

/** What buyers asked for and did not find, under one name. */
export const DemandRow = z.object({
  /** Null where the catalogue has none of it. */
  product: ProductId.nullable(),
  /** As it was said last. */
  said: z.string(),
  times: z.int().positive(),
  outlets: z.int().positive(),
  lastAt: Instant,
  /** What was noted with it, the newest first. */
  notes: z.array(z.string()),
});
export type DemandRow = z.infer<typeof DemandRow>;

/** A code that was scanned and that no product had. */
export const UnknownCodeRow = z.object({
  code: z.string(),
  /** What packs with it say, as the cashiers wrote it. */
  said: z.array(z.string()),
  times: z.int().positive(),
  /** Codes of the outlets that told of it. */
  outlets: z.array(z.string()),
  lastAt: Instant,
  /** Names of what the catalogue lists it for by now. */
  listed: z.array(z.string()),
  /** Of the goods, as tills took them, the newest first; `photoAddress` shows them. */
  photos: z.array(Hash),
});
export type UnknownCodeRow = z.infer<typeof UnknownCodeRow>;

export const demandCalls = {
  'demand.list': ofOutlets(
    'read-demand',
    z.object({
      filter: SalesFilter.pick({ from: true, to: true, outlet: true }),
      limit: z.int().positive().max(1_000),
    }),
    z.array(DemandRow),
    ({ filter }) => filter,
  ),
  'demand.unknownCodes': ofOutlets(
    'read-demand',
    z.object({
      filter: SalesFilter.pick({ from: true, to: true, outlet: true }),
      limit: z.int().positive().max(1_000),
    }),
    z.array(UnknownCodeRow),
    ({ filter }) => filter,
  ),
} as const;
