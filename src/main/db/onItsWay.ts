import type { Direction } from '../../shared/contract/transfer.ts';
import type { LotId, ProductId } from '../../shared/id.ts';
import { type Quantity, quantity } from '../../shared/quantity.ts';
import type { TransferKey } from '../../shared/stock/arrived.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import type { ReadDb } from './sqlite.ts';
import { untoldOf } from './transfer.ts';

/** Goods that left one shelf and stand on no other: a line of a transfer that nobody has accepted, as far as this till knows. */
export type WayLine = TransferKey & {
  readonly product: ProductId;
  /** Empty: of what no lot is known for. */
  readonly lot: LotId | '';
  readonly direction: Direction;
  readonly quantity: Quantity;
};

/** What comes to this outlet, and what it sent: at least 0, each. */
export type OnItsWay = { readonly coming: Quantity; readonly going: Quantity };

/** More than a till sends before it hears of its centre again. */
const MOST_UNTOLD = 1_000;

/** What this till sent and the centre has not told of: few, so a list of stock reads them once. */
export function untoldWay(db: ReadDb): WayLine[] {
  return untoldOf(db, MOST_UNTOLD)
    .filter(({ arrivals }) => arrivals.length === 0)
    .flatMap(({ device, entry, sent }) =>
      sent.lines.map(({ product, lot, quantity: of }) => ({
        device,
        entry,
        product,
        lot: lotKey(lot?.id),
        direction: 'out' as const,
        quantity: of,
      })),
    );
}

/** What the centre told of and this till has not accepted itself. */
const TOLD = `SELECT device, entry, product, lot, CASE is_out WHEN 1 THEN 'out' ELSE 'in' END AS direction, quantity
    FROM told_way AS way
   WHERE NOT EXISTS (SELECT 1 FROM accepted_transfer AS done WHERE done.device = way.device AND done.entry = way.entry)`;

/** @param untold of `untoldWay` */
export function wayOf(db: ReadDb, product: ProductId, untold: readonly WayLine[]): WayLine[] {
  const told = db.all<WayLine>(`${TOLD} AND product = ? ORDER BY entry, line`, product);
  return [...told, ...untold.filter((line) => line.product === product)];
}

/** The products of which anything is on its way. */
export function productsOnTheWay(db: ReadDb): ProductId[] {
  const told = db.all<{ product: ProductId }>(`SELECT DISTINCT product FROM (${TOLD})`);
  return [...new Set([...told, ...untoldWay(db)].map(({ product }) => product))];
}

export function onItsWay(lines: readonly WayLine[]): OnItsWay {
  const sum = (of: Direction) =>
    quantity(lines.reduce((all, line) => all + (line.direction === of ? line.quantity : 0), 0));
  return { coming: sum('in'), going: sum('out') };
}
