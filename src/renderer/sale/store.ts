import { create } from 'zustand';
import type { Cart } from '../../shared/cart/cart.ts';
import type { HeldCart } from '../../shared/cart/held.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { Receipt } from '../../shared/contract/sale.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import type { Priced } from '../../shared/pricing/priced.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { dismiss } from '../notice.ts';

/** From the first scan to the change in the buyer's hand. */
export type Stage =
  | { readonly at: 'selling' }
  /** What the buyer was shown when payment began is what is charged, or nothing is. */
  | {
      readonly at: 'paying';
      readonly sale: SaleId;
      readonly total: Dong;
      readonly busy: boolean;
      /** A VietQR code that they may have paid by already: it was shown when the surface was gone without anybody leaving it. */
      readonly qrShown: Cart['qrShown'];
    }
  | { readonly at: 'paid'; readonly receipt: Receipt };

/** What of a line its dialog asks for. */
export type LinePart = 'quantity' | 'discount' | 'price' | 'note';

/** The one dialog that stands over the counter. */
export type Asking =
  | { readonly of: 'line'; readonly line: number; readonly part: LinePart }
  /** How heavy something is that is about to go into the cart. */
  | { readonly of: 'product'; readonly product: Weighed }
  | { readonly of: 'sale-discount' }
  | { readonly of: 'held' }
  | { readonly of: 'missed' }
  /** A code that no product has. */
  | { readonly of: 'unknown'; readonly code: string }
  /** A code that the catalogue lists for several. `scan`: as the scanner sent it. */
  | {
      readonly of: 'choice';
      readonly code: string;
      readonly scan: string;
      readonly times: number | null;
      readonly options: RefusalOf<'shared-code'>['options'];
    }
  | { readonly of: 'keys' };

export type Weighed = Pick<ProductView, 'product' | 'name' | 'unit' | 'weighed' | 'price' | 'producer'>;

type SaleScreen = {
  /** A copy of the till's open cart; null until it has been fetched. */
  readonly cart: Cart | null;
  /** Its money, line by line, as the till decided it. */
  readonly priced: Priced | null;
  /** The line the last action touched; `count` tells two touches of one line apart. */
  readonly touched: { readonly line: number; readonly count: number } | null;
  /** The line the keys act on. */
  readonly selected: number | null;
  /** Said aloud by a screen reader when it cannot be read off the touched line. */
  readonly said: string;
  readonly stage: Stage;
  readonly asking: Asking | null;
  /** `3 ×`: how many of the next thing scanned or tapped. */
  readonly times: number | null;
  /** Carts put aside, the first first. */
  readonly held: readonly HeldCart[];
  /** A payment the till was asked for: whether it was made is not known yet. */
  readonly unsettled: InputOf<'sale.complete'> | null;
};

export const useSale = create<SaleScreen>(() => ({
  cart: null,
  priced: null,
  touched: null,
  selected: null,
  said: '',
  stage: { at: 'selling' },
  asking: null,
  times: null,
  held: [],
  unsettled: null,
}));

const { getState, setState } = useSale;

export function setTimes(times: number | null): void {
  setState({ times });
}

export function askFor(asking: Asking | null): void {
  // What was told before would lie over the dialog's keys.
  if (asking) dismiss();
  setState({ asking });
}

/** Puts this pad away, and no other that was opened since. */
export function doneAsking(asking: Asking): void {
  if (getState().asking === asking) askFor(null);
}

export function setStage(stage: Stage): void {
  setState({ stage });
}

/** Puts the paid sale away. */
export function startNext(): void {
  if (getState().stage.at === 'paid') setState({ stage: { at: 'selling' } });
}
