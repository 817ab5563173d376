import type { Day } from '../day.ts';
import type { Quantity } from '../quantity.ts';
import type { Element } from './gs1/elements.ts';
import type { Gs1Fault } from './gs1/fault.ts';
import type { InStoreLayout } from './inStore.ts';
import type { LabelSays } from './labelSays.ts';

/** A product, and all that its code says of the thing in the hand. */
export type Named<P> = LabelSays & {
  readonly product: P;
  /** As the code says it, a weight or a number of pieces; null where it says none: one piece, or a weight to be asked for. */
  readonly quantity: Quantity | null;
  /** The code is that of a carton of it: how many are inside it does not say. */
  readonly carton?: true;
  /** What a GS1 label says, whole. */
  readonly elements?: readonly Element[];
};

/** What a scan turned out to be. `P` is whatever the catalogue's look-up answers. */
export type Scan<P> =
  | ({ readonly scan: 'product' } & Named<P>)
  /** Past the day that its label says; never sold. */
  | ({ readonly scan: 'expired'; readonly on: Day } & Named<P>)
  /** The catalogue lists the code for several: never guessed. */
  | ({ readonly scan: 'choose'; readonly products: readonly P[] } & Nameless)
  | { readonly scan: 'bad-check-digit'; readonly code: string }
  /** Meant as GS1, and against its rules: misread, or misprinted. */
  | { readonly scan: 'bad-gs1'; readonly code: string; readonly fault: Gs1Fault }
  /** A GS1 label whose scanner does not say that it is one: its lot and dates cannot be told apart with certainty. */
  | { readonly scan: 'unmarked-gs1'; readonly code: string }
  /** A web address, mostly of somebody's traceability: named, and never opened. `fault`: why it is no GS1 Digital Link. */
  | { readonly scan: 'link'; readonly code: string; readonly fault?: Gs1Fault }
  /** The code on one of our slips: opens the sale it is of, and is never sold. */
  | { readonly scan: 'slip'; readonly code: string }
  | ({ readonly scan: 'badge' } & Nameless)
  | ({ readonly scan: 'coupon' } & Nameless)
  | ({ readonly scan: 'unknown' } & Nameless);

/** A code that names no one product; of a GS1 label with all that it says. */
type Nameless = { readonly code: string; readonly elements?: readonly Element[] };

/** What a scan is looked up in. */
export type ScanContext<P> = {
  /** All that are listed under a 14-digit key, or under the text itself. */
  readonly lookUp: (code: string) => readonly P[];
  /** Asked only where a label says a date. */
  readonly today: () => Day;
  /** What in-store codes hold besides our own; asked only where a code may be one. */
  readonly layouts?: () => readonly InStoreLayout[];
};
