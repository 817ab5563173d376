import type { LotId, ProductId } from '../id.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { ReturnBody } from '../return/return.ts';
import { type Goods, goodsOf, type SaleBody } from '../sale/sale.ts';
import type { StockAdjustedBody } from './adjusted.ts';
import type { GoodsArrivedBody } from './arrived.ts';
import type { Lot } from './lot.ts';
import type { GoodsReceivedBody } from './received.ts';
import type { GoodsSentBody } from './sent.ts';
import type { GoodsWrittenOffBody } from './writtenOff.ts';

/** An entry that moves goods. */
export type StockEntry =
  | { readonly kind: 'sale'; readonly body: SaleBody }
  | { readonly kind: 'return'; readonly body: ReturnBody }
  | { readonly kind: 'goods-received'; readonly body: GoodsReceivedBody }
  | { readonly kind: 'goods-written-off'; readonly body: GoodsWrittenOffBody }
  | { readonly kind: 'goods-sent'; readonly body: GoodsSentBody }
  | { readonly kind: 'goods-arrived'; readonly body: GoodsArrivedBody }
  | { readonly kind: 'stock-adjusted'; readonly body: StockAdjustedBody };
export type StockEntryKind = StockEntry['kind'];
export const STOCK_KINDS = [
  'sale',
  'return',
  'goods-received',
  'goods-written-off',
  'goods-sent',
  'goods-arrived',
  'stock-adjusted',
] as const satisfies readonly StockEntryKind[];

/** What one entry moved of one lot of a product, or of what no lot is known for: onto the shelf positive, off it negative. */
export type Moved = {
  readonly product: ProductId;
  readonly lot: Omit<Lot, 'product'> | undefined;
  readonly quantity: Quantity;
};

/**
 * What an entry moves: the one rule by which till and centre count, so that they come to the same. What is in a gift basket
 * moves, and not the basket; what was practised moves nothing, nor does what came back to be thrown away.
 * @returns each product and lot once; nothing that comes to 0
 */
export function movedBy(entry: StockEntry): readonly Moved[] {
  switch (entry.kind) {
    case 'sale':
      return entry.body.training ? [] : summed(entry.body.lines.flatMap(goodsOf).flatMap((goods) => split(goods, -1)));
    case 'return': {
      const back = entry.body.lines.filter(({ to }) => to === 'stock');
      return entry.body.training ? [] : summed(back.flatMap(goodsOf).flatMap((goods) => split(goods, 1)));
    }
    case 'goods-received':
      return summed(entry.body.lines.map(({ lot, quantity: came }) => ({ product: lot.product, lot, quantity: came })));
    case 'goods-written-off':
    case 'goods-sent':
      return summed(
        entry.body.lines.map(({ product, lot, quantity: gone }) => ({ product, lot, quantity: minus(gone) })),
      );
    // What was lost on the way left the sender's shelf with the rest, and never stood on this one.
    case 'goods-arrived':
      return summed(entry.body.lines.map(({ product, lot, arrived: came }) => ({ product, lot, quantity: came })));
    case 'stock-adjusted':
      return summed(
        entry.body.lines.flatMap(({ product, differences }) =>
          differences.map(({ lot, quantity: by }) => ({ product, lot, quantity: by })),
        ),
      );
  }
}

const minus = (taken: number): Quantity => quantity(-taken);

/** Each lot its part; the rest is of none. */
function split({ product, quantity: whole, lots = [] }: Goods, sign: 1 | -1): Moved[] {
  const rest = lots.reduce((left: number, lot) => left - lot.quantity, whole);
  const ofLots = lots.map((lot) => ({ product, lot, quantity: quantity(sign * lot.quantity) }));
  return [...ofLots, { product, lot: undefined, quantity: quantity(sign * rest) }];
}

function summed(moves: readonly Moved[]): Moved[] {
  const sums = new Map<string, Moved>();
  for (const move of moves) {
    const key = `${move.product} ${lotKey(move.lot?.id)}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...before, quantity: quantity(before.quantity + move.quantity) } : move);
  }
  return [...sums.values()].filter((move) => move.quantity !== 0);
}

/** A lot's id as tables keep it: empty where no lot is known. */
export function lotKey(lot: LotId | null | undefined): LotId | '' {
  return lot ?? '';
}
