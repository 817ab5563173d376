import type { Pool } from 'pg';
import type { Instant } from '../../shared/day.ts';
import type { CatalogueView } from '../office/catalogueView.ts';
import { type Carriers, openCarriers } from './carriers.ts';
import { type Goods, openGoods } from './goods.ts';
import { type LookFiles, readLook } from './look.ts';

/** What the public side is given of the centre. */
export type PublicWishes = {
  readonly pool: Pool;
  readonly clock: () => Instant;
  readonly catalogue: CatalogueView;
  /** What absolute addresses begin with, e.g. `https://ocop.example.vn`; else whatever the centre was called by. */
  readonly publicUrl: string | undefined;
  readonly version: string;
};

export type PublicDesk = PublicWishes & {
  readonly look: LookFiles;
  /** What is to be told at this moment. */
  readonly glance: () => Promise<Glance>;
};

export type Glance = { readonly goods: Goods; readonly carriers: Carriers; readonly at: Instant };

export function openPublicDesk(wishes: PublicWishes): PublicDesk {
  const goods = openGoods(wishes.catalogue, wishes.clock);
  const carriers = openCarriers(wishes.pool, wishes.clock);
  return {
    ...wishes,
    look: readLook(),
    glance: async () => ({ goods: await goods.fresh(), carriers: await carriers.fresh(), at: wishes.clock() }),
  };
}
