import type { Day } from '../day.ts';
import { quantity } from '../quantity.ts';
import type { Lot } from '../stock/lot.ts';
import type { StockEntry } from '../stock/moved.ts';
import { type Brought, broughtByReturned, broughtBySold } from './brought.ts';
import { NOTHING, plusReturned, plusSold, plusTaken, type Sums } from './statement.ts';

/** The entries on which it hangs what an owner is owed. */
export type OwedEntry = Extract<
  StockEntry,
  { readonly kind: 'sale' | 'return' | 'goods-received' | 'goods-written-off' }
>;
export const OWED_KINDS = [
  'sale',
  'return',
  'goods-received',
  'goods-written-off',
] as const satisfies readonly OwedEntry['kind'][];

/** What an entry adds to an owner's goods of one product, and of one lot or none, on its day. */
export type Brings = Pick<Brought, 'product' | 'name' | 'unit' | 'owner'> & {
  readonly lot: Omit<Lot, 'product'> | undefined;
  readonly day: Day;
  readonly sums: Sums;
};

/**
 * What an entry brings each owner: the one rule by which till and centre count. What was practised brings nothing. Goods that went
 * back to their producer are taken from what came in; all else that is written off stays owed for where it was bought.
 */
export function bringsOf(entry: OwedEntry): readonly Brings[] {
  const { day } = entry.body;
  switch (entry.kind) {
    case 'sale':
      if (entry.body.training) return [];
      return entry.body.lines.flatMap(broughtBySold).map((brought) => brings(brought, day, plusSold(NOTHING, brought)));
    case 'return':
      if (entry.body.training) return [];
      return entry.body.lines
        .flatMap(broughtByReturned)
        .map((brought) => brings(brought, day, plusReturned(NOTHING, brought)));
    case 'goods-received':
      return entry.body.lines.map(({ lot: { product, ...lot }, name, unit, quantity: came }) => ({
        product,
        name,
        unit,
        owner: lot.owner,
        lot,
        day,
        sums: plusTaken(NOTHING, came),
      }));
    case 'goods-written-off':
      if (entry.body.why !== 'to-producer') return [];
      return entry.body.lines.flatMap(({ product, name, unit, lot, quantity: gone }) =>
        lot ? [{ product, name, unit, owner: lot.owner, lot, day, sums: plusTaken(NOTHING, quantity(-gone)) }] : [],
      );
  }
}

function brings({ product, name, unit, owner, lot }: Brought, day: Day, sums: Sums): Brings {
  return { product, name, unit, owner, lot, day, sums };
}
