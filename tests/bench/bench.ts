import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './figure.ts';
import { makeShop, prefill } from './shop.ts';

/** What a bench is given. */
export type Setting = {
  /** On a real disk, shared by all benches of a run, gone after it. */
  readonly folder: string;
  /** Whether there is time for many rounds. */
  readonly long: boolean;
  /** Whether tests/bench/peers is installed and wanted. */
  readonly peers: boolean;
};

export type Bench = {
  readonly name: string;
  /** One sentence: what it measures. */
  readonly about: string;
  readonly run: (setting: Setting) => Promise<readonly Finding[]>;
};

/** The size that the goals speak of. */
export const FULL = { products: 20_000, sales: 200_000 } as const;

export type FullShop = { readonly folder: string; readonly bytesPerSale: number };

/**
 * A shop with 20,000 products and 200,000 sales, made once a run (about a minute) and copied for each bench, so that
 * none finds what another left.
 */
export async function fullShop({ folder }: Setting, name: string): Promise<FullShop> {
  const made = join(folder, 'full-shop');
  const grewBy = join(made, 'bytes-per-sale');
  if (!existsSync(grewBy)) {
    await makeShop(made, FULL.products);
    writeFileSync(grewBy, String(prefill(join(made, 'till'), FULL.sales)));
  }
  return { folder: copied(made, join(folder, name)), bytesPerSale: Number(readFileSync(grewBy, 'utf8')) };
}

/** A shop with 20,000 products that has sold nothing yet. */
export async function newShop({ folder }: Setting, name: string): Promise<string> {
  const made = join(folder, 'new-shop');
  await makeShop(made, FULL.products);
  return copied(made, join(folder, name));
}

function copied(from: string, to: string): string {
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
  return to;
}
