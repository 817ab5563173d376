import type { Pool } from 'pg';
import { NamedOutlet } from '../../shared/catalogue/outlet.ts';
import { addDays, dayOf, type Instant } from '../../shared/day.ts';
import { type Carried, readCarried } from '../db/carried.ts';
import type { Catalogue } from '../office/catalogueView.ts';

/** ms. As often as the public is told anew of what is where. */
const STANDS_FOR = 60_000;
/** Days. Sold within as many, a product is thought to be sold there still. */
const LATELY = 30;

export type Carriers = {
  /** When it was read. */
  readonly at: Instant;
  readonly of: (product: string) => readonly Carried[];
};

export type CarriersShown = { readonly fresh: () => Promise<Carriers> };

/** Which outlets carry what, read at most once a minute, however many ask. */
export function openCarriers(pool: Pool, clock: () => Instant): CarriersShown {
  let reading: Promise<Carriers> | undefined;
  let readAt = 0;
  return {
    fresh() {
      const at = clock();
      if (!reading || Math.abs(at - readAt) >= STANDS_FOR) {
        readAt = at;
        reading = read(pool, at);
        // What failed is asked for anew by the next who comes.
        reading.catch(() => (reading = undefined));
      }
      return reading;
    },
  };
}

async function read(pool: Pool, at: Instant): Promise<Carriers> {
  const carried = Map.groupBy(await readCarried(pool, addDays(dayOf(at), -LATELY)), ({ product }) => product);
  return { at, of: (product) => carried.get(product) ?? [] };
}

/** Where a product is sold, what is in stock first; an outlet's name and address, and nothing else of it. */
export function placesOf({ outlets }: Catalogue, carried: readonly Carried[]) {
  return carried
    .flatMap(({ outlet, inStock }) => {
      const known = NamedOutlet.safeParse(outlets.get(outlet)).data;
      return known ? [{ ...known, inStock }] : [];
    })
    .toSorted((a, b) => Number(b.inStock) - Number(a.inStock) || (a.code < b.code ? -1 : 1));
}
