import type { Day } from '../day.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { Destination } from '../return/return.ts';
import type { Lot } from '../stock/lot.ts';
import type { StockEntry } from '../stock/moved.ts';
import { type Brought, broughtByReturned, broughtBySold } from './brought.ts';
import { NOTHING, plusReturned, plusSold, plusTaken, plusWent, type Sums } from './statement.ts';

/** What an entry adds to an owner's goods of one product, and of one lot or none, on its day. */
export type Brings = Pick<Brought, 'product' | 'name' | 'unit' | 'owner'> & {
  readonly lot: Omit<Lot, 'product'> | undefined;
  readonly day: Day;
  readonly sums: Sums;
};

/**
 * What an entry brings each owner: the one rule by which till and centre count. What was practised brings nothing. Goods that went
 * back to their producer are taken from what came in; all else that is written off stays owed for where it was bought.
 */
export function bringsOf(entry: StockEntry): readonly Brings[] {
  const { day } = entry.body;
  switch (entry.kind) {
    case 'sale':
      if (entry.body.training) return [];
      return entry.body.lines.flatMap(broughtBySold).map((brought) => brings(brought, day, plusSold(NOTHING, brought)));
    case 'return':
      if (entry.body.training) return [];
      return entry.body.lines.flatMap((line) =>
        broughtByReturned(line).map((brought) => brings(brought, day, backBy(brought, line.to))),
      );
    case 'goods-received':
      return entry.body.lines.map(({ lot: { product, ...lot }, name, unit, quantity: came }) => ({
        product,
        name,
        unit,
        owner: lot.owner,
        lot,
        day,
        sums: plusTaken(NOTHING, came),
      }));
    case 'goods-written-off': {
      const { why, lines } = entry.body;
      return ofLots(lines, day, ({ quantity: gone }) =>
        why === 'to-producer' ? gaveBack(gone) : plusWent(NOTHING, why, gone),
      );
    }
    case 'goods-sent':
      return ofLots(entry.body.lines, day, ({ quantity: gone }) => plusWent(NOTHING, 'away', gone));
    case 'goods-arrived':
      return ofLots(entry.body.lines, day, ({ arrived }) => plusWent(NOTHING, 'away', -arrived));
    case 'stock-adjusted': {
      const found = entry.body.lines.flatMap(({ product, name, unit, differences }) =>
        differences.map((difference) => ({ product, name, unit, ...difference })),
      );
      return ofLots(found, day, ({ quantity: by }) => plusWent(NOTHING, 'short', -by));
    }
  }
}

/** Money and goods alike come back; what is not put on the shelf again is lost to the owner, too. */
function backBy(brought: Brought, to: Destination): Sums {
  const back = plusReturned(NOTHING, brought);
  return to === 'stock' ? back : plusWent(back, 'spoilt', brought.quantity);
}

function gaveBack(gone: Quantity): Sums {
  return plusWent(plusTaken(NOTHING, quantity(-gone)), 'back', gone);
}

type OfLot = Pick<Brings, 'product' | 'name' | 'unit'> & { readonly lot?: Brings['lot'] };

/** Nobody is told of goods of no lot: whose they were does not stand there. */
function ofLots<Line extends OfLot>(lines: readonly Line[], day: Day, sumsOf: (line: Line) => Sums): Brings[] {
  return lines.flatMap((line) => {
    const { product, name, unit, lot } = line;
    return lot ? [{ product, name, unit, owner: lot.owner, lot, day, sums: sumsOf(line) }] : [];
  });
}

function brings({ product, name, unit, owner, lot }: Brought, day: Day, sums: Sums): Brings {
  return { product, name, unit, owner, lot, day, sums };
}
