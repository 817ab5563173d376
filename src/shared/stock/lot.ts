import { z } from 'zod';
import { Day } from '../day.ts';
import { LotId, ProducerId, ProductId } from '../id.ts';
import { DONG_LIMIT, Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';

/**
 * What the owner of goods gets for them: consigned (*ký gửi*) what was paid less a commission, per mille of it; bought in
 * (*mua đứt*) what they cost, per unit, whether they are sold or not.
 */
export const Terms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consigned'), perMille: z.int().min(0).max(1000) }),
  z.object({ kind: z.literal('bought'), cost: Dong.refine((cost) => cost >= 0 && cost < DONG_LIMIT) }),
]);
export type Terms = z.infer<typeof Terms>;

/** As printed on the pack or the carton (GS1 AI 10 has 20 characters, a stamp on a jar may have more); empty where there is none. */
export const LotCode = z.string().trim().max(40);

/**
 * Goods of one product that came in together (*lô*): they expire on one day, belong to one owner and are settled on one set of
 * terms. What differs in any of that is another lot, also where the pack says the same.
 */
export const Lot = z.object({
  /** Made where the goods were received: two tills that write down one delivery make two lots of it. */
  id: LotId,
  product: ProductId,
  code: LotCode,
  /** The last day on which it may be sold; absent where nothing is printed. */
  expires: Day.optional(),
  owner: z.object({ id: ProducerId, name: z.string() }),
  terms: Terms,
});
export type Lot = z.infer<typeof Lot>;

/** Goods of a lot that moved, with all that is told of the lot where they did. */
export const LotMoved = Lot.omit({ product: true }).extend({ quantity: Quantity.refine((moved) => moved > 0) });
export type LotMoved = z.infer<typeof LotMoved>;

/** How many lots goods of one line may be of: more than any shelf has of one product. */
export const MOST_LOTS = 50;

/** A day after the last one is too late; what has none never is. */
export function isExpired({ expires }: Pick<Lot, 'expires'>, day: Day): boolean {
  return expires !== undefined && expires < day;
}

/** Whether goods that come in are more of a lot that is there. */
export function isSameLot(one: Omit<Lot, 'id'>, other: Omit<Lot, 'id'>): boolean {
  return (
    one.product === other.product &&
    one.code === other.code &&
    one.expires === other.expires &&
    one.owner.id === other.owner.id &&
    areSameTerms(one.terms, other.terms)
  );
}

export function areSameTerms(one: Terms, other: Terms): boolean {
  if (one.kind === 'consigned') return other.kind === 'consigned' && one.perMille === other.perMille;
  return other.kind === 'bought' && one.cost === other.cost;
}
