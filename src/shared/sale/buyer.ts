import { z } from 'zod';

/** Who is buying, as the cashier sees it and nobody asks: from here, from elsewhere in the country, or from abroad. */
export const BuyerKind = z.enum(['local', 'domestic', 'foreign']);
export type BuyerKind = z.infer<typeof BuyerKind>;
