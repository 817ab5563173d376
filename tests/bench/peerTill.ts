import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Cart } from '../../src/shared/cart/cart.ts';
import type { Taken } from './measure.ts';
import { ownCpu } from './measure.ts';
import { PEERS } from './peers.ts';
import type { Seller } from './shop.ts';

export type PeerTill = { readonly burst: (sales: number) => Taken; readonly close: () => void };

type DrizzleSale = {
  readonly openDrizzleTill: (raw: Database.Database) => {
    readonly lay: (cart: Cart) => void;
    readonly sell: (cart: Cart) => void;
  };
};

/** The same sale through an ORM's query builder: same SQLite, same pragmas, tables as one would draw them for it. */
export async function openPeerTill(folder: string, seller: Seller): Promise<PeerTill> {
  mkdirSync(folder, { recursive: true });
  const raw = new Database(join(folder, 'drizzle.db'));
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -4096']) raw.pragma(pragma);
  const module = (await import(join(PEERS, 'drizzleSale.mjs'))) as DrizzleSale;
  const till = module.openDrizzleTill(raw);
  return {
    burst: (sales) => {
      let cpu = 0;
      let wall = 0;
      for (let one = 0; one < sales; one += 1) {
        const cart = seller.fill();
        till.lay(cart);
        const cpuBefore = ownCpu();
        const begun = performance.now();
        till.sell(cart);
        wall += performance.now() - begun;
        cpu += ownCpu() - cpuBefore;
      }
      return { cpu: cpu / sales, wall: (wall * 1_000) / sales };
    },
    close: () => void raw.close(),
  };
}
