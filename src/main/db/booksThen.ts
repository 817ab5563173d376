import type { Instant } from '../../shared/day.ts';
import type { LotId, ProductId } from '../../shared/id.ts';
import { type Quantity, quantity } from '../../shared/quantity.ts';
import type { Books } from '../../shared/stock/differences.ts';
import type { LotOnHand } from '../../shared/stock/pickLots.ts';
import type { ReadDb } from './sqlite.ts';

/** What the outlet's books had of each product at an instant, as far as this till knows. */
export type BooksThen = {
  readonly at: (product: ProductId, at: Instant) => Books;
  /** How much moved after one instant up to another, whichever way. */
  readonly movedBetween: (product: ProductId, after: Instant, upTo: Instant) => Quantity;
  /** Products of which the books have anything at all, now. */
  readonly products: readonly ProductId[];
};

type Held = { readonly product: ProductId; readonly lot: LotId | ''; readonly onHand: number };
type Move = { readonly product: ProductId; readonly lot: LotId | ''; readonly at: number; readonly quantity: number };
type KnownLot = Pick<LotOnHand, 'id' | 'receivedAt'> & {
  readonly product: ProductId;
  readonly expires: LotOnHand['expires'] | null;
};

/**
 * What the books have now, less what moved since. Own movements are those of the journal, to be caught up before; of the other tills
 * what they were told of, so what a neighbour sold before and has not sent yet is in the books of that instant still.
 * @param since an instant, and this till's first entry after it, before which nobody will ask
 */
export function booksThen(db: ReadDb, since: { readonly at: Instant; readonly seq: number }): BooksThen {
  const held = Map.groupBy(
    db.all<Held>('SELECT product, lot, sum(on_hand) AS onHand FROM held GROUP BY product, lot'),
    ({ product }) => product,
  );
  const moves = Map.groupBy(
    db.all<Move>(
      `SELECT product, lot, journal.at, quantity FROM movement JOIN journal USING (seq) WHERE movement.seq >= ?
       UNION ALL SELECT product, lot, at, quantity FROM told_moved WHERE at >= ?`,
      since.seq,
      since.at,
    ),
    ({ product }) => product,
  );
  const lots = Map.groupBy(
    db.all<KnownLot>('SELECT lot AS id, product, expires, received_at AS receivedAt FROM known_lot'),
    ({ product }) => product,
  );
  const onHand = (product: ProductId, at: Instant): Map<LotId | '', number> => {
    const sums = new Map<LotId | '', number>(held.get(product)?.map(({ lot, onHand: now }) => [lot, now]));
    for (const { lot, at: moved, quantity: by } of moves.get(product) ?? [])
      if (moved > at) sums.set(lot, (sums.get(lot) ?? 0) - by);
    return sums;
  };
  return {
    at(product, at) {
      const sums = onHand(product, at);
      const known = (lots.get(product) ?? []).map((lot) => onHandOf(lot, sums.get(lot.id) ?? 0));
      return { lots: known, loose: quantity(sums.get('') ?? 0) };
    },
    movedBetween: (product, after, upTo) =>
      quantity(
        (moves.get(product) ?? [])
          .filter(({ at }) => at > after && at <= upTo)
          .reduce((sum, { quantity: by }) => sum + Math.abs(by), 0),
      ),
    products: [...held.keys()],
  };
}

function onHandOf({ id, receivedAt, expires }: KnownLot, held: number): LotOnHand {
  return { id, receivedAt, onHand: quantity(held), ...(expires && { expires }) };
}

export function sumOfBooks({ lots, loose }: Books): Quantity {
  return quantity(lots.reduce((sum, { onHand }) => sum + onHand, loose as number));
}
