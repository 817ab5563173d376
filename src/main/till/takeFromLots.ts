import type { Day } from '../../shared/day.ts';
import type { LotId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { type Quantity, quantity } from '../../shared/quantity.ts';
import type { PackSays } from '../../shared/sale/pack.ts';
import type { Goods, SaleBody, SaleLine } from '../../shared/sale/sale.ts';
import type { Lot, LotMoved } from '../../shared/stock/lot.ts';
import { namedBy, pickLots } from '../../shared/stock/pickLots.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { hasLots, type Shelf, shelfOf } from '../db/stock.ts';

/**
 * A sale with the lots its goods are taken from. It refuses nothing: what is paid for is sold, also where its last day passed
 * since it was shown. What is practised, and goods for which no lot is known, it leaves as they are.
 * @param day the one that decides what is expired; asked only where lots are known
 */
export function takeFromLots(db: ReadDb, sale: SaleBody, day: () => Day): SaleBody {
  if (sale.training || !hasLots(db)) return sale;
  const take = openShelves(db, day());
  // Goods whose label names their lot come first, so that what is left of it is not given away to others.
  const inTurn = [...sale.lines.entries()].toSorted(([, a], [, b]) => Number(!a.pack) - Number(!b.pack));
  const taken = new Map(inTurn.map(([at, line]) => [at, ofLots(line, take)]));
  return { ...sale, lines: sale.lines.map((_, at) => must(taken.get(at), `line ${at}`)) };
}

type Take = (goods: Goods, pack?: PackSays) => { readonly lots?: LotMoved[] };

function ofLots(line: SaleLine, take: Take): SaleLine {
  if (!line.parts) return { ...line, ...take(line, line.pack) };
  return { ...line, parts: line.parts.map((part) => ({ ...part, ...take(part) })) };
}

/** What one line takes, the next does not find. */
function openShelves(db: ReadDb, day: Day): Take {
  const shelves = new Map<ProductId, Shelf>();
  return ({ product, quantity: wanted }, pack) => {
    const shelf = shelves.get(product) ?? shelfOf(db, product);
    const picks = picksFrom(shelf, { wanted, day, pack });
    shelves.set(product, less(shelf, picks, wanted));
    const byId = new Map(shelf.lots.map((lot) => [lot.id, lot]));
    const lots = [...picks].map(([id, of]) => moved(must(byId.get(id), `lot ${id}`).whole(), of));
    return lots.length > 0 ? { lots } : {};
  };
}

type Wanted = { readonly wanted: Quantity; readonly day: Day; readonly pack: PackSays | undefined };

function picksFrom({ lots, loose }: Shelf, { wanted, day, pack }: Wanted): ReadonlyMap<LotId, Quantity> {
  const picking = { loose, named: namedBy(pack, lots) };
  const picks = pickLots(lots, wanted, day, picking);
  const all = 'expired' in picks ? pickLots(lots, wanted, day, { ...picking, evenExpired: true }) : picks;
  return new Map('expired' in all ? [] : all.map(({ lot, quantity: of }) => [lot, of]));
}

function less({ lots, loose }: Shelf, picks: ReadonlyMap<LotId, Quantity>, wanted: Quantity): Shelf {
  const picked = [...picks.values()].reduce((sum, of) => sum + of, 0);
  return {
    lots: lots.map((lot) => ({ ...lot, onHand: quantity(lot.onHand - (picks.get(lot.id) ?? 0)) })),
    loose: quantity(loose - (wanted - picked)),
  };
}

function moved(whole: Lot, of: Quantity): LotMoved {
  const { product: _, ...lot } = whole;
  return { ...lot, quantity: of };
}
