import type { Quantity } from '../quantity.ts';
import type { StockEntryKind } from './moved.ts';

/** All that a kind of entry moved, summed: onto the shelf positive. */
export type KindMoved = { readonly kind: StockEntryKind; readonly quantity: Quantity };

/** How a figure below 0 came about, as far as the books can say. */
export type WhyBelow =
  /** Other lots of the same goods are there: they were taken from the wrong one. */
  | 'another-lot'
  /** By the books the goods never came in. */
  | 'never-came'
  /** More left than came in: a count is due. */
  | 'more-left';

type Below = {
  /** What this till moved, by kind. */
  readonly moved: readonly KindMoved[];
  /** What the outlet's other tills did to it, all together. */
  readonly others: Quantity;
  /** What other lots of the product, or what no lot is known for, still have: at least 0. */
  readonly elsewhere: Quantity;
};

/** Why what is left of goods is below 0. */
export function whyBelow({ moved, others, elsewhere }: Below): WhyBelow {
  if (elsewhere > 0) return 'another-lot';
  const hasCome = moved.some(({ kind, quantity }) => kind !== 'return' && quantity > 0) || others > 0;
  return hasCome ? 'more-left' : 'never-came';
}
