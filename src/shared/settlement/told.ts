import { z } from 'zod';
import { Day } from '../day.ts';
import { DeviceId, LotId, ProducerId, ProductId } from '../id.ts';
import { Counted } from './counted.ts';
import { SomeWent } from './went.ts';

/**
 * What another till of the outlet did to what an owner is owed, all its entries together: what goods brought on a day, what
 * settlements took of goods, or where the owner's account stands. What there is not of its part is 0, '' or null. Money in đồng,
 * quantities in thousandths.
 */
export const ToldOwed = z.object({
  kind: z.literal('owed'),
  part: z.enum(['brought', 'settled', 'account']),
  device: DeviceId,
  till: z.int().positive(),
  owner: ProducerId,
  ownerName: z.string(),
  /** Null: an account is of all goods. */
  product: ProductId.nullable(),
  name: z.string(),
  unit: z.string(),
  /** Null: goods for which no lot is known. */
  lot: LotId.nullable(),
  /** Only of what goods brought. */
  day: Day.nullable(),
  sold: z.int(),
  returned: z.int(),
  taken: z.int(),
  /** By buyers; of an account what the owner was paid. */
  paid: z.int(),
  shop: z.int(),
  producer: z.int(),
  programme: z.int(),
  commission: z.int(),
  payable: z.int(),
  until: Day.nullable(),
  perMille: z.int().nullable(),
  /** What became of goods that were not sold; absent where nothing did, and from a centre of before that was told. */
  went: SomeWent.optional(),
  /** Of what settlements took: what the last of them had counted; absent where none says it. */
  counted: z.array(Counted).optional(),
  /** As of what is held (`ToldHeld`): it never falls, and of two words that with the higher one is the newer. */
  seq: z.int().nonnegative(),
});
export type ToldOwed = z.infer<typeof ToldOwed>;
