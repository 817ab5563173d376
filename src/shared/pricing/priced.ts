import { z } from 'zod';
import { Dong } from '../money.ts';
import { Off } from '../sale/off.ts';

export const PricedLine = z.object({
  /** As the cart counts it. */
  line: z.int().positive(),
  /** price × quantity */
  gross: Dong,
  /** In the order they are taken off: promotions, the line's discount, its share of the sale's. */
  offs: z.array(Off),
  /** What is paid for it. */
  amount: Dong,
});
export type PricedLine = z.infer<typeof PricedLine>;

/** A cart with its money decided, line by line. */
export const Priced = z.object({ lines: z.array(PricedLine), gross: Dong, total: Dong });
export type Priced = z.infer<typeof Priced>;
