import type { Carriers } from './carriers.ts';
import type { Good } from './good.ts';
import type { Goods } from './goods.ts';
import type { Label } from './read.ts';

export type ProductShown = {
  readonly goods: Goods;
  readonly carriers: Carriers;
  readonly good: Good;
  /** Of the pack in somebody's hand, where a label led here. */
  readonly label?: Label;
  /** The last day of its lot as the outlets received it. */
  readonly lotExpires?: string | null;
};
